"""The forms in which people are asked for."""

import random
from collections.abc import Callable

from generators.dates import PRESENT, PartialDate, age_on
from generators.queries import PersonQuery
from generators.questions.forms import Ask, Form
from generators.records import Name, Person

__all__ = ["PERSON_FORMS"]


def _by_name(name: Name) -> PersonQuery | None:
    return PersonQuery(forename=name.forename, surname=name.surname) if name.forename else None


def _ask_name(person: Person, rng: random.Random) -> PersonQuery | None:  # noqa: ARG001
    return _by_name(person.name)


def _known_birth(person: Person) -> PartialDate | None:
    """Return the day of birth; None where a part is not known, or the first of January stands for an unknown day."""
    born = person.born
    return born if born and born.complete and (born.month, born.day) != (1, 1) else None


def _with_birth(person: Person, name: Name) -> PersonQuery | None:
    born = _known_birth(person)
    if not name.forename or born is None:
        return None
    return PersonQuery(forename=name.forename, surname=name.surname, date_of_birth=born.typed)


def _ask_name_and_birth(person: Person, rng: random.Random) -> PersonQuery | None:  # noqa: ARG001
    return _with_birth(person, person.name)


def _ask_whole_name_and_birth(person: Person, rng: random.Random) -> PersonQuery | None:  # noqa: ARG001
    born = _known_birth(person)
    if born is None or not (person.name.forename and person.name.middle):
        return None
    return PersonQuery(name=person.name.full, date_of_birth=born.typed)


def _ask_whole_name_and_town(person: Person, rng: random.Random) -> PersonQuery | None:
    if not (person.name.forename and person.name.middle and person.addresses):
        return None
    return PersonQuery(name=person.name.full, town=rng.choice(person.addresses).place.town)


def _ask_surname_and_birth(person: Person, rng: random.Random) -> PersonQuery | None:  # noqa: ARG001
    born = _known_birth(person)
    return PersonQuery(surname=person.name.surname, date_of_birth=born.typed) if born else None


def _ask_age_and_sex(person: Person, rng: random.Random) -> PersonQuery | None:  # noqa: ARG001
    query, born = _by_name(person.name), _known_birth(person)
    if query is None or born is None:
        return None
    return query.with_box("age", str(age_on(PRESENT, born.first))).with_box("sex", person.sex.value)


def _ask_age_sex_and_town(person: Person, rng: random.Random) -> PersonQuery | None:
    query = _ask_age_and_sex(person, rng)
    return query.with_box("town", rng.choice(person.addresses).place.town) if query and person.addresses else None


def _ask_name_and_town(person: Person, rng: random.Random) -> PersonQuery | None:
    query = _by_name(person.name)
    return query.with_box("town", rng.choice(person.addresses).place.town) if query and person.addresses else None


def _ask_surname_and_postcode(person: Person, rng: random.Random) -> PersonQuery | None:
    if not person.addresses:
        return None
    return PersonQuery(surname=person.name.surname, postcode=rng.choice(person.addresses).place.postcode)


def _ask_name_and_postcode(person: Person, rng: random.Random) -> PersonQuery | None:
    query = _by_name(person.name)
    return (
        query.with_box("postcode", rng.choice(person.addresses).place.postcode) if query and person.addresses else None
    )


def _ask_name_birth_and_postcode(person: Person, rng: random.Random) -> PersonQuery | None:
    query, asked = _ask_name_and_birth(person, rng), _ask_name_and_postcode(person, rng)
    return query.with_box("postcode", asked.postcode) if query and asked else None


def _ask_surname_and_street(person: Person, rng: random.Random) -> PersonQuery | None:
    if not person.addresses:
        return None
    place = rng.choice(person.addresses).place
    return PersonQuery(surname=person.name.surname, street=place.street, town=place.town)


def _ask_name_and_house(person: Person, rng: random.Random) -> PersonQuery | None:
    query = _by_name(person.name)
    if query is None or not person.addresses:
        return None
    address = rng.choice(person.addresses)
    return query.with_box("street", f"{address.house} {address.place.street}")


def _ask_surname_and_house(person: Person, rng: random.Random) -> PersonQuery | None:
    if not person.addresses:
        return None
    address = rng.choice(person.addresses)
    street = f"{address.house} {address.place.street}"
    return PersonQuery(surname=person.name.surname, street=street, town=address.place.town)


def _ask_previous_address(person: Person, rng: random.Random) -> PersonQuery | None:
    query, previous = _by_name(person.name), [address.place for address in person.addresses if not address.current]
    if query is None or not previous:
        return None
    place = rng.choice(previous)
    return query.with_box("street", place.street).with_box("town", place.town)


def _ask_alias(person: Person, rng: random.Random) -> PersonQuery | None:
    return _by_name(rng.choice(person.aliases)) if person.aliases else None


def _ask_alias_and_birth(person: Person, rng: random.Random) -> PersonQuery | None:
    return _with_birth(person, rng.choice(person.aliases)) if person.aliases else None


def _ask_unrecorded_birth(person: Person, rng: random.Random) -> PersonQuery | None:
    """Ask with a date of birth for somebody of whom none is recorded: the officer knows it, the record does not."""
    query = _by_name(person.name)
    if query is None or person.born is not None:
        return None
    return query.with_box(
        "date_of_birth", f"{rng.randrange(2, 29):02d}/{rng.randrange(1, 13):02d}/{rng.randrange(1950, 2005)}"
    )


def _ask_partly_recorded_birth(person: Person, rng: random.Random) -> PersonQuery | None:
    """Ask with the whole date for somebody of whom only the year, or the month and year, is recorded."""
    query = _by_name(person.name)
    if query is None or person.born is None or person.born.complete:
        return None
    month = person.born.month or rng.randrange(1, 13)
    return query.with_box("date_of_birth", f"{rng.randrange(2, 29):02d}/{month:02d}/{person.born.year}")


def _ask_estimated_birth(person: Person, rng: random.Random) -> PersonQuery | None:
    """Ask with the true day for somebody recorded under the first of January, which stands for an unknown day."""
    query, born = _by_name(person.name), person.born
    if query is None or born is None or (born.month, born.day) != (1, 1):
        return None
    return query.with_box("date_of_birth", f"{rng.randrange(2, 29):02d}/{rng.randrange(1, 13):02d}/{born.year}")


def _one_of(box: str, read: Callable[[Person], tuple[str, ...]]) -> Ask[Person]:
    def ask(person: Person, rng: random.Random) -> PersonQuery | None:
        values = read(person)
        return PersonQuery().with_box(box, rng.choice(values)) if values else None

    return ask


PERSON_FORMS: dict[str, Form[Person]] = {
    form.name: form
    for form in (
        Form(name="name + born", ask=_ask_name_and_birth),
        Form(name="name", ask=_ask_name, rare=True),
        Form(name="name + town", ask=_ask_name_and_town),
        Form(name="surname + postcode", ask=_ask_surname_and_postcode),
        Form(name="surname + born", ask=_ask_surname_and_birth),
        Form(name="whole name + born", ask=_ask_whole_name_and_birth),
        Form(name="whole name + town", ask=_ask_whole_name_and_town),
        Form(name="name + age + sex", ask=_ask_age_and_sex, rare=True),
        Form(name="name + age + sex + town", ask=_ask_age_sex_and_town),
        Form(name="name + postcode", ask=_ask_name_and_postcode, rare=True),
        Form(name="name + born + postcode", ask=_ask_name_birth_and_postcode),
        Form(name="surname + street + town", ask=_ask_surname_and_street),
        Form(name="name + house + street", ask=_ask_name_and_house),
        Form(name="surname + house + street + town", ask=_ask_surname_and_house),
        Form(name="name + previous address", ask=_ask_previous_address),
        Form(name="alias + born", ask=_ask_alias_and_birth),
        Form(name="alias", ask=_ask_alias, rare=True),
        Form(name="name + born, none recorded", ask=_ask_unrecorded_birth, rare=True),
        Form(name="name + born, partly recorded", ask=_ask_partly_recorded_birth),
        Form(name="name + born, 1 January", ask=_ask_estimated_birth, rare=True),
        Form(name="identifier", ask=_one_of("identifier", lambda p: tuple(i.value for i in p.identifiers))),
        Form(
            name="PNC ID",
            ask=_one_of("identifier", lambda p: tuple(i.value for i in p.identifiers if i.scheme == "pnc")),
        ),
        Form(name="phone", ask=_one_of("phone", lambda p: p.phones)),
        Form(name="vehicle", ask=_one_of("vehicle", lambda p: p.vehicles)),
    )
}
"""Every form in which a person is asked for, by name."""
