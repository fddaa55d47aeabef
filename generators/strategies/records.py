"""Strategies for records and for what they are made of."""

from collections.abc import Sequence
from dataclasses import MISSING, Field, fields
from datetime import date
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generators.dates import PRESENT, PartialDate
from generators.records import Address, Incident, Involvement, Name, NameKind, Person, Place, Role, Sex
from generators.strategies import vocabulary
from generators.strategies.vocabulary import Forenames

__all__ = ["addresses", "choices", "incidents", "names", "partial_dates", "people", "places"]

T = TypeVar("T")

_SEVERAL = 3
"""The most that a strategy draws of anything a record may have several of."""

_OTHER_KINDS = [kind for kind in NameKind if kind is not NameKind.RECORDED]
_serials = st.integers(min_value=1, max_value=9_999_999)


def choices(values: Sequence[T]) -> SearchStrategy[T]:
    """Draw from `values`, and shrink to the first: as `sampled_from`, which takes long to be made of thousands."""

    # A function of its own: a method Hypothesis writes out with all that it belongs to, whenever a filter refuses one.
    def chosen(place: int) -> T:
        return values[place]

    return st.integers(min_value=0, max_value=len(values) - 1).map(chosen)


def names(
    culture: str | None = None, *, sex: Sex | None = None, kind: NameKind = NameKind.RECORDED
) -> SearchStrategy[Name]:
    """Draw names of `culture` (of any) for somebody of `sex` (of either); now and then a single name.

    Shrinks to a short forename with a short surname, British unless a culture is given.
    """
    if culture is None:
        return choices(vocabulary.cultures()).flatmap(lambda drawn: names(drawn, sex=sex, kind=kind))
    if culture not in vocabulary.cultures():
        raise ValueError(f"{culture!r} is no naming culture; there are {', '.join(sorted(vocabulary.cultures()))}")
    return _names(culture, sex, kind)


# Made once for each: Hypothesis looks at a strategy anew, through and through, whenever it is one that it has not seen.
@cache
def _names(culture: str, sex: Sex | None, kind: NameKind) -> SearchStrategy[Name]:
    if sex is None:
        return st.sampled_from(Sex).flatmap(lambda drawn: names(culture, sex=drawn, kind=kind))
    forename = choices(vocabulary.forenames(Forenames(culture, sex)))
    surname = choices(vocabulary.surnames(culture))
    title = choices(vocabulary.titles())
    whole = st.builds(
        Name, forename=forename, surname=surname, middle=st.just("") | forename, title=title, kind=st.just(kind)
    )
    # Made of a whole name: one made of fewer choices would pass for simpler.
    return st.tuples(whole, st.booleans()).map(lambda drawn: _single(drawn[0]) if drawn[1] else drawn[0])


def _single(name: Name) -> Name:
    return Name(forename="", surname=name.forename, kind=name.kind)


def partial_dates(*, earliest: date = date(1930, 1, 1), latest: date = PRESENT) -> SearchStrategy[PartialDate]:
    """Draw dates of which the year, the month and year, or all is known.  Shrinks to the year 2000."""
    days = st.dates(min_value=earliest, max_value=latest)
    return st.one_of(
        days.map(lambda day: PartialDate(year=day.year)),
        days.map(lambda day: PartialDate(year=day.year, month=day.month)),
        days.map(PartialDate.from_date),
    )


def addresses() -> SearchStrategy[Address]:
    """Draw addresses where people live or lived."""
    return choices(vocabulary.addresses())


def places() -> SearchStrategy[Place]:
    """Draw streets, each with the town, postcode and beat that belong to it."""
    return addresses().map(lambda address: address.place)


@st.composite
def people(draw: st.DrawFn, culture: str | None = None) -> Person:
    """Draw person records, each of a human of its own.

    Shrinks to a name, with nothing else known.
    """
    serial = draw(_serials)
    culture = culture or draw(choices(vocabulary.cultures()))
    sex = draw(st.sampled_from(Sex))
    known: dict[str, Any] = {
        "name": draw(names(culture, sex=sex)),
        "aliases": draw(_aliases(culture, sex)),
        "born": draw(_born()),
    }
    for field in fields(Person):
        if _optional(field) and field.name not in known:
            known[field.name] = draw(_values(field))
    return Person(id=f"N{serial:07d}", human=f"H{serial:07d}", culture=culture, sex=sex, **known)


@st.composite
def incidents(draw: st.DrawFn, people: SearchStrategy[Person] = people()) -> Incident:  # noqa: B008 -- a description
    """Draw incident records in which some of `people` are involved, each under a name that is recorded of them.

    An incident is a generated one of which parts are left out, so that place and junction, category and narrative
    agree.  Shrinks to one with a short narrative and nobody involved.
    """
    whole = draw(choices(vocabulary.incidents()))
    involved = draw(st.lists(people, max_size=_SEVERAL, unique_by=lambda person: person.id))
    known: dict[str, Any] = {
        field.name: getattr(whole, field.name) if not _optional(field) or draw(st.booleans()) else field.default
        for field in fields(Incident)
    }
    if not known["flags"]:
        del known["risk"]  # only what is flagged is graded
    known |= {
        "id": f"I{draw(_serials):07d}",
        "linked": (),
        "involved": tuple(
            Involvement(person=p.id, role=draw(st.sampled_from(Role)), name=draw(st.sampled_from(p.names)))
            for p in involved
        ),
    }
    return Incident(**known)


def _optional(field: "Field[Any]") -> bool:
    return field.default is not MISSING


@cache
def _aliases(culture: str, sex: Sex) -> SearchStrategy[tuple[Name, ...]]:
    return _tuples(st.sampled_from(_OTHER_KINDS).flatmap(lambda kind: names(culture, sex=sex, kind=kind)))


@cache
def _born() -> SearchStrategy[PartialDate | None]:
    return st.none() | partial_dates()


@cache
def _values(field: "Field[Any]") -> SearchStrategy[object]:
    found = vocabulary.values_of_people()[field.name]
    if not found:
        return st.just(field.default)
    if isinstance(field.default, tuple):
        return _tuples(choices(found))
    return st.just(field.default) | choices(found)


def _tuples(items: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=_SEVERAL, unique=True).map(tuple)
