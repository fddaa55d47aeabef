"""A run as the files of TREC: other tools come to the figures of the harness, of the files alone."""

import json
import shutil
import subprocess
from pathlib import Path

import ir_measures
import pytest
from click.testing import CliRunner
from hypothesis import given
from ir_measures import RR, R, Success, nDCG

from generators.topics import PAGE, Topic
from harness.cli import commands
from harness.exchange.exported import Exported
from harness.exchange.trec import qrels_lines, query_lines, run_lines, what_is_lost
from harness.judging.measures import assess, means
from harness.runs import Part, Ranking
from harness.runs.file import SavedRun, write_run
from tests.judging.comparing.runs import JUDGED, MEDIUM, STRONG, Runs, first
from tests.runs.strategies import parts
from tests.runs.test_file import run_of

TREC_EVAL = shutil.which("trec_eval") or ""
MEASURES = {
    "recall": R(rel=2) @ PAGE,
    "success": Success(rel=2) @ 1,
    "reciprocal_rank": RR(rel=2) @ PAGE,
    "ndcg": nDCG @ PAGE,
}


def second(asked: Topic) -> Ranking:
    return Ranking(topic=asked.id, hits=("N9999", asked.record), scores=(2.0, 2.0), size=10, total=2)


def test_other_tools_come_to_the_same_figures(tmp_path: Path) -> None:
    saved = Runs(tmp_path)(answers={STRONG: first(7), MEDIUM: first(40, second)})
    folder = tmp_path / "trec"

    done = CliRunner().invoke(commands, ["export", str(saved.path), "--trec", str(folder)], catch_exceptions=False)

    there = ir_measures.calc_aggregate(
        MEASURES.values(),
        list(ir_measures.read_trec_qrels(str(folder / "qrels.txt"))),  # type: ignore[no-untyped-call]
        list(ir_measures.read_trec_run(str(folder / "run.txt"))),  # type: ignore[no-untyped-call]
    )
    here, asked = figures(saved), sum(len(part.topics) for of in saved.run.classes if (part := saved.run.part(of.id)))
    assert done.output.startswith(f"{folder}: {asked:,} topics of ")
    assert {name: round(there[measure], 4) for name, measure in MEASURES.items()} == pytest.approx(
        {name: round(value, 4) for name, value in here.items()}
    )
    assert len((folder / "topics.tsv").read_text(encoding="utf-8").splitlines()) == asked
    assert len((folder / "queries.jsonl").read_bytes().splitlines()) == asked


@pytest.mark.skipif(not TREC_EVAL, reason="there is no trec_eval here (github.com/usnistgov/trec_eval)")
def test_the_program_of_trec_itself_comes_to_the_same_figures(tmp_path: Path) -> None:
    saved, folder = Runs(tmp_path)(answers={STRONG: first(7), MEDIUM: first(40, second)}), tmp_path / "trec"
    CliRunner().invoke(commands, ["export", str(saved.path), "--trec", str(folder)], catch_exceptions=False)

    names = {"recall.10": "recall", "success.1": "success", "recip_rank": "reciprocal_rank", "ndcg_cut.10": "ndcg"}
    asked = [word for name in names for word in ("-m", name)]
    files = [str(folder / name) for name in ("qrels.txt", "run.txt")]
    done = subprocess.run([TREC_EVAL, "-l", "2", *asked, *files], check=True, capture_output=True, text=True)

    there = dict(line.split("\tall\t") for line in done.stdout.splitlines())
    here = figures(saved)
    assert {name.strip(): float(value) for name, value in there.items()} == {
        name.replace(".", "_"): round(here[ours], 4) for name, ours in names.items()
    }


def figures(saved: SavedRun) -> dict[str, float]:
    parts = [part for asked in saved.run.classes if (part := saved.run.part(asked.id))]
    answers = {answer.topic: answer for part in parts for answer in part.answers if isinstance(answer, Ranking)}
    return means([assess(topic, answers[topic.id]) for part in parts for topic in part.topics])._asdict()


@given(parts())
def test_what_is_read_back_is_what_was_judged_and_ranked(part: Part) -> None:
    exported = Exported.of(part)
    named = {"_".join(topic.id.split()) or "_": topic for topic in part.topics if topic.wanted}

    judged = [line.split(" ") for line in qrels_lines(exported)]
    ranked = [line.split(" ") for line in run_lines(exported, "a system")]

    assert all(len(fields) == 4 for fields in judged)
    assert all(len(fields) == 6 for fields in ranked)
    if len(named) == len(exported.topics):
        assert {(q, record): int(grade) for q, _, record, grade in judged} == {
            (name, record): grade for name, topic in named.items() for record, grade in topic.judgements.items()
        }
        for name, topic in named.items():
            own = [(float(score), record) for q, _, record, _, score, _ in ranked if q == name]
            ranking = exported.rankings.get(topic.id)
            assert [record for _, record in sorted(own, reverse=True)] == list(ranking.hits if ranking else ())
            assert len({score for score, _ in own}) == len(own)


@given(parts())
def test_a_query_is_an_object_a_line_with_every_box_as_it_was_typed(part: Part) -> None:
    exported = Exported.of(part)

    lines = list(query_lines(exported))

    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert [json.loads(line) for line in lines] == [
        {"query_id": "_".join(topic.id.split()) or "_", **topic.typed.typed()} for topic in exported.topics
    ]


@given(parts())
def test_what_they_cannot_hold_is_said(part: Part) -> None:
    said = " ".join(what_is_lost([part]))

    assert ("must not be shown" in said) is any(topic.forbidden for topic in part.topics)
    assert ("want no record" in said) is any(not topic.wanted for topic in part.topics)
    assert ("there is no ranking" in said) is (len(Exported.of(part).rankings) < len(part.topics))


def test_a_folder_that_cannot_be_made_is_said_in_one_message(tmp_path: Path) -> None:
    write_run(tmp_path / "run.zip", run_of({}), JUDGED)

    done = CliRunner().invoke(
        commands, ["export", str(tmp_path / "run.zip"), "--trec", str(tmp_path / "run.zip" / "x")]
    )

    assert "could not be written" in str(done.exception)
