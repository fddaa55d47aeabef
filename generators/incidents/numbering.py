"""Numbers and references of incidents and crimes."""

from dataclasses import dataclass

from generators.ids import AS_COUNTED, Ids

__all__ = ["Desk"]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The desk, number `number` of `of`, at which a district's incidents are logged; `first` is its first serial.

    Desks number their incidents in steps of `of`, so that no two in the force share a daily number or a reference.
    `ids` are given to serials; by default they are the serials themselves.
    """

    number: int
    of: int
    first: int
    ids: Ids = AS_COUNTED

    def id(self, count: int) -> str:
        """Return the id of this desk's `count`-th incident, counted from 1."""
        return self.ids.incident(self.first + count - 1)

    def numbered(self, count: int) -> int:
        """Return the number of the incident that is this desk's `count`-th, counted from 1."""
        return (count - 1) * self.of + self.number + 1

    def incident_reference(self, count: int, year: int) -> str:
        """Return the reference of this desk's `count`-th incident, logged in `year`: ``42XN/000123/26``."""
        return f"42XN/{self.numbered(count):06d}/{year % 100:02d}"

    def crime_reference(self, count: int, year: int) -> str:
        """Return the reference of the `count`-th crime recorded at this desk, in `year`: ``XN/004512/26``."""
        return f"XN/{self.numbered(count):06d}/{year % 100:02d}"

    def collar_number(self, count: int) -> str:
        """Return the collar number of the `count`-th officer of this desk's district: ``1417``."""
        return str(1000 + self.numbered(count))
