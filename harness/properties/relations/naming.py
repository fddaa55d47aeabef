"""Questions by a name and a date of birth, which say for certain whom an officer means."""

from generators.queries import PersonQuery
from generators.records import Name, Person

__all__ = ["by_name", "dated"]


def dated(person: Person) -> bool:
    """Whether the person has two names and a known day of birth, so that a page has room for whoever is meant."""
    return bool(person.name.forename) and bool(person.born and person.born.complete)


def by_name(person: Person, name: Name) -> PersonQuery:
    """Ask by `name`, and by the date of birth of `person` as far as it is recorded."""
    born = person.born.typed if person.born else ""
    return PersonQuery(forename=name.forename, surname=name.surname, date_of_birth=born)
