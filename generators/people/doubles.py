"""Doubles: the people whom another record is easily taken for, and humans recorded more than once."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from generators.collisions import changed_surname
from generators.dates import PartialDate
from generators.names.pools import plain
from generators.people.aliases import aliases, maiden
from generators.people.births import mistaken_birth, recorded_birth
from generators.people.clerk import Clerk
from generators.people.humans import ADULT, Human, age, birth_at
from generators.people.rates import (
    CHANGED_NAME,
    DUPLICATE,
    JUNIOR,
    NAMESAKE_OTHER_BIRTH,
    NAMESAKE_SAME_BIRTH,
    THRICE,
    TWIN,
)
from generators.people.spellings import misspelt, nickname, respelt
from generators.records import Name, NameKind, Person, Sex

__all__ = ["DOUBLED"]

Doubled = Callable[[Clerk, Human, Callable[[], str]], Iterator[Person]]
"""Records a human and whatever doubles it has; the last argument gives the key of another human."""

_ALIKE = 0.25
"""Share of twins whose forenames begin alike."""
_OTHER_HOME = 0.6
"""Share of second records that have another address."""
_KNOWN_AS_BEFORE = 0.5
"""Share of changed names of which the new record has the old one too."""


def _twin(clerk: Clerk, human: Human, key: Callable[[], str]) -> Iterator[Person]:
    """Record twins: one home, surname and date of birth."""
    yield clerk.record(
        human, name=human.name, born=PartialDate.from_date(human.born), aliases=aliases(clerk.rng, human)
    )
    rng, pool, name = clerk.rng, human.pool, human.name
    same_sex = pool.by_sex or rng.random() < 0.65
    sex = human.sex if same_sex else (Sex.MALE if human.sex is Sex.FEMALE else Sex.FEMALE)
    forename = _forename(rng, human, sex, initial=name.forename[0] if rng.random() < _ALIKE else "")
    # Only where custom leaves it free is a middle name one's own: elsewhere it is the father's, or says the sex.
    middle = pool.forename(rng, sex) if name.middle and pool.custom is plain else name.middle
    other = Name(forename=forename, middle=middle, surname=name.surname)
    twin = replace(human, key=key(), sex=sex, name=other, before="")
    yield clerk.record(twin, name=other, born=PartialDate.from_date(human.born))


def _junior(clerk: Clerk, human: Human, key: Callable[[], str]) -> Iterator[Person]:
    """Record father and son, or mother and daughter, of one name at one address."""
    yield _first(clerk, human)
    rng = clerk.rng
    gap = timedelta(days=rng.randrange(18 * 366, 36 * 365))
    born = human.born + gap if age(human.born) > 37 else human.born - gap
    other = replace(human, key=key(), born=born, name=replace(human.name, title=""), before="")
    yield clerk.record(other, name=other.name, born=_birth(clerk, other))


def _namesake(clerk: Clerk, human: Human, key: Callable[[], str], born: date) -> Iterator[Person]:
    yield clerk.record(
        human, name=human.name, born=PartialDate.from_date(human.born), aliases=aliases(clerk.rng, human)
    )
    name = Name(forename=human.name.forename, surname=human.name.surname)
    other = replace(human, key=key(), name=name, born=born, home=clerk.address(), before="")
    yield clerk.record(other, name=name, born=PartialDate.from_date(born))


def _namesake_of_same_birth(clerk: Clerk, human: Human, key: Callable[[], str]) -> Iterator[Person]:
    """Record two people of one name and one date of birth who live apart."""
    yield from _namesake(clerk, human, key, human.born)


def _namesake_of_other_birth(clerk: Clerk, human: Human, key: Callable[[], str]) -> Iterator[Person]:
    """Record two people of one name who live apart and were born on different days."""
    born = birth_at(clerk.rng, ADULT + int(60 * clerk.rng.random()))
    yield from _namesake(clerk, human, key, born if born != human.born else born - timedelta(days=40))


def _duplicate(clerk: Clerk, human: Human, key: Callable[[], str]) -> Iterator[Person]:  # noqa: ARG001
    """Record one human two or three times, with small differences."""
    rng = clerk.rng
    first = _first(clerk, human)
    yield first
    for _ in range(2 if rng.random() < THRICE else 1):
        name, born = _second_name(rng, first.name), mistaken_birth(rng, first.born)
        moved = rng.random() < _OTHER_HOME or (name.full, born) == (first.name.full, first.born)
        yield clerk.again(first, name=name, born=born, home=clerk.address() if moved else human.home)


def _changed_name(clerk: Clerk, human: Human, key: Callable[[], str]) -> Iterator[Person]:  # noqa: ARG001
    """Record one human under a name and, later and elsewhere, under another: by marriage, or else by deed."""
    rng = clerk.rng
    before, kind = _name_before(rng, human)
    old = clerk.record(human, name=replace(before, kind=NameKind.RECORDED), born=_birth(clerk, human))
    yield old
    known = (replace(before, kind=kind),) if rng.random() < _KNOWN_AS_BEFORE else ()
    born = old.born or PartialDate.from_date(human.born)
    yield clerk.again(old, name=human.name, born=born, home=clerk.address(), aliases=known)


DOUBLED: Mapping[str, Doubled] = MappingProxyType(
    {
        TWIN: _twin,
        JUNIOR: _junior,
        NAMESAKE_SAME_BIRTH: _namesake_of_same_birth,
        NAMESAKE_OTHER_BIRTH: _namesake_of_other_birth,
        DUPLICATE: _duplicate,
        CHANGED_NAME: _changed_name,
    }
)
"""How each kind of double is recorded."""


def _first(clerk: Clerk, human: Human) -> Person:
    return clerk.record(human, name=human.name, born=_birth(clerk, human), aliases=aliases(clerk.rng, human))


def _birth(clerk: Clerk, human: Human) -> PartialDate | None:
    return recorded_birth(clerk.rng, human.born, estimated=human.culture.estimated)


def _forename(rng: random.Random, human: Human, sex: Sex, *, initial: str) -> str:
    """Draw another forename for a twin, one with `initial` where twenty draws have it."""
    drawn = [human.pool.forename(rng, sex, human.born.year) for _ in range(20 if initial else 4)]
    others = [forename for forename in drawn if forename != human.name.forename]
    alike = [forename for forename in others if forename.startswith(initial)]
    return (alike or others or [f"{human.name.forename} {drawn[0]}"])[0]


def _second_name(rng: random.Random, name: Name) -> Name:
    """Return `name` as a second clerk writes it, mostly without the middle name."""
    plain = replace(name, title="", middle=name.middle if rng.random() < 0.4 else "")
    roll = rng.random()
    if roll < 0.30:
        return misspelt(rng, plain)
    if roll < 0.50:
        return nickname(rng, plain) or misspelt(rng, plain)
    return (respelt(rng, plain) or plain) if roll < 0.65 else plain


def _name_before(rng: random.Random, human: Human) -> tuple[Name, NameKind]:
    """Return the name that `human` bore first: before marriage, or before a deed."""
    name, pool = human.name, human.pool
    if human.before and changed_surname(human.before, name.surname):
        return maiden(human), NameKind.MAIDEN
    wed = human.sex is Sex.FEMALE and age(human.born) > ADULT and rng.random() < 0.8
    for _ in range(20):
        surname = pool.family(rng)
        if human.sex is Sex.FEMALE:
            surname = pool.feminine(surname)
        if changed_surname(surname, name.surname):
            break
    kind = NameKind.MAIDEN if wed else NameKind.FORMER
    return Name(forename=name.forename, middle=name.middle, surname=surname, kind=kind), kind
