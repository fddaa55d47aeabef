"""What is written of a record or a question is read again as the same."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generators import strategies
from generators.corpus import Corpus
from generators.identifiers import nominal_reference
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Person
from generators.strategies.records import choices
from generators.tiers import Tier
from generators.topics import Intent
from harness.golden import Found, GoldenSuite, GoldenTopic, load_golden
from harness.golden.planting import cast_key, involved, planted, retyped
from harness.golden.writing import escaped, refusals, write_incident, write_person, write_topic

SHIPPED = load_golden()
CORPUS = Corpus.from_seed("writing", people_count=200, incident_count=100)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("golden")


def read(folder: Path, blocks: dict[str, list[str]]) -> GoldenSuite:
    """What the loader makes of `blocks`, by the folder into which they are pasted."""
    for name in ("cast/people", "cast/incidents", "person", "incident"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "found.toml").write_text("\n".join(blocks.get(name, [])), encoding="utf-8")
    classes = "\n".join(f'{name} = "{about}"' for name, about in SHIPPED.classes.items())
    (folder / "classes.toml").write_text(classes, encoding="utf-8")
    return load_golden(folder)


def topic(typed: Query, record: str) -> GoldenTopic:
    intent = Intent.PERSON if isinstance(typed, PersonQuery) else Intent.INCIDENT
    return GoldenTopic(
        id=f"golden/{intent}/found",
        intent=intent,
        topic_class="as-recorded",
        tier=Tier.STRONG,
        why="Trap: found.",
        file=f"{intent}/found.toml",
        typed=typed,
        expectations=(Found(records=(record,), within=10),),
    )


def test_whatever_is_shipped_survives(folder: Path) -> None:
    blocks = {
        "cast/people": [write_person(person) for person in SHIPPED.cast.people],
        "cast/incidents": [write_incident(incident) for incident in SHIPPED.cast.incidents],
    }
    blocks |= {str(intent): [write_topic(t) for t in SHIPPED.topics if t.intent is intent] for intent in Intent}

    again = read(folder, blocks)

    def asked(suite: GoldenSuite) -> dict[str, tuple[object, ...]]:
        return {t.id: (t.topic_class, t.tier, t.why, t.typed, t.safety, t.expectations) for t in suite.topics}

    assert {p.id: p for p in again.cast.people} == {p.id: p for p in SHIPPED.cast.people}
    assert {i.id: i for i in again.cast.incidents} == {i.id: i for i in SHIPPED.cast.incidents}
    assert asked(again) == asked(SHIPPED)


people = strategies.people() | choices(CORPUS.people)
incidents = strategies.incidents() | choices(CORPUS.incidents)


@given(person=people, data=st.data())
def test_a_person_and_a_question_survive(folder: Path, person: Person, data: st.DataObject) -> None:
    typed = data.draw(strategies.person_queries(st.just(person)))
    record, question = planted(person), retyped(typed, person)

    again = read(folder, {"cast/people": [write_person(record)], "person": [write_topic(topic(question, record.id))]})

    assert again.cast.people == (record,)
    assert again.topics[0].typed == question


@given(incident=incidents, data=st.data())
def test_an_incident_with_whoever_is_involved_and_a_question_survive(
    folder: Path, incident: Incident, data: st.DataObject
) -> None:
    typed = data.draw(strategies.incident_queries(st.just(incident)))
    assume(not refusals(typed, Intent.INCIDENT))  # a window over the hour that the clocks repeat may seem to end first

    again = read(
        folder,
        {
            "cast/people": [write_person(planted(person)) for person in involved(incident, CORPUS.person)],
            "cast/incidents": [write_incident(planted(incident))],
            "incident": [write_topic(topic(typed, cast_key(incident.id)))],
        },
    )

    assert again.cast.incidents == (planted(incident),)
    assert again.topics[0].typed == typed


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (PersonQuery(surname="   "), "typed, surname: says nothing"),
        (PersonQuery(date_of_birth="31/02/1984"), "typed, date_of_birth: '31/02/1984' is no date that a calendar has"),
        (PersonQuery(), "typed: types nothing"),
        (IncidentQuery(number="12"), "typed, number: restarts every day"),
    ],
)
def test_what_no_topic_can_type_is_said(typed: Query, why: str) -> None:
    (said,) = refusals(typed, Intent.PERSON if isinstance(typed, PersonQuery) else Intent.INCIDENT)

    assert said.startswith(why)


@pytest.mark.parametrize("text", ["N/K", "?", "1984/03/09", "09-Mar-1984"])
def test_a_date_may_be_typed_in_any_form_or_be_said_to_be_unknown(text: str) -> None:
    assert refusals(PersonQuery(surname="Oxtobygate", date_of_birth=text), Intent.PERSON) == ()


def test_a_nominal_reference_becomes_one_that_is_kept_for_the_cast_as_it_was_typed() -> None:
    person = next(p for p in CORPUS.people if any(i.scheme == "nominal" for i in p.identifiers))
    (number,) = (i.value for i in person.identifiers if i.scheme == "nominal")
    (kept,) = (i.value for i in planted(person).identifiers if i.scheme == "nominal")

    typed = retyped(PersonQuery(identifier=f" {number.lower()} "), person)

    assert typed == PersonQuery(identifier=f" {kept.lower()} ")
    assert kept in {nominal_reference(serial) for serial in range(9_999_500, 10_000_000)}
    assert retyped(PersonQuery(identifier="2041/0000034U"), person) == PersonQuery(identifier="2041/0000034U")


def test_one_of_the_cast_is_only_called_by_its_key() -> None:
    cast = SHIPPED.cast
    corpus = CORPUS.with_cast(cast.people, cast.incidents)

    assert [planted(corpus.person[record]) for record in corpus.cast if record in corpus.person] == list(cast.people)
    assert [cast_key(record, corpus.cast) for record in corpus.cast] == list(corpus.cast.values())
    assert all(planted(incident) == incident for incident in cast.incidents)


def test_what_cannot_be_seen_is_escaped() -> None:
    assert escaped('"a\u00a0b\u0301 é\U000e0001"\n') == '"a\\u00a0b\\u0301 é\\U000e0001"\n'
