"""Who can be asked for by name, and questions by name and date of birth, which say for certain whom one means."""

from generators.queries import PersonQuery
from generators.records import Name, Person

__all__ = ["by_name", "dated", "named"]


def named(person: Person) -> bool:
    """Whether the person has two names."""
    return bool(person.name.forename)


def dated(person: Person) -> bool:
    """Whether the person has two names and a known day of birth, so that a page has room for whoever is meant."""
    return named(person) and bool(person.born and person.born.complete)


def by_name(person: Person, name: Name) -> PersonQuery:
    """Ask by `name`, and by the date of birth of `person` as far as it is recorded."""
    born = person.born.typed if person.born else ""
    return PersonQuery(forename=name.forename, surname=name.surname, date_of_birth=born)
