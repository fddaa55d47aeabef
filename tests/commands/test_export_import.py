"""A run goes out in several formats at once, and what was judged elsewhere comes in."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generators.topics import Intent
from harness.cli import commands
from harness.errors import ConfigurationError
from harness.golden import load_golden
from tests.judging.comparing.runs import MEDIUM, STRONG, N, Runs, first, missed
from tests.systems.over_indices import written_over

ALIKE = "topics of the same text as another, whose judgements differ: the first by its id is there"
SERVICE = Path(__file__).parent.parent.parent / "examples" / "person_service" / "system"


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return Runs(tmp_path, guarded=[3])(answers={STRONG: first(1, missed)}, left_out=[MEDIUM]).path


def invoked(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words])


def refused(*words: object) -> str:
    error = invoked(*words).exception
    assert isinstance(error, ConfigurationError)
    return str(error)


def test_formats_are_written_together_with_what_each_cannot_hold(run: Path, tmp_path: Path) -> None:
    told = invoked("export", run, "--trec", tmp_path / "trec", "--quepid", tmp_path / "q.csv").output.splitlines()

    assert told == [
        f"{tmp_path / 'trec'}: {2 * N} topics of reference",
        "  not there: 2 pages on which warning markers are shown",
        f"{tmp_path / 'q.csv'}: 1 queries of reference",
        "  not there: 2 topics that say with which warning markers people are shown",
        f"  not there: {2 * N} answers, failed ones too: only judgements go out",
        f"  not there: {2 * N} topics by their boxes, ids, classes and tiers: one text stands for each, box:value",
        f"  not there: {2 * N - 2} {ALIKE}",
    ]


def test_something_must_be_written_and_not_twice_to_one_file(run: Path, tmp_path: Path) -> None:
    assert refused("export", run) == (
        "nothing to write: say one or more of --trec, --quepid, --rank-eval, --opensearch"
    )
    assert "cannot be written to one file" in refused(
        "export", run, "--quepid", tmp_path / "x", "--opensearch", tmp_path / "x"
    )
    assert "--quepid" in refused("export", run, "--quepid", tmp_path / "nowhere" / "x")


def test_only_one_kind_is_written_where_it_is_said(run: Path, tmp_path: Path) -> None:
    told = invoked("export", run, "--kind", "incident", "--quepid", tmp_path / "q.csv").output

    assert told == f"{tmp_path / 'q.csv'}: 0 queries of reference\n"


def test_a_body_has_the_request_of_the_system_and_no_more_than_is_taken(run: Path, tmp_path: Path) -> None:
    body = tmp_path / "body.json"
    template = '{"size": {{ size }}, "aggs": {}, "query": {"match": {"name": {{ query.surname | tojson }}}}}'
    indices = {Intent.PERSON: "people", Intent.INCIDENT: "logs"}
    folder = written_over(indices, tmp_path / "system", of_person='id_field = "ref"\nrouting = "n"')
    (folder / "person.search.json.j2").write_text(template, encoding="utf-8")

    told = invoked("export", run, "--rank-eval", body, "--system", folder).output
    written = json.loads(body.read_text(encoding="utf-8"))

    assert written["metric"] == {"recall": {"k": 10, "relevant_rating_threshold": 2}}
    assert len(written["requests"]) == 2 * N
    assert written["requests"][0] == {
        "id": f"{STRONG}/N0 surname:Munoz",
        "request": {"size": 10, "query": {"match": {"name": "Munoz"}}},
        "ratings": [{"_index": "people", "_id": "N0", "rating": 2}],
    }
    assert f"  not there: {2 * N} ids of documents: records go by 'ref', and stand where _id is asked for\n" in told
    assert "requests without what _rank_eval refuses" in told
    assert "requests of which preference and routing are not there" in told
    assert "of an alias, hits bear the name of the index behind it" in told


def test_a_template_that_the_cluster_keeps_is_named(run: Path, tmp_path: Path) -> None:
    indices = {Intent.PERSON: "people-*", Intent.INCIDENT: "logs"}
    folder = written_over(indices, tmp_path / "system", of_person='stored = "theirs"\nparams = "params.json.j2"')
    text = (folder / "system.toml").read_text(encoding="utf-8")
    (folder / "system.toml").write_text(text.replace('request = "person.search.json.j2"\n', ""), encoding="utf-8")
    (folder / "params.json.j2").write_text('{"surname": {{ query.surname | tojson }}}', encoding="utf-8")

    told = invoked("export", run, "--rank-eval", tmp_path / "body.json", "--system", folder).output
    written = json.loads((tmp_path / "body.json").read_text(encoding="utf-8"))

    assert written["templates"] == [{"id": "theirs", "template": {"id": "theirs"}}]
    assert written["requests"][0] == {
        "id": f"{STRONG}/N0 surname:Munoz",
        "template_id": "theirs",
        "params": {"surname": "Munoz"},
        "ratings": [{"_index": "INDEX", "_id": "N0", "rating": 2}],
    }
    assert "INDEX stands for it (--index)" in told
    again = invoked("export", run, "--rank-eval", tmp_path / "b.json", "--system", folder, "--index", "people-1").output
    assert "INDEX" not in again + (tmp_path / "b.json").read_text(encoding="utf-8")


def test_a_search_that_is_asked_otherwise_has_no_requests(run: Path, tmp_path: Path) -> None:
    said = refused("export", run, "--rank-eval", tmp_path / "body.json", "--system", SERVICE)

    assert said.endswith("is asked by no requests to an Elasticsearch (kind = 'http'), so there are none to evaluate")
    assert not (tmp_path / "body.json").exists()


@pytest.mark.parametrize(("name", "topics"), [("trec", 2 * N), ("quepid", 1), ("rank-eval", 2 * N), ("opensearch", 1)])
def test_what_went_out_comes_in(run: Path, tmp_path: Path, name: str, topics: int) -> None:
    file, golden = tmp_path / "out", tmp_path / "golden"
    invoked("export", run, f"--{name}", file)

    told = invoked("import", file, "--from", name, "--kind", "person", "--out", golden).output

    assert told == (f"{golden / 'person' / 'out.ndjson'}: {topics} golden topics of {topics} judged questions\n")
    suite = load_golden(golden)
    assert {topic.typed.typed()["surname"] for topic in suite.topics} == {"Munoz"}
    assert len(suite.topics) == topics


def test_what_is_imported_takes_no_place_of_something_else(run: Path, tmp_path: Path) -> None:
    file, golden = tmp_path / "q.csv", tmp_path / "golden"
    words = ("import", file, "--from", "quepid", "--kind", "person", "--out", golden)
    invoked("export", run, "--quepid", file)

    invoked(*words)

    assert "is there already" in refused(*words)
    (golden / "cast").mkdir()
    assert "has a cast to plant" in refused(*words[:-1], golden)


def test_where_nothing_can_be_imported_it_is_said_why(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("query,docid,rating\nJon Smyth,N1,2\nunrated,,\n", encoding="utf-8")

    said = refused("import", tmp_path / "q.csv", "--from", "quepid", "--kind", "person", "--out", tmp_path / "golden")

    assert said.splitlines() == [
        f"nothing in {tmp_path / 'q.csv'} can be imported",
        "  not there: 1 questions that nobody judged",
        "  not there: 1 questions of one text: --box says into which box it is typed",
    ]
    assert not (tmp_path / "golden").exists()


def test_a_box_that_no_form_has_is_refused_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("query,docid,rating\nJon Smyth,N1,2\n", encoding="utf-8")

    said = refused(
        "import", tmp_path / "q.csv", "--from", "quepid", "--kind", "person", "--out", tmp_path, "--box", "surnam"
    )

    assert said == "--box surnam: the form of person has no such box; did you mean 'surname'?"
