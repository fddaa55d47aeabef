"""Who is drawn into an incident, in which role, at an age at which that is possible."""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from generators.incidents.rates import HOUSEMATE, KNOWN_BEST
from generators.records import Address, Person, Role

__all__ = ["Crowd", "Member", "Part"]

_TRIES = 6
_YEAR = 10_000
_LEAST_AGE = {Role.SUSPECT: 10, Role.CALLER: 10, Role.WITNESS: 5, Role.VICTIM: 0}
"""Youngest age in years for a role; ten is the age of criminal responsibility in England and Wales."""
_ADULT = 18


class Member(NamedTuple):
    """A person, where he or she lives now, and the earliest and latest day of birth, as :func:`_day` writes days."""

    person: Person
    home: Address | None
    oldest: int
    youngest: int

    def can_be(self, role: Role, today: int) -> bool:
        """Whether the age, if one is known, allows `role` on the day `today`."""
        if role is Role.CHILD:
            return self.oldest > 0 and self.youngest <= today < self.oldest + _ADULT * _YEAR
        return self.youngest + _LEAST_AGE[role] * _YEAR <= today


class Part(NamedTuple):
    """Somebody's part in an incident."""

    member: Member
    role: Role


class Crowd:
    """The people of a district; some are known to the police far better than others."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._all = [_member(person) for person in people]
        newest = max((member.oldest for member in self._all), default=0)
        self._young = [member for member in self._all if member.oldest > newest - (_ADULT + 2) * _YEAR]
        self._homes: defaultdict[tuple[str, str], list[Member]] = defaultdict(list)
        for member in self._all:
            if member.home is not None:
                self._homes[_key(member.home)].append(member)

    def draw(self, rng: random.Random, role: Role, day: date, parts: Sequence[Part], *, domestic: bool) -> Part | None:
        """Draw somebody for `role` who is not among `parts` yet; None if nobody was found who can be."""
        today = _day(day)
        taken = {part.member.person.id for part in parts}
        if domestic and parts and (role is Role.CHILD or (role is Role.SUSPECT and rng.random() < HOUSEMATE)):
            home = parts[0].member.home
            for member in self._homes[_key(home)] if home else ():
                if member.person.id not in taken and member.can_be(role, today):
                    return Part(member, role)
        among = self._young if role is Role.CHILD else self._all
        for _ in range(_TRIES if among else 0):
            drawn = rng.random()
            # The slope of this curve at its start is KNOWN_BEST; multiplied alone, it is the same on any machine.
            member = among[int(len(among) * drawn * (KNOWN_BEST + (1 - KNOWN_BEST) * drawn))]
            if member.person.id not in taken and member.can_be(role, today):
                return Part(member, role)
        return None


def _member(person: Person) -> Member:
    home = next((address for address in person.addresses if address.current), None)
    if person.born is None:
        return Member(person, home, 0, 0)
    return Member(person, home, _day(person.born.first), _day(person.born.last))


def _day(day: date) -> int:
    """Return ``20260630`` for 30 June 2026: ten thousand apart is a birthday, as :func:`generators.dates.age_on` has."""
    return day.year * _YEAR + day.month * 100 + day.day


def _key(home: Address) -> tuple[str, str]:
    return home.house, home.place.postcode
