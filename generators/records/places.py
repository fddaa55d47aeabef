"""Where somebody lives and where something happened."""

from dataclasses import dataclass
from typing import Any

__all__ = ["Address", "Place"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A street in a town, with the postcode and the beat that belong to it.

    `latitude` and `longitude` are in degrees.
    """

    street: str
    town: str
    postcode: str
    beat: str = ""
    latitude: float = 0.0
    longitude: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """Where somebody lives or lived, or where something happened."""

    house: str
    place: Place
    current: bool = True

    def document(self) -> dict[str, Any]:
        """Return the address as a system is given it."""
        return {
            "house": self.house,
            "street": self.place.street,
            "town": self.place.town,
            "postcode": self.place.postcode,
            "current": self.current,
        }
