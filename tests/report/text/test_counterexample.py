"""What QA reads of a record that breaks a relation."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from generators import strategies
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Identifier, Incident, Person, Visibility
from harness.golden import load_golden
from harness.relations import RELATIONS, Family
from harness.relations.checks import same_answer
from harness.relations.questions import Broken, Change, Question, Questions
from harness.relations.runner import Counterexample
from harness.report.text.as_golden import golden_text
from harness.report.text.counterexample import counterexample_text
from harness.runs import Answer, Failure, Ranking
from tests.report.samples import BREAK_IN, MONROE, MUNOZ, RECORDS

CLASSES = load_golden().classes
BORN = "03/09/1984"
FULL = PersonQuery(forename="José", surname="Muñoz", date_of_birth=BORN)
PLAIN = PersonQuery(forename="Jose", surname="Munoz", date_of_birth=BORN)


def page(*hits: str) -> Ranking:
    return Ranking(topic="", hits=hits)


def found(
    *queries: Query,
    answers: tuple[Answer, ...],
    broken: Broken,
    record: Person | Incident = MUNOZ,
    name: str = "person-diacritics",
    change: Change | None = None,
    **of: Any,
) -> Counterexample:
    asked = tuple(Question(query) for query in queries)
    return Counterexample(
        relation=replace(
            RELATIONS[name], asked="asked so", differs="otherwise", holds="all is well", source="practice"
        ),
        record=record,
        questions=Questions(asked=asked, check=same_answer, change=change),
        answers=answers,
        broken=broken,
        **of,
    )


LOST = found(
    FULL,
    PLAIN,
    answers=(page("N0000007", "N0000008"), page("N0000009")),
    broken=Broken("N0000007 is not found by question 2", 2),
)


def told(example: Counterexample, *options: str) -> str:
    bodies = [b'{"query":%d}' % number for number, _ in enumerate(example.questions.asked, start=1)]
    return counterexample_text(example, bodies=bodies, records=RECORDS, classes=CLASSES, options=options)


def golden(example: Counterexample) -> str:
    return golden_text(example, RECORDS, CLASSES)


def test_a_person_who_is_lost_is_told_in_full(snapshot: SnapshotAssertion) -> None:
    options = ("--seed", "7", "--hypothesis-profile", "explore", "--hypothesis-seed", "41")

    assert told(LOST, *options) == snapshot


def test_of_a_change_both_rounds_and_what_was_changed_are_told(snapshot: SnapshotAssertion) -> None:
    new = replace(MUNOZ, id="N0000000")
    hidden = replace(new, visibility=Visibility.DELETED)
    example = found(
        FULL,
        answers=(page("N0000000", "N0000007"), page("N0000000", "N0000007")),
        broken=Broken("N0000000 is still shown", 2),
        record=new,
        change=Change(before=(new,), put=(hidden,), taken=("N0000009",)),
    )

    assert told(example) == snapshot


def test_an_incident_asked_for_by_a_person_takes_the_person_along(snapshot: SnapshotAssertion) -> None:
    example = found(
        IncidentQuery(surname="Monroe", role="victim", since="2025-04-01T00:00", until="2025-05-01T00:00"),
        IncidentQuery(surname="Monroe", since="2025-04-01T00:00", until="2025-05-01T00:00"),
        answers=(page(BREAK_IN.id), page()),
        broken=Broken("I0000003 is not found by question 2", 2),
        record=BREAK_IN,
        name="incident-window-inside-window",
    )

    assert told(example) == snapshot


def test_a_search_that_is_refused_and_an_outcome_that_does_not_last_are_told() -> None:
    refused = Failure(topic="2", reason="400 Failed to parse query", status=400)
    text = told(replace(LOST, answers=(LOST.answers[0], refused), steady=False))

    assert " no answer  400 Failed to parse query" in text
    assert "  unsteady  asked again, the same questions had another outcome" in text


def test_later_hits_are_counted_and_the_record_placed() -> None:
    many = page(*(f"N{number}" for number in range(12)), "N0000007")

    assert "and 3 more, ◄ at 13" in told(replace(LOST, answers=(LOST.answers[0], many)))


def test_where_an_incident_is_not_asked_for_by_a_person_nobody_is_planted() -> None:
    example = found(
        IncidentQuery(reference="42XN/000003/25"),
        IncidentQuery(reference="42xn 3 25"),
        answers=(page(BREAK_IN.id), page()),
        broken=Broken("lost", 2),
        record=BREAK_IN,
        name="incident-reference-format",
    )

    assert "involved" not in golden(example)
    assert "cast/people" not in golden(example)
    assert 'class = "reference-format"' in golden(example)


def test_a_record_that_falls_must_be_found_where_it_was() -> None:
    fallen = replace(LOST, answers=(page("N0000007"), page("N0000009", "N0000007")))

    assert "within = 1" in golden(fallen)
    assert "within" not in golden(LOST)


def test_a_hidden_record_is_forbidden() -> None:
    hidden = replace(MUNOZ, visibility=Visibility.RESTRICTED)
    text = golden(replace(LOST, record=hidden, answers=(page(), page("N0000007"))))

    assert 'forbidden = ["GP-n0000007"]' in text
    assert 'visibility = "restricted"' in text
    assert 'class = "hidden"' in text


def test_what_is_shown_though_nobody_was_asked_for_must_not_be() -> None:
    robust = replace(RELATIONS["person-spaces"], name="person-any-text", family=Family.ROBUSTNESS)
    text = golden(
        replace(
            found(PersonQuery(name="*:*"), answers=(page("N0000009"),), broken=Broken("everything", 1)),
            relation=robust,
        )
    )

    assert "nothing = true" in text
    assert 'class = "syntax"' in text


def test_a_record_that_was_taken_out_makes_no_topic() -> None:
    gone = replace(
        LOST,
        questions=replace(
            LOST.questions, asked=LOST.questions.asked[:1], change=Change(before=(MUNOZ,), taken=("N0000007",))
        ),
    )

    assert golden(gone) == "# no topic: a record that is taken out cannot be planted"


def test_what_no_topic_can_type_is_said() -> None:
    spaces = replace(LOST, questions=Questions.of(FULL, PersonQuery(name="   "), check=same_answer))

    assert golden(spaces).splitlines() == ["# no topic:", "#   typed, name: says nothing"]


def test_a_topic_that_would_hold_says_so() -> None:
    other = replace(LOST, answers=(page("N0000007", "N0000009"), page("N0000007")))

    assert golden(other).startswith("# what is wrong is another record: this topic holds")


def test_one_of_the_cast_is_not_planted_again() -> None:
    member = replace(MUNOZ, key="GP-munoz-jose")

    assert "cast/" not in golden(replace(LOST, record=member))
    assert 'find = ["GP-munoz-jose"]' in golden(replace(LOST, record=member))


def test_one_of_the_cast_is_named_by_its_key_beside_its_id() -> None:
    member = replace(MUNOZ, key="GP-munoz-jose")
    lines = told(replace(LOST, record=member)).splitlines()

    assert "the record, N0000007 (GP-munoz-jose):" in lines
    assert any("N0000007 ◄ (GP-munoz-jose) José MUÑOZ" in line for line in lines)


def test_the_topic_asks_by_the_reference_that_the_planted_record_has() -> None:
    numbered = replace(MUNOZ, identifiers=(Identifier(scheme="nominal", value="XN/0000042"),))
    asked = Questions.of(FULL, PersonQuery(identifier="xn0000042"), check=same_answer)
    text = golden(replace(LOST, record=numbered, questions=asked))
    kept = text.partition('value = "XN/')[2][:7]

    assert f'typed = {{identifier = "xn{kept}"}}' in text
    assert kept != "0000042"


@given(record=strategies.people() | strategies.incidents(), typed=st.text(min_size=1, max_size=12_000))
def test_no_line_is_wider_than_100_columns_but_what_is_to_be_pasted(record: Person | Incident, typed: str) -> None:
    box = PersonQuery(name=typed) if isinstance(record, Person) else IncidentQuery(words=typed)
    name = "person-spaces" if isinstance(record, Person) else "incident-asked-twice"
    example = found(box, answers=(page(record.id, MONROE.id),), broken=Broken(typed, 1), record=record, name=name)

    text = told(example).partition("as a golden topic")[0]

    assert [line for line in text.split("\n") if len(line) > 100] == []
