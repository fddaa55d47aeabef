"""Ids of records, from which nothing can be told: neither when one was made, nor whether anybody asks for it."""

import random
from dataclasses import dataclass
from math import gcd

__all__ = ["AS_COUNTED", "FOR_THE_CAST", "PERSON", "Ids"]

PERSON, _INCIDENT = "N", "I"
"""What the ids of people, and of incidents, begin with."""

_MOST = 9_999_999
"""How many ids there are of one kind: seven digits, without the one that is all zeros."""

FOR_THE_CAST = range(9_900_000, _MOST + 1)
"""Serials of planted records, which only a corpus of nearly ten million would reach."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ids:
    """Gives serials, from 1 to 9,999,999, their ids; each serial another.

    `step` has no divisor in common with 9,999,999.
    """

    step: int
    shift: int

    @classmethod
    def of_seed(cls, seed: str) -> "Ids":
        """Return the ids of a corpus: in every seed's the same serials have others."""
        rng = random.Random(f"{seed}:ids")
        step = _MOST
        while gcd(step, _MOST) != 1:
            step = rng.randrange(_MOST // 10, _MOST)
        return cls(step=step, shift=rng.randrange(_MOST))

    def person(self, serial: int) -> str:
        """Return the id of the person record `serial`: ``N1234567``."""
        return f"{PERSON}{self._scrambled(serial):07d}"

    def incident(self, serial: int) -> str:
        """Return the id of the incident `serial`: ``I1234567``."""
        return f"{_INCIDENT}{self._scrambled(serial):07d}"

    def _scrambled(self, serial: int) -> int:
        return 1 + ((serial - 1) * self.step + self.shift) % _MOST


AS_COUNTED = Ids(step=1, shift=0)
"""Ids that are the serials themselves, where nobody is to be kept from telling anything."""
