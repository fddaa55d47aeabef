"""A district's people: households, and the doubles that some of their members have."""

import random
from collections.abc import Callable, Iterator
from itertools import count as count_from
from itertools import islice

from generators.ids import AS_COUNTED, Ids
from generators.people.aliases import aliases
from generators.people.births import recorded_birth
from generators.people.clerk import Clerk
from generators.people.doubles import DOUBLED
from generators.people.households import household
from generators.people.humans import Human
from generators.people.rates import DOUBLES, ONE_NAME
from generators.places import Gazetteer
from generators.records import Name, Person
from generators.weighted import WeightedChoice

__all__ = ["people"]

_KINDS: WeightedChoice[str] = WeightedChoice([("", 1.0 - sum(DOUBLES.values())), *DOUBLES.items()])


def people(
    rng: random.Random, count: int, gazetteer: Gazetteer, *, first: int = 1, ids: Ids = AS_COUNTED
) -> list[Person]:
    """Return `count` person records, numbered from `first`, in no order that a search could profit from.

    `ids` are given to those numbers; by default they are the numbers themselves.  `count` is of records: some humans
    have two or three, and the truth knows by :attr:`Person.human`.
    """
    serials = list(range(first, first + count))
    rng.shuffle(serials)
    clerk = Clerk(rng=rng, gazetteer=gazetteer, serials=iter(serials), ids=ids)
    return sorted(islice(_records(clerk, first), count), key=lambda record: record.id)


def _records(clerk: Clerk, first: int) -> Iterator[Person]:
    """Yield records without end; each takes the next serial of `clerk` when it is asked for."""
    numbers = count_from(first)

    def key() -> str:
        return f"H{next(numbers):07d}"

    while True:
        for human in household(clerk.rng, clerk.address(), key):
            yield from _recorded(clerk, human, key)


def _recorded(clerk: Clerk, human: Human, key: Callable[[], str]) -> Iterator[Person]:
    rng = clerk.rng
    kind = _KINDS.draw(rng)
    if kind:
        yield from DOUBLED[kind](clerk, human, key)
        return
    born = recorded_birth(rng, human.born, estimated=human.culture.estimated)
    if rng.random() < ONE_NAME:
        yield clerk.record(human, name=Name(forename="", surname=human.name.forename), born=born)
    else:
        yield clerk.record(human, name=human.name, born=born, aliases=aliases(rng, human))
