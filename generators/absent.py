"""Questions about what no record holds: numbers that look right and that nobody has."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from generators import identifiers
from generators.queries import IncidentQuery, PersonQuery, Query

__all__ = ["ABSENT", "Absent"]


@dataclass(frozen=True, kw_only=True)
class Absent:
    """One form of such a question; whoever asks makes sure that the corpus holds no such number."""

    name: str
    ask: Callable[[random.Random], Query]

    @property
    def of_people(self) -> bool:
        """Whether a person is asked for, and not an incident."""
        return isinstance(self.ask(random.Random(0)), PersonQuery)


def _reference(rng: random.Random) -> IncidentQuery:
    # No incident is logged in a year still to come.
    return IncidentQuery(reference=f"42XN/{rng.randrange(1, 10**6):06d}/{rng.randrange(40, 60)}")


ABSENT: tuple[Absent, ...] = (
    Absent(name="identifier", ask=lambda rng: PersonQuery(identifier=identifiers.pnc_id(rng))),
    Absent(name="vehicle", ask=lambda rng: PersonQuery(vehicle=identifiers.vehicle_mark(rng))),
    Absent(name="reference", ask=_reference),
)
"""Every form.  No telephone numbers: there are so few for drama that a corpus may hold them all."""
