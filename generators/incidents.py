"""Incidents linked to people: repeat calls at one address, numbers that restart every day, times around midnight."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from generators import identifiers
from generators.narratives import CATEGORIES, Category, narrative
from generators.places import Gazetteer
from generators.records import Address, Flag, Incident, Involvement, Person, Role

__all__ = ["LOCAL_TIME", "Desk", "incidents"]

LOCAL_TIME = ZoneInfo("Europe/London")
"""The clock by which officers type times, with its two changes a year."""

_FIRST = datetime(2024, 7, 1, tzinfo=UTC)
_SPAN = timedelta(days=730)
_ROLES = (Role.VICTIM, Role.SUSPECT, Role.WITNESS, Role.CALLER, Role.CHILD)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The desk, number `number` of `of`, at which a district's incidents are logged; `first` is its first serial.

    Desks number their incidents in steps of `of`, so that no two in the force share a daily number or a reference.
    """

    number: int
    of: int
    first: int

    def numbered(self, count: int) -> int:
        """Return the number of the incident that is this desk's `count`-th, counted from 1."""
        return (count - 1) * self.of + self.number + 1


def incidents(
    rng: random.Random, count: int, people: Sequence[Person], gazetteer: Gazetteer, desk: Desk
) -> list[Incident]:
    """Return `count` incidents in the order in which they were logged at `desk`."""
    return list(_logged(rng, count, people, gazetteer, desk))


def _logged(
    rng: random.Random, count: int, people: Sequence[Person], gazetteer: Gazetteer, desk: Desk
) -> Iterator[Incident]:
    logged = sorted(_FIRST + timedelta(minutes=rng.randrange(int(_SPAN.total_seconds() // 60))) for _ in range(count))
    numbers: Counter[str] = Counter()
    for serial, moment in enumerate(logged):
        opened = moment.astimezone(LOCAL_TIME)
        numbers[opened.date().isoformat()] += 1
        category = rng.choices(CATEGORIES, weights=[c.weight for c in CATEGORIES])[0]
        involved = _involved(rng, people)
        yield Incident(
            id=f"I{desk.first + serial:07d}",
            reference=f"42XN/{desk.numbered(serial + 1):06d}/{opened:%y}",
            number=desk.numbered(numbers[opened.date().isoformat()]),
            opened=opened,
            category=category.name,
            address=_scene(rng, involved, gazetteer),
            narrative=narrative(rng, category),
            involved=tuple(Involvement(person=p.id, role=role, name=rng.choice(p.names)) for p, role in involved),
            flags=_flags(rng, category),
            caller_phone=identifiers.phone_number(rng) if rng.random() < 0.7 else "",
            vehicle=identifiers.vehicle_mark(rng) if rng.random() < 0.2 else "",
            open=rng.random() < 0.1,
        )


def _involved(rng: random.Random, people: Sequence[Person]) -> list[tuple[Person, Role]]:
    if not people:
        return []
    how_many = rng.choices((0, 1, 2, 3), weights=(10, 45, 35, 10))[0]
    # Squaring the draw makes some people known to the police far better than others.
    chosen = {int(len(people) * rng.random() ** 2): None for _ in range(how_many)}
    return [(people[index], rng.choice(_ROLES)) for index in chosen]


def _scene(rng: random.Random, involved: Sequence[tuple[Person, Role]], gazetteer: Gazetteer) -> Address:
    """Place an incident at the home of the first person involved, half of the time: so addresses have a history."""
    if involved and rng.random() < 0.5:
        return involved[0][0].addresses[0]
    return Address(house=str(rng.randrange(1, 160)), place=gazetteer.draw(rng))


def _flags(rng: random.Random, category: Category) -> tuple[Flag, ...]:
    return tuple(flag for flag, chance in category.flags.items() if rng.random() < chance)
