"""The other names that somebody goes by."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generators.dates import PRESENT, PartialDate
from generators.names.tables import curated
from generators.people.humans import Human
from generators.people.spellings import nickname
from generators.records import Name, NameKind, Sex

__all__ = ["aliases", "maiden"]

_MAIDEN = 0.6
"""Share of women with another surname before marriage of whom it is recorded."""
_MARRIED = 0.04
"""Share of women recorded under their own surname who also use a husband's, where wives take it."""
_FORMER = 0.02
"""Share of people with a former name, given up by deed."""
_NICKNAME = 0.09
"""Share of people with a known short form by which they are recorded too."""
_ENGLISH = 0.30
"""Share of people of Chinese names who take an English forename beside it."""
_ALIAS = 0.07
"""Share of people with another name altogether."""
_OTHER_BIRTH = 0.4
"""Share of such names that were given with another date of birth."""
_FARTHEST_YEARS = 6
"""How many years such a date is out at the most; day and month are mostly kept, as they are easily said."""


def aliases(rng: random.Random, human: Human) -> tuple[Name, ...]:
    """Draw every other name of `human`, each of its kind, none of them the recorded one."""
    recorded = human.name
    return tuple(
        name
        for name in _drawn(rng, human)
        if name.surname and (name.forename, name.surname) != (recorded.forename, recorded.surname)
    )


def maiden(human: Human) -> Name:
    """Return the name that `human` bore before marriage."""
    return replace(human.name, surname=human.before, title="", kind=NameKind.MAIDEN)


def _drawn(rng: random.Random, human: Human) -> Iterator[Name]:
    name, pool, sex = human.name, human.pool, human.sex
    random_ = rng.random
    if human.before:
        if random_() < _MAIDEN:
            yield maiden(human)
    elif sex is Sex.FEMALE and random_() < _MARRIED * pool.wife_takes:
        yield replace(name, surname=pool.feminine(pool.family(rng)), title="", kind=NameKind.MARRIED)
    roll = random_()
    if roll < _FORMER:
        yield replace(pool.name(rng, sex, human.born.year, pool.family(rng)), kind=NameKind.FORMER)
    elif roll < _FORMER + _NICKNAME:
        short = nickname(rng, name)
        if short:
            yield replace(short, title="", kind=NameKind.NICKNAME)
    elif roll > 1.0 - _ENGLISH and human.culture.name == "chinese":
        taken = curated("chinese_names")["english_female" if sex is Sex.FEMALE else "english_male"]
        yield Name(forename=taken[int(random_() * len(taken))], surname=name.surname, kind=NameKind.NICKNAME)
    if random_() < _ALIAS:
        alias = replace(pool.name(rng, sex, human.born.year, pool.family(rng)), middle="", kind=NameKind.ALIAS)
        yield replace(alias, born=_other_birth(rng, human.born)) if random_() < _OTHER_BIRTH else alias


def _other_birth(rng: random.Random, born: date) -> PartialDate:
    """Return the date of birth that goes with a name made up: some years out, now and then another day besides."""
    year = born.year + (1 + int(_FARTHEST_YEARS * rng.random())) * (1 if rng.random() < 0.5 else -1)
    day = born.day if rng.random() < 0.7 else 2 + int(26 * rng.random())
    return PartialDate(year=min(year, PRESENT.year - 1), month=born.month, day=min(day, 28))
