"""What is indexed of a record is what the folder makes of it."""

from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.corpus import Corpus
from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.systems import load_indexed, reference_system
from harness.systems.documents import read_document
from harness.systems.files import SystemFiles
from harness.systems.filters import day_first
from tests.systems.other_fields import written_with_other_fields


def files(**texts: str) -> SystemFiles:
    return SystemFiles(contents={name.replace("_", "."): text.encode() for name, text in texts.items()})


def test_what_has_no_template_is_indexed_as_it_is(small_corpus: Corpus) -> None:
    searched = reference_system().intents[Intent.PERSON]

    assert orjson.loads(searched.indexed(small_corpus.people[0])) == small_corpus.people[0].document()


def test_a_template_loses_nothing(tmp_path: Path, small_corpus: Corpus) -> None:
    searched = load_indexed(written_with_other_fields(tmp_path / "system")).intents[Intent.PERSON]

    for person in small_corpus.people:
        canonical, made = person.document(), orjson.loads(searched.indexed(person))
        assert [name["family"] for name in made["known_as"]] == [name["surname"] for name in canonical["names"]]
        assert made["warnings"] == canonical["markers"]
        assert (made["dob"] or "").split("/")[::-1] == (canonical["date_of_birth"] or "").split("-")
        assert made["lived_at"][:1] == [
            {
                "premises": place["house"],
                "road": place["street"],
                "locality": place["town"],
                "post_code": place["postcode"],
                "current": place["current"],
            }
            for place in canonical["addresses"][:1]
        ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ query.surname }}", "a: unknown variable 'query'; allowed: record"),
        ('{"a": {{ record.surnam | tojson }}}', "a, line 1: a record has no 'surnam' there; allowed: addresses, "),
        (
            '{"a": {{ record.name | tojson }}}',
            "a, line 1: a record has no 'name' there; did you mean 'names'?; so it is",
        ),
        ('{"a": "{{ record.names[0].surname }}",\n"b" }', "a makes no JSON: unexpected character"),
        ('["{{ record.id }}"]', """a makes no JSON object, but '["N0000001"]'; so it is for {'id': 'N0000001'"""),
        ('{"a": "{{ record.date_of_birth[:4] }}"}', "a, line 1: 'NoneType' object is not subscriptable; so it is for"),
        ("{% for name in record.names %}", "a, line 1: Unexpected end of template"),
    ],
    ids=["query", "no such field", "a field nearly so called", "no JSON", "no object", "no date", "syntax"],
)
def test_a_template_that_makes_no_document_is_refused(text: str, said: str) -> None:
    with pytest.raises(SystemFolderError) as refused:
        read_document(files(a=text), "a", Intent.PERSON)

    assert str(refused.value).startswith(said)


def test_a_record_that_holds_a_template_is_text_to_it() -> None:
    template = read_document(files(a='{"n": {{ record.names[0].surname | tojson }}}'), "a", Intent.PERSON)

    @given(st.text())
    def holds(surname: str) -> None:
        assert template.document({"names": [{"surname": surname}]}) == {"n": surname}

    holds()


@pytest.mark.parametrize(
    ("iso", "said"), [("1984-03-09", "09/03/1984"), ("1984-03", "03/1984"), ("1984", "1984"), (None, "")]
)
def test_a_date_has_its_day_first_as_far_as_it_is_known(iso: str | None, said: str) -> None:
    assert day_first(iso) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be read as JSON"),
        ("[]", "must hold a JSON object"),
        ('{"description": "x"}', "must hold a list of `processors`"),
        (
            '{"processors": [{"pipeline": {"name": "theirs"}}]}',
            "the processor 'pipeline' uses what lies in the cluster",
        ),
        (
            '{"processors": [{"foreach": {"field": "a", "processor": {"enrich": {"policy_name": "p"}}}}]}',
            "the processor 'enrich' uses what lies in the cluster",
        ),
        ('{"processors": [{"script": {"id": "stored"}}]}', "the processor 'script' uses what lies in the cluster"),
        (
            '{"processors": [], "on_failure": [{"inference": {"model_id": "m"}}]}',
            "the processor 'inference' uses what lies in the cluster",
        ),
    ],
    ids=["no JSON", "no object", "no processors", "pipeline", "nested", "stored script", "on failure"],
)
def test_a_pipeline_that_depends_on_the_cluster_is_refused(tmp_path: Path, text: str, said: str) -> None:
    folder = written_with_other_fields(tmp_path / "system")
    (folder / "person.pipeline.json").write_text(text, encoding="utf-8")

    with pytest.raises(SystemFolderError, match=f"^person.pipeline.json:? {said}"):
        load_indexed(folder)
