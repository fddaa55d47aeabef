import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

import orjson
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generators.corpus import canonical
from generators.dates import PRESENT, PartialDate
from generators.identifiers import valid_identifier
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Involvement, Name, Person, Place
from generators.strategies import (
    Varied,
    incident_queries,
    incidents,
    names,
    partial_dates,
    people,
    person_queries,
    places,
    varied,
)
from generators.variations import VARIATIONS

T = TypeVar("T")
quick = settings(max_examples=30)


def smallest(strategy: SearchStrategy[T], condition: Callable[[T], Any] = lambda _: True) -> T:
    # Without its phase of explaining, in which `find` would return what it tried last, not the smallest.
    phases = (Phase.generate, Phase.shrink)
    # So many that what is one of a hundred is met: which are drawn changes with the code that is there.
    often = settings(derandomize=True, database=None, phases=phases, max_examples=2000)
    return find(strategy, condition, settings=often)


def set_fields(record: Person | Incident) -> set[str]:
    """The optional fields of `record` that are not left out."""
    return {field.name for field in fields(record) if getattr(record, field.name) != field.default} - {
        field.name for field in fields(record) if type(field.default).__name__ == "_MISSING_TYPE"
    }


@quick
@given(people())
def test_a_person_is_one_that_a_system_can_be_given(person: Person) -> None:
    assert orjson.loads(canonical(person.document()))["id"] == person.id
    assert person.name.surname
    assert all(alias.surname for alias in person.aliases)


@quick
@given(people())
def test_national_identifiers_pass_their_own_check(person: Person) -> None:
    for identifier in person.identifiers:
        assert valid_identifier(identifier.scheme, identifier.value)


@quick
@given(incidents())
def test_an_incident_is_one_that_a_system_can_be_given(incident: Incident) -> None:
    assert orjson.loads(canonical(incident.document()))["id"] == incident.id
    assert incident.narrative
    assert incident.opened.utcoffset() is not None


@quick
@given(st.data())
def test_who_is_involved_is_recorded_under_that_name(data: st.DataObject) -> None:
    known = {p.id: p for p in data.draw(st.lists(people(), min_size=1, max_size=3, unique_by=lambda p: p.id))}
    incident = data.draw(incidents(st.sampled_from(list(known.values()))))

    assert all(involved.name in known[involved.person].names for involved in incident.involved)


@quick
@given(people(culture="polish"))
def test_a_culture_can_be_asked_for(person: Person) -> None:
    assert person.culture == "polish"


def test_an_unknown_culture_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"'klingon' is no naming culture; there are .*british"):
        names("klingon")


@quick
@given(partial_dates(earliest=date(1950, 1, 1)))
def test_a_date_is_typed_as_it_is_read(day: PartialDate) -> None:
    assert PartialDate.parse(day.typed) == day
    assert 1950 <= day.year <= PRESENT.year


@quick
@given(places())
def test_a_place_has_what_is_asked_by(place: Place) -> None:
    assert place.street
    assert place.town
    assert place.postcode.startswith("X")


@quick
@given(st.data())
def test_a_question_is_about_the_record_that_it_was_drawn_for(data: st.DataObject) -> None:
    person = data.draw(people())
    query = data.draw(person_queries(st.just(person)))

    assert query.typed()
    assert query.surname in {"", *(name.surname for name in person.names)}
    numbers = set(filter(None, query.identifier.split(", ")))
    assert numbers <= {identifier.value for identifier in person.identifiers}


@quick
@given(incident_queries())
def test_a_question_about_an_incident_types_something(query: IncidentQuery) -> None:
    assert query.typed()


@quick
@given(varied())
def test_what_is_typed_differs_as_the_variation_says(drawn: Varied) -> None:
    assert drawn.variation in VARIATIONS
    assert drawn.recorded != drawn.typed
    assert drawn.typed.typed()


def test_the_smallest_person_is_a_short_british_name_and_nothing_else() -> None:
    person = smallest(people())

    assert (person.id, person.human, person.culture) == ("N0000001", "H0000001", "british")
    assert set_fields(person) == set()
    assert person.name == Name(forename=person.name.forename, surname=person.name.surname)
    assert len(person.name.full) <= 9
    assert person.name.full.isascii()


@pytest.mark.parametrize("field", ["aliases", "born", "addresses", "phones", "identifiers", "vehicles", "markers"])
def test_the_smallest_person_who_has_something_has_one_of_it_and_nothing_else(field: str) -> None:
    person = smallest(people(), lambda person: getattr(person, field))

    assert set_fields(person) == {field}
    found = getattr(person, field)
    assert found == PartialDate(year=2000) if field == "born" else len(found) == 1


def test_the_smallest_incident_has_a_short_narrative_and_nobody_involved() -> None:
    incident = smallest(incidents())

    assert incident.id == "I0000001"
    assert set_fields(incident) == set()
    assert len(incident.narrative) < 100


def test_the_smallest_incident_with_somebody_involved_names_the_smallest_person() -> None:
    incident = smallest(incidents(), lambda incident: incident.involved)
    person = smallest(people())

    assert set_fields(incident) == {"involved"}
    assert [(i.person, i.name) for i in incident.involved] == [(person.id, person.name)]
    assert isinstance(incident.involved[0], Involvement)


def test_the_smallest_question_is_a_short_name() -> None:
    person = smallest(people())

    assert smallest(person_queries()) == PersonQuery(forename=person.name.forename, surname=person.name.surname)


def test_the_smallest_question_about_an_incident_is_its_reference() -> None:
    assert list(smallest(incident_queries()).typed()) == ["reference"]


def test_the_smallest_variation_changes_the_smallest_question() -> None:
    drawn = smallest(varied(person_queries()))

    assert drawn.recorded == smallest(person_queries())


def test_variations_of_a_given_question_are_drawn() -> None:
    question: SearchStrategy[Query] = st.just(PersonQuery(forename="Zoë", surname="O'Brien"))
    drawn = smallest(varied(question), lambda drawn: drawn.variation == "apostrophe")

    assert drawn.typed == PersonQuery(forename="Zoë", surname=drawn.typed.typed()["surname"])


def test_what_generates_does_not_load_hypothesis() -> None:
    modules = "generators.corpus, generators.topics, generators.disk"
    program = f"import sys, {modules}; sys.exit('hypothesis' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
