"""A district's log: incidents in the order in which they were opened."""

import random
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

from generators import identifiers
from generators.incidents import rates
from generators.incidents.crowd import Crowd, Part, day_number
from generators.incidents.numbering import Desk
from generators.incidents.scenes import Scene, scene
from generators.incidents.times import LAST, moments
from generators.narratives import CATEGORIES, Category, Group, narrative
from generators.places import Gazetteer
from generators.records import Flag, Incident, Involvement, Person, Risk, Role, Visibility

__all__ = ["incidents"]

_RISKS = (Risk.STANDARD, Risk.MEDIUM, Risk.HIGH, Risk.NONE)
_LIMITS = list(accumulate(category.weight for category in CATEGORIES))


def _spread(shares: Sequence[int]) -> tuple[int, ...]:
    """Return a hundred positions, each as often as its share in per cent."""
    return tuple(position for position, share in enumerate(shares) for _ in range(share))


_GRADES = {category.name: _spread((0, *category.grades)) for category in CATEGORIES}
_RISK = tuple(_RISKS[position] for position in _spread(rates.RISKS))
_QUALIFIERS = _spread(rates.QUALIFIERS)
_OFFICERS = _spread(rates.OFFICERS_COUNT)


class _Call(NamedTuple):
    """What the desk remembers of an incident."""

    id: str
    scene: Scene
    pair: tuple[Part, ...]


def incidents(
    rng: random.Random, count: int, people: Sequence[Person], gazetteer: Gazetteer, desk: Desk
) -> list[Incident]:
    """Return `count` incidents in the order in which they were logged at `desk`.

    An incident's `linked` are earlier ones: what officers knew of when they logged it.
    """
    return list(_Log(rng, people, gazetteer, desk).incidents(count))


class _Log:
    """The log while it is written: numbers given out, and calls that may come again."""

    def __init__(self, rng: random.Random, people: Sequence[Person], gazetteer: Gazetteer, desk: Desk) -> None:
        self._rng = rng
        self._crowd = Crowd(people)
        self._gazetteer = gazetteer
        self._desk = desk
        self._calls: defaultdict[Group, list[_Call]] = defaultdict(list)
        self._numbers: Counter[date] = Counter()
        self._crimes = 0
        self._officers = [desk.collar_number(number) for number in range(1, rates.OFFICERS + 1)]

    def incidents(self, count: int) -> Iterator[Incident]:
        """Yield `count` incidents."""
        draw = self._rng.random
        late = (LAST - timedelta(days=rates.OPEN_RECENT_DAYS)).date()
        for serial, opened in enumerate(moments(self._rng, count)):
            day = opened.date()
            self._numbers[day] += 1
            category = CATEGORIES[bisect_right(_LIMITS, int(draw() * _LIMITS[-1]))]
            flags = tuple([flag for flag, chance in category.flags.items() if draw() < chance])
            calls = self._calls[category.group]
            earlier = calls[int(draw() * len(calls))] if calls and draw() < rates.REPEAT else None
            parts = self._parts(category, flags, day, earlier)
            where = earlier.scene if earlier else scene(self._rng, category, parts, self._gazetteer)
            involved = tuple([self._involvement(part) for part in parts])
            vehicle = self._vehicle(category, parts)
            call = _Call(self._desk.id(serial + 1), where, _pair(parts))
            yield Incident(
                id=call.id,
                reference=self._desk.incident_reference(serial + 1, day.year),
                crime_reference=self._crime_reference(category, day),
                number=self._desk.numbered(self._numbers[day]),
                opened=opened,
                category=category.name,
                qualifiers=self._some(category.qualifiers, _QUALIFIERS),
                address=where.address,
                crossing=where.crossing,
                landmark=where.landmark,
                narrative=self._narrative(category, opened, where, involved, vehicle, flags),
                involved=involved,
                flags=flags,
                risk=_RISK[int(draw() * 100)] if Flag.DOMESTIC_ABUSE in flags else Risk.NONE,
                grade=_GRADES[category.name][int(draw() * 100)],
                officers=self._some(self._officers, _OFFICERS),
                caller_phone=self._phone(parts),
                vehicle=vehicle,
                linked=self._linked(calls, earlier),
                open=draw() < (rates.OPEN_LATE if day >= late else rates.OPEN_OLD),
                visibility=_visibility(draw()),
            )
            calls.append(call)

    def _parts(self, category: Category, flags: Sequence[Flag], day: date, earlier: _Call | None) -> list[Part]:
        draw, cast = self._rng.random, category.cast
        parts: list[Part] = []
        if earlier and earlier.pair and Role.VICTIM in cast and Role.SUSPECT in cast and draw() < rates.PAIR_AGAIN:
            parts += earlier.pair
        domestic, today = Flag.DOMESTIC_ABUSE in flags, day_number(day)
        again = len(parts) > 0
        for role, chance in cast.items():
            if draw() < chance and not (again and role in (Role.VICTIM, Role.SUSPECT)):
                part = self._crowd.draw(self._rng, role, today, parts, domestic=domestic)
                if part is not None:
                    parts.append(part)
        return parts

    def _involvement(self, part: Part) -> Involvement:
        person, draw = part.member.person, self._rng.random
        name = person.name
        if person.aliases and draw() >= rates.RECORDED_NAME:
            name = person.names[int(draw() * len(person.names))]
        return Involvement(person=person.id, role=part.role, name=name)

    def _crime_reference(self, category: Category, day: date) -> str:
        if self._rng.random() >= category.crime:
            return ""
        self._crimes += 1
        return self._desk.crime_reference(self._crimes, day.year)

    def _narrative(
        self,
        category: Category,
        opened: datetime,
        where: Scene,
        involved: Sequence[Involvement],
        vehicle: str,
        flags: Sequence[Flag],
    ) -> str:
        known = {i.role.value: f"{i.name.forename} {i.name.surname.upper()}".strip() for i in involved}
        if vehicle:
            known["vrm"] = vehicle
        if self._rng.random() < rates.STREET_KNOWN:
            known["street"] = where.address.place.street
        if where.crossing:
            known["crossing"] = where.crossing
        if where.landmark:
            known["landmark"] = where.landmark
        return narrative(self._rng, category, opened, known, flags)

    def _phone(self, parts: Sequence[Part]) -> str:
        draw = self._rng.random
        if draw() >= rates.PHONE:
            return ""
        if draw() < rates.OWN_PHONE:
            for part in reversed(parts):  # the caller is cast last
                if part.role in (Role.CALLER, Role.VICTIM) and part.member.person.phones:
                    return part.member.person.phones[0]
        return identifiers.phone_number(self._rng)

    def _vehicle(self, category: Category, parts: Sequence[Part]) -> str:
        draw = self._rng.random
        if draw() >= category.vehicle:
            return ""
        own = [vehicle for part in parts for vehicle in part.member.person.vehicles]
        return own[0] if own and draw() < rates.OWN_VEHICLE else identifiers.vehicle_mark(self._rng)

    def _linked(self, calls: Sequence[_Call], earlier: _Call | None) -> tuple[str, ...]:
        draw = self._rng.random
        if earlier:
            return (earlier.id,) if draw() < rates.LINKED_AGAIN else ()
        return (calls[int(draw() * len(calls))].id,) if calls and draw() < rates.LINKED_OTHER else ()

    def _some(self, among: Sequence[str], how_many: Sequence[int]) -> tuple[str, ...]:
        """Draw different ones `among`, one of `how_many` at the most."""
        draw = self._rng.random
        count = how_many[int(draw() * 100)]
        if not count:
            return ()
        return tuple(dict.fromkeys([among[int(draw() * len(among))] for _ in range(count)]))


def _pair(parts: Sequence[Part]) -> tuple[Part, ...]:
    pair = [part for part in parts if part.role in (Role.VICTIM, Role.SUSPECT)]
    return tuple(pair) if len(pair) == 2 else ()


def _visibility(drawn: float) -> Visibility:
    if drawn < rates.RESTRICTED:
        return Visibility.RESTRICTED
    return Visibility.DELETED if drawn < rates.RESTRICTED + rates.DELETED else Visibility.OPEN
