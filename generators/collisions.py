"""What makes people confusable, found in any sequence of records by joins: nothing is known of how they were drawn."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from generators.names import name_groups
from generators.records import Person
from generators.text import joined

__all__ = ["COLLISIONS", "changed_surname", "collisions"]

Group = tuple[str, ...]
"""The ids of two or more records, in order."""


def collisions(people: Sequence[Person]) -> dict[str, list[Group]]:
    """Return, for each kind of :data:`COLLISIONS`, every group of records that can be confused with each other."""
    return {kind: find(people) for kind, find in COLLISIONS.items()}


def _twins(people: Sequence[Person]) -> list[Group]:
    """Group humans of one home, surname and whole date of birth, but of different forenames."""
    groups = _grouped(people, lambda p: (_home(p), joined(p.name.surname), p.born) if _born_on_a_known_day(p) else None)
    return [_ids(group) for group in groups if _humans(group) > 1 and len({_forename(p) for p in group}) > 1]


def _same_name_one_household(people: Sequence[Person]) -> list[Group]:
    """Group humans of one home, forename and surname: father and son, mother and daughter."""
    groups = _grouped(people, lambda p: (_home(p), *_name(p)) if p.name.forename else None)
    return [_ids(group) for group in groups if _humans(group) > 1]


def _namesakes_of_same_birth(people: Sequence[Person]) -> list[Group]:
    """Group humans of one forename, surname and whole date of birth who live apart."""
    groups = _grouped(people, lambda p: (*_name(p), p.born) if p.name.forename and _born_on_a_known_day(p) else None)
    return [_ids(group) for group in groups if _humans(group) > 1 and len(set(map(_home, group))) > 1]


def _namesakes_of_other_birth(people: Sequence[Person]) -> list[Group]:
    """Group humans of one forename and surname who live apart, some of them known to be born on different days."""
    groups = _grouped(people, lambda p: _name(p) if p.name.forename and _born_on_a_known_day(p) else None)
    return [
        _ids(group)
        for group in groups
        if _humans(group) > 1
        and any(
            one.human != other.human and one.born != other.born and _home(one) != _home(other)
            for one, other in combinations(group, 2)
        )
    ]


def _duplicates(people: Sequence[Person]) -> list[Group]:
    """Group the records of one human, where the surname stayed the same but for a slip or another spelling."""
    return [_ids(group) for group in _of_one_human(people) if not _changed(group)]


def _changed_names(people: Sequence[Person]) -> list[Group]:
    """Group the records of one human, where the surname became another."""
    return [_ids(group) for group in _of_one_human(people) if _changed(group)]


COLLISIONS: Mapping[str, Callable[[Sequence[Person]], list[Group]]] = MappingProxyType(
    {
        "twins": _twins,
        "same-name-one-household": _same_name_one_household,
        "namesakes-same-birth": _namesakes_of_same_birth,
        "namesakes-other-birth": _namesakes_of_other_birth,
        "duplicate-records": _duplicates,
        "changed-names": _changed_names,
    }
)
"""Every kind of collision by name, and what finds it."""


def changed_surname(one: str, other: str) -> bool:
    """Return whether two surnames are two names: more than one letter apart, and no spellings of each other.

    Letters are counted regardless of order, so that two exchanged letters are a slip.
    """
    first, second = joined(one), joined(other)
    if first == second or other in name_groups("transliterations").get(one.lower(), ()):
        return False
    rest = list(second)
    lost = 0
    for letter in first:
        if letter in rest:
            rest.remove(letter)
        else:
            lost += 1
    return max(lost, len(rest)) > 1


def _of_one_human(people: Iterable[Person]) -> list[list[Person]]:
    return _grouped(people, lambda person: person.human)


def _changed(group: Sequence[Person]) -> bool:
    """Return whether some record of `group` has a surname that no other has, not even with a slip."""
    surnames = [person.name.surname for person in group]
    return any(
        all(changed_surname(surname, other) for other in surnames[:place] + surnames[place + 1 :])
        for place, surname in enumerate(surnames)
    )


def _grouped(people: Iterable[Person], key: Callable[[Person], Hashable | None]) -> list[list[Person]]:
    """Return the groups of two or more records with equal keys, in the order of their first; None is no key."""
    groups: defaultdict[Hashable, list[Person]] = defaultdict(list)
    for person in people:
        found = key(person)
        if found is not None:
            groups[found].append(person)
    return [group for group in groups.values() if len(group) > 1]


def _ids(group: Iterable[Person]) -> Group:
    return tuple(sorted(person.id for person in group))


def _humans(group: Iterable[Person]) -> int:
    return len({person.human for person in group})


def _home(person: Person) -> Hashable:
    address = person.addresses[0] if person.addresses else None
    return (address.house, address.place) if address else person.id


def _forename(person: Person) -> str:
    return joined(person.name.forename)


def _name(person: Person) -> tuple[str, str]:
    return joined(person.name.forename), joined(person.name.surname)


def _born_on_a_known_day(person: Person) -> bool:
    # The first of January stands for an unknown day.
    born = person.born
    return born is not None and born.complete and (born.month, born.day) != (1, 1)
