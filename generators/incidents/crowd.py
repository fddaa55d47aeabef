"""Who is drawn into an incident, in which role, at an age at which that is possible."""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from generators.incidents.rates import HOUSEMATE, KNOWN_BEST
from generators.records import Address, Person, Role

__all__ = ["Crowd", "Member", "Part", "day_number"]

_TRIES = 6
_YEAR = 10_000
_LEAST_AGE = {Role.SUSPECT: 10, Role.CALLER: 10, Role.WITNESS: 5, Role.VICTIM: 0}
"""Youngest age in years for a role; ten is the age of criminal responsibility in England and Wales."""
_ADULT = 18


class Member(NamedTuple):
    """A person, the home of today, and the first and last :func:`day_number` that the date of birth may mean, or 0."""

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

    def draw(self, rng: random.Random, role: Role, today: int, parts: Sequence[Part], *, domestic: bool) -> Part | None:
        """Draw somebody for `role` on the day `today` (see :func:`day_number`) who is not among `parts` yet.

        None if nobody was found who can be.
        """
        if domestic and parts and (role is Role.CHILD or (role is Role.SUSPECT and rng.random() < HOUSEMATE)):
            home = parts[0].member.home
            for member in self._homes[_key(home)] if home else ():
                if member.can_be(role, today) and _absent(member, parts):
                    return Part(member, role)
        among = self._young if role is Role.CHILD else self._all
        for _ in range(_TRIES if among else 0):
            drawn = rng.random()
            # The slope of this curve at its start is KNOWN_BEST; multiplied alone, it is the same on any machine.
            member = among[int(len(among) * drawn * (KNOWN_BEST + (1 - KNOWN_BEST) * drawn))]
            if member.can_be(role, today) and _absent(member, parts):
                return Part(member, role)
        return None


def day_number(day: date) -> int:
    """Return ``20260630`` for 30 June 2026: ten thousand more is the same day a year on."""
    return day.year * _YEAR + day.month * 100 + day.day


def _absent(member: Member, parts: Sequence[Part]) -> bool:
    return all([part.member is not member for part in parts])  # noqa: C419  # a generator costs more than it saves


def _member(person: Person) -> Member:
    home = None
    for address in person.addresses:
        if address.current:
            home = address
            break
    born = person.born
    if born is None:
        return Member(person, home, 0, 0)
    year = born.year * _YEAR
    # No month is longer than 31 days, so nobody is younger than this.
    return Member(
        person,
        home,
        year + (born.month or 1) * 100 + (born.day or 1),
        year + (born.month or 12) * 100 + (born.day or 31),
    )


def _key(home: Address) -> tuple[str, str]:
    return home.house, home.place.postcode
