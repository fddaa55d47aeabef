"""The forms in which people are asked for."""

import random
from collections.abc import Iterator, Mapping
from itertools import combinations

from generators.questions.forms import Form, Into
from generators.questions.parts import (
    age,
    born,
    born_between,
    born_in_part,
    combined,
    identifiers,
    lives,
    name,
    one_of,
    other_name,
    other_name_with_its_birth,
    sex,
    some_of,
    surname,
    whole_name,
)
from generators.records import Person

__all__ = ["PERSON_FORMS"]

_YEARS = 3 * 365
_WEEKS = 30
"""Days by which a span of dates of birth lies around the true one: "about thirty", and "this summer"."""


def _unrecorded_birth(person: Person, rng: random.Random) -> Mapping[str, str] | None:
    """Ask with a date of birth for somebody of whom none is recorded: the officer knows it, the record does not."""
    return None if person.born else _some_day(rng, rng.randrange(1, 13), rng.randrange(1950, 2005))


def _partly_recorded_birth(person: Person, rng: random.Random) -> Mapping[str, str] | None:
    """Ask with the whole date for somebody of whom only the year, or the month and year, is recorded."""
    if person.born is None or person.born.complete:
        return None
    return _some_day(rng, person.born.month or rng.randrange(1, 13), person.born.year)


def _estimated_birth(person: Person, rng: random.Random) -> Mapping[str, str] | None:
    """Ask with the true day for somebody recorded under the first of January, which stands for an unknown day."""
    if person.born is None or (person.born.month, person.born.day) != (1, 1):
        return None
    return _some_day(rng, rng.randrange(1, 13), person.born.year)


def _some_day(rng: random.Random, month: int, year: int) -> Mapping[str, str]:
    return {"date_of_birth": f"{rng.randrange(2, 29):02d}/{month:02d}/{year}"}


def _town_or_postcode(person: Person, rng: random.Random) -> Mapping[str, str] | None:
    # Not both of two addresses, at which nobody lives.
    return lives(rng.choice(("town", "postcode")))(person, rng)


_identifier = one_of("identifier", lambda p: [i.value for i in p.identifiers])
_phone = one_of("phone", lambda p: p.phones)
_vehicle = one_of("vehicle", lambda p: p.vehicles)
_marker = one_of("marker", lambda p: p.markers)


def _forms() -> Iterator[Form[Person]]:
    yield Form(name="name + born", ask=combined(name, born))
    yield Form(name="name", ask=combined(name), rare=True)
    yield Form(name="name + town", ask=combined(name, lives("town")))
    yield Form(name="surname + postcode", ask=combined(surname, lives("postcode")))
    yield Form(name="surname + born", ask=combined(surname, born))
    yield Form(name="whole name + born", ask=combined(whole_name, born))
    yield Form(name="whole name + town", ask=combined(whole_name, lives("town")))
    yield Form(name="name + age + sex", ask=combined(name, age, sex), rare=True)
    yield Form(name="name + age + sex + town", ask=combined(name, age, sex, lives("town")))
    yield Form(name="name + postcode", ask=combined(name, lives("postcode")), rare=True)
    yield Form(name="name + born + postcode", ask=combined(name, born, lives("postcode")))
    yield Form(name="surname + street + town", ask=combined(surname, lives("street", "town")))
    yield Form(name="name + house + street", ask=combined(name, lives(house=True)))
    yield Form(name="surname + house + street + town", ask=combined(surname, lives("town", house=True)))
    yield Form(name="name + previous address", ask=combined(name, lives("street", "town", before=True)))
    yield Form(name="alias + born", ask=combined(other_name, born), by_other_name=True, few_hidden=True)
    yield Form(name="alias", ask=combined(other_name), rare=True, by_other_name=True, few_hidden=True)
    yield Form(name="alias + its born", ask=combined(other_name_with_its_birth), by_other_name=True, few_hidden=True)
    yield Form(name="name + born, none recorded", ask=combined(name, _unrecorded_birth), rare=True, few_hidden=True)
    yield Form(name="name + born, partly recorded", ask=combined(name, _partly_recorded_birth), few_hidden=True)
    yield Form(name="name + born, 1 January", ask=combined(name, _estimated_birth), rare=True, few_hidden=True)
    yield Form(name="surname + born range", ask=combined(surname, born_between(before=_YEARS, after=_YEARS)))
    yield Form(name="name + born range", ask=combined(name, born_between(before=_YEARS, after=_YEARS)), rare=True)
    yield from _without_a_name()
    yield Form(name="identifier", ask=combined(_identifier))
    yield Form(
        name="PNC ID",
        ask=combined(one_of("identifier", lambda p: [i.value for i in p.identifiers if i.scheme == "pnc"])),
    )
    yield Form(name="identifiers", ask=combined(identifiers))
    yield Form(name="name + born + identifier", ask=combined(name, born, _identifier))
    yield Form(name="name + identifier", ask=combined(name, _identifier))
    yield Form(name="phone", ask=combined(_phone))
    yield Form(name="vehicle", ask=combined(_vehicle))
    yield from _in_one_box()


def _without_a_name() -> Iterator[Form[Person]]:
    """Yield the forms that ask by where somebody lives or lived, alone or with what is known besides."""
    for others in ((), ("town",), ("postcode",), ("town", "postcode")):
        yield Form(
            name=" + ".join(("house", "street", *others)), ask=combined(lives(*others, house=True)), everybody=True
        )
    for how_many in (1, 2, 3):
        for chosen in combinations(("street", "town", "postcode"), how_many):
            yield Form(name=" + ".join((*chosen, "born")), ask=combined(lives(*chosen), born))
    # Of whom no more than a year is known, nobody types more: a street or a postcode then says who is meant.
    for where in ("street", "postcode"):
        yield Form(name=f"{where} + born in part", ask=combined(lives(where), born_in_part), few_hidden=True)
    yield Form(name="town + sex + born", ask=combined(lives("town"), sex, born))
    yield Form(name="postcode + age", ask=combined(lives("postcode"), age))
    yield Form(
        name="town + sex + born range",
        ask=combined(lives("town"), sex, born_between(before=_WEEKS, after=_WEEKS)),
        everybody=True,
    )
    yield Form(
        name="marker + house + street",
        ask=combined(_marker, lives("street", house=True)),
        everybody=True,
        few_hidden=True,
    )
    yield Form(
        name="marker + street + town", ask=combined(_marker, lives("street", "town")), everybody=True, few_hidden=True
    )
    yield Form(name="marker + postcode", ask=combined(_marker, lives("postcode")), everybody=True, few_hidden=True)


def _in_one_box() -> Iterator[Form[Person]]:
    """Yield the forms in which the whole name, or everything, is typed into one box."""
    one, anything = Into.NAME, Into.ANYTHING
    yield Form(name="one box + born", ask=combined(name, born), into=one)
    yield Form(name="one box", ask=combined(name), into=one, rare=True)
    yield Form(
        name="one box: alias + born", ask=combined(other_name, born), into=one, by_other_name=True, few_hidden=True
    )
    yield Form(name="anything: name + born", ask=combined(name, born), into=anything)
    yield Form(name="anything: name + identifier", ask=combined(name, _identifier), into=anything)
    yield Form(name="anything: identifier", ask=combined(_identifier), into=anything)
    yield Form(name="anything: name + town", ask=combined(name, lives("town")), into=anything)
    more = some_of(born, sex, _town_or_postcode, _phone, _vehicle, least=1)
    yield Form(name="anything: 3 terms or more", ask=combined(name, more), into=anything)


PERSON_FORMS: dict[str, Form[Person]] = {form.name: form for form in _forms()}
"""Every form in which a person is asked for, by name."""
