"""What a function of the folder makes of a record is what is held."""

import textwrap

import pytest

from generators.corpus import Corpus
from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.systems.documents import read_document
from harness.systems.files import SystemFiles
from harness.systems.mapping import PythonMapping
from tests.systems.test_documented import block

MAPPING = block("systems.md", '"""People and logs as the records system')
SAMPLE = r"; so it is for \{'id': 'N0000001', "


def made_of(text: str, intent: Intent = Intent.PERSON) -> PythonMapping:
    contents = {"mapping.py": textwrap.dedent(text).encode()}
    document = read_document(SystemFiles(contents=contents, code_allowed=True), "mapping.py", intent)
    assert isinstance(document, PythonMapping)
    return document


def test_a_mapping_as_it_is_shown_makes_what_the_page_says_it_does(small_corpus: Corpus) -> None:
    person, incident = made_of(MAPPING), made_of(MAPPING, Intent.INCIDENT)

    for one in small_corpus.people:
        recorded, held = one.document(), person.document(one.document())
        assert held["nominal_ref"] == one.id
        assert [(name["given"], name["family"]) for name in held["known_as"]] == [
            (name["forename"], name["surname"]) for name in recorded["names"]
        ]
        assert "/".join(reversed((recorded["date_of_birth"] or "").split("-"))) == (held["dob"] or "")
    assert "addresses" not in person.unread
    assert "markers" not in person.unread
    log = small_corpus.incidents[0]
    assert incident.document(log.document())["log_ref"] == log.id


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "def person(record):\n    return {\n        'a': record['surnam']\n    }",
            f"mapping.py, line 3: KeyError: 'surnam'{SAMPLE}",
        ),
        ("def one(r):\n    return r['b']\n\ndef person(r):\n    return one(r)", f"mapping.py, line 2: .*{SAMPLE}"),
        ("def person(record):\n    return {'a': record['names'][1]}", r"mapping.py, line 2: IndexError.*'N0000002'"),
        ("def person(record):\n    record.clear()\n    raise ValueError('x')", f"line 3: ValueError: x{SAMPLE}"),
        ("def person(record):\n    raise SystemExit(3)", f"line 2: SystemExit: 3{SAMPLE}"),
        ("def person(record):\n    return [record['id']]", rf"makes no JSON object, but \['N0000001'\]{SAMPLE}"),
        (
            "import datetime\n\ndef person(r):\n    return {'a': datetime.date(2026, 1, 1)}",
            f"makes no JSON: Type is .*{SAMPLE}",
        ),
        ("def person(record):\n    return {'a': {1, 2}}", f"makes no JSON: Type is not JSON serializable: set{SAMPLE}"),
        ("def person(record:\n    pass", r"^mapping.py, line 1: '\(' was never closed"),
        ("a = 1\nb = a / 0", "^mapping.py, line 2: fails as it is read: ZeroDivisionError: division by zero"),
        ("import no_such_package", "^mapping.py, line 1: fails as it is read: ModuleNotFoundError"),
        ("def people(record):\n    return {}", "has no function 'person', .*; allowed: people"),
        ("person = {}", "has no function 'person', which makes a document of one$"),
    ],
    ids=[
        *("field", "innermost", "which record", "what it was given", "exit", "no object", "date", "set"),
        *("syntax", "as it is read", "import", "another name", "no function"),
    ],
)
def test_code_that_makes_no_document_is_told_with_its_line_and_the_record(text: str, said: str) -> None:
    with pytest.raises(SystemFolderError, match=said):
        made_of(text)


def test_what_it_makes_is_plain_json_whatever_python_calls_it() -> None:
    assert made_of("def person(record):\n    return {'a': (1, 2)}").document({}) == {"a": [1, 2]}


@pytest.mark.parametrize(
    ("body", "unread"),
    [
        ("{'a': record['sex'], 'b': record.get('id')}", lambda field: field not in {"sex", "id"}),
        ("{**record, 'a': 1}", lambda _: False),
        ("dict(record.items())", lambda _: False),
        ("{'a': list(record.values())}", lambda _: False),
        ("{'a': record.pop('sex')}", lambda field: field != "sex"),
        ("{'a': [key for key in record]}", lambda _: True),
    ],
    ids=["item", "unpacked", "items", "values", "popped", "keys"],
)
def test_what_it_makes_nothing_of_is_known(body: str, unread: object) -> None:
    fields = tuple(block_fields())

    assert callable(unread)
    assert made_of(f"def person(record):\n    return {body}").unread == tuple(filter(unread, fields))


def block_fields() -> list[str]:
    return list(Corpus.from_seed("fields", people_count=1, incident_count=0).people[0].document())


def test_it_may_define_classes_as_any_module(small_corpus: Corpus) -> None:
    mapping = made_of(
        """
        from __future__ import annotations
        from dataclasses import asdict, dataclass

        @dataclass
        class Held:
            ref: str

        def person(record):
            return asdict(Held(record["id"]))
        """
    )

    first = small_corpus.people[0]
    assert mapping.document(first.document()) == {"ref": first.id}
