"""A search that only its maker can ask: questions go out as a file, and what comes back is judged as any other."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result

from generators.disk import read_corpus
from generators.queries import IncidentQuery, PersonQuery
from generators.topics import CLASSES
from harness.backends.base import Question
from harness.backends.elasticsearch import ElasticsearchBackend
from harness.cli import commands, main
from harness.engine import Engine, EngineRequest
from harness.errors import ExitStatus
from harness.golden import find_golden
from harness.judging.of_run import judge_run
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.loading.index import private_indices
from harness.measuring.asking import ask_class
from harness.measuring.session import open_session
from harness.measuring.stopwatch import Stopwatch
from harness.runs import Failure
from harness.runs.file import read_run
from harness.settings import Settings
from harness.systems import reference_system
from tests.acceptance.conftest import Harness, unbroken

SIZES = ("--people", "500", "--incidents", "400", "--topics", "4")
COLUMNS = ("question", "rank", "record", "score", "markers", "total", "failure")
MARKS = """
name = "acme"
kind = "answers"
[person]
[incident]
"""

Row = dict[str, str]


class Exchange(NamedTuple):
    """A corpus, and what a program that knows nothing of it but the questions found."""

    corpus: Path
    rows: list[Row]


def their_program(engine: Engine, corpus: Path, questions: Path) -> list[Row]:
    """Ask a search over the records that were handed over, and write down what it shows."""
    kinds = {"person": PersonQuery, "incident": IncidentQuery}
    lines = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    asked = [Question(kinds[q["kind"]](**q["typed"]), q["hits"], topic=q["question"]) for q in lines]
    system = reference_system()
    rows: list[Row] = []
    with engine.client() as client, private_indices(client, system, read_corpus(corpus), progress=False) as indices:
        for answer in ElasticsearchBackend(client, system, indices).answer(asked):
            assert not isinstance(answer, Failure)
            empty = Row(dict.fromkeys(COLUMNS, ""), question=answer.topic, total=str(answer.count or ""))
            rows += [
                empty
                | {
                    "rank": str(rank),
                    "record": hit,
                    "score": str(score),
                    "markers": " ".join(answer.markers.get(hit, ())),
                }
                for rank, (hit, score) in enumerate(zip(answer.hits, answer.scores, strict=True), start=1)
            ] or [empty]
    return rows


@pytest.fixture(scope="module")
def exchange(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Exchange:
    folder = tmp_path_factory.mktemp("exchange")
    corpus, questions = folder / "corpus", folder / "questions.ndjson"
    for words in (
        ("corpus", *SIZES, "--out", str(corpus)),
        ("questions", "--corpus", str(corpus), "--out", str(questions)),
    ):
        CliRunner().invoke(commands, words, catch_exceptions=False)
    return Exchange(corpus, their_program(engine, corpus, questions))


Judge = Callable[..., Result]


@pytest.fixture
def judge(exchange: Exchange, tmp_path: Path) -> Judge:
    """Judges rows of answers, with further options."""

    def judge(rows: list[Row], *options: str) -> Result:
        path = tmp_path / "acme.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        words = ("judge", "--answers", str(path), "--corpus", str(exchange.corpus), *options)
        return CliRunner().invoke(commands, words)

    return judge


def test_answers_got_elsewhere_come_to_what_they_come_to_here(
    exchange: Exchange, judge: Judge, engine: Engine, tmp_path: Path
) -> None:
    kept = tmp_path / "run.zip"
    settings = Settings.from_options({"corpus": exchange.corpus})
    request = EngineRequest.from_environment(es_url=engine.url)

    judge(exchange.rows, "--save-run", str(kept))
    there = {c.result.id: c.result for c in judge_run(read_run(kept).run, Policy.default(), progress=False).classes}
    with open_session(settings, request, find_golden(settings.golden), progress=False) as session:
        here = {c: ClassResult.from_part(*ask_class(session, Stopwatch(), CLASSES[c])) for c in there}

    assert set(there) == set(CLASSES)
    assert {c: (r.n, r.found, r.empty, r.wrong_top) for c, r in there.items()} == {
        c: (r.n, r.found, r.empty, r.wrong_top) for c, r in here.items()
    }


def test_what_was_not_asked_is_named_and_never_held(exchange: Exchange, judge: Judge) -> None:
    told = unbroken(judge(exchange.rows).output)

    assert "relations not asked; person and incident records not looked up)" in told
    assert "the search cannot give out a record by its id: records/person, records/incident" in told
    assert "the search cannot answer what is made up while it is asked" in told
    assert "on answers in acme.csv (" in told


def test_a_question_without_an_answer_is_invalid_and_an_empty_page_is_none(exchange: Exchange, judge: Judge) -> None:
    first = exchange.rows[0]["question"]
    others = [row for row in exchange.rows if row["question"] != first]

    assert judge(others).exit_code == ExitStatus.INVALID
    assert f"acme.csv has no answer to question {first}" in judge(others, "-vv").output
    assert judge([*others, Row(dict.fromkeys(COLUMNS, ""), question=first)]).exit_code != ExitStatus.INVALID


def test_a_question_that_failed_is_invalid(exchange: Exchange, judge: Judge) -> None:
    first = exchange.rows[0]["question"]
    others = [row for row in exchange.rows if row["question"] != first]

    failed = judge([*others, Row(dict.fromkeys(COLUMNS, ""), question=first, failure="HTTP 500")], "-vv")

    assert failed.exit_code == ExitStatus.INVALID
    assert "HTTP 500" in failed.output


def test_answers_to_other_questions_are_refused(exchange: Exchange, judge: Judge) -> None:
    refused = judge([*exchange.rows, exchange.rows[0] | {"question": "0" * 16}])

    assert "0000000000000000 is no question about this corpus, nor are 0 others" in str(refused.exception)


def test_a_system_of_its_own_says_what_it_is_called_and_known_to_fail(
    exchange: Exchange, judge: Judge, tmp_path: Path
) -> None:
    known = reference_system().known_failures
    marks = "\n".join(f'"{name}" = "{reason}"' for name, reason in known.items())
    (tmp_path / "system.toml").write_text(f"{MARKS}\n[known_failures]\n{marks}\n", encoding="utf-8")

    told = judge(exchange.rows, "--system", str(tmp_path))

    assert "acme (" in told.output
    assert told.exit_code == ExitStatus.UNDECIDED  # so few topics decide nothing
    assert all(name in told.output for name in known)


def test_what_goes_with_answers_alone_is_said(
    exchange: Exchange, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["search-harness", "judge", "--corpus", str(exchange.corpus)])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == ExitStatus.USAGE
    assert capsys.readouterr().err == "error: --corpus goes with --answers\n"


def test_it_cannot_be_asked_from_here(run: Harness, tmp_path: Path) -> None:
    (tmp_path / "system.toml").write_text(MARKS, encoding="utf-8")

    done = run("--system", str(tmp_path))

    assert done.returncode == ExitStatus.USAGE
    assert "system.toml, kind: 'answers' is not loaded and asked from here" in unbroken(done.stdout)
