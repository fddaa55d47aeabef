"""Whose names are like those typed: a query does not say of which naming culture the person is."""

import random
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from generators.dates import PartialDate
from generators.names import CULTURES
from generators.names.pools import NamePool
from generators.queries import Query
from generators.records import Name, Sex
from generators.text import tokens

__all__ = ["another_name", "forefather", "sex_of"]

_ANY_YEAR = 1980


class _Held(NamedTuple):
    """A pool with the folded words of its surnames, of men and of women, and of its forenames."""

    pool: NamePool
    surnames: frozenset[str]
    forenames: Mapping[Sex, frozenset[str]]


def another_name(asked: Query, rng: random.Random) -> Name:
    """Draw a whole name of the pool that holds the surname and forename of `asked`; a British one if none does."""
    pool = _holding(asked).pool
    born = PartialDate.parse(getattr(asked, "date_of_birth", ""))
    return pool.name(rng, sex_of(asked), born.year if born else _ANY_YEAR, pool.family(rng))


def forefather(asked: Query, rng: random.Random) -> str:
    """Draw a man's forename of the pool that holds the surname and forename of `asked`."""
    return _holding(asked).pool.forename(rng, Sex.MALE)


def sex_of(asked: Query) -> Sex:
    """Return of which sex the forename of `asked` is, where its surname is borne; male where it may be of either."""
    forename, held = set(tokens(asked.forename)), _holding(asked).forenames
    return Sex.FEMALE if forename & held[Sex.FEMALE] and not forename & held[Sex.MALE] else Sex.MALE


def _holding(asked: Query) -> _Held:
    """Return the first pool that holds both names, or else the surname, or else the forename, or else the first."""
    forename, surname = set(tokens(asked.forename)), set(tokens(asked.surname))
    return max(
        _pools(),
        key=lambda held: (
            not surname.isdisjoint(held.surnames),
            not all(map(forename.isdisjoint, held.forenames.values())),
        ),
    )


@cache
def _pools() -> tuple[_Held, ...]:
    return tuple(_held(pool) for culture in CULTURES.values() for pool in culture.pools)


def _held(pool: NamePool) -> _Held:
    surnames = (*pool.commonest, *pool.surnames)
    of_decades = [(sex, name) for (sex, _), names in pool.decades.items() for name in names]
    return _Held(
        pool,
        _words((*surnames, *map(pool.feminine, surnames))),
        {
            sex: _words((*listed, *(name for of, name in of_decades if of == sex.value)))
            for sex, listed in ((Sex.FEMALE, pool.female), (Sex.MALE, pool.male))
        },
    )


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in tokens(name))
