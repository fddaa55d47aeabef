"""Where a town lies, and how its streets lie to each other.

Every town is on a grid in the North Sea, between Britain and Denmark, where nobody lives.  A town has a beat at its
centre and others around it; every street of a beat is straight, and runs either east and west or north and south, so
that two streets cross where their lines do.
"""

import random
from typing import NamedTuple

__all__ = ["BEATS", "Point", "Street", "beat_centre", "crossings", "street_of", "town_centre"]

_SOUTH_WEST = (54.20, 1.80)
"""Latitude and longitude, in degrees, of the first town: the Dogger Bank."""
_COLUMNS = 40
_ROWS = 120
_TOWN_STEP = (0.0375, 0.075)
"""Degrees of latitude and longitude between towns: more than 4 km each.  After 4,800 towns the grid begins again; it
reaches to 58.7° N and 4.8° E, short of any coast."""
_METRE = 1 / 111_320
"""Degrees of latitude in a metre: a degree is about 111.32 km (a 40,075 km meridian, in 360)."""
_BEAT_RING = 1400
_BEAT_REACH = 450
_SHORTEST, _LONGEST = 150, 450


class Point(NamedTuple):
    """A place on the map, in degrees."""

    latitude: float
    longitude: float


class Street(NamedTuple):
    """The middle of a street in metres east and north of the town's centre, and how far it runs to each side."""

    east: int
    north: int
    half: int
    runs_east: bool

    def point(self, centre: Point) -> Point:
        """Return the middle of the street on the map, to about a metre."""
        latitude = centre.latitude + self.north * _METRE
        # One factor for all towns: what is lost by it is a tenth of the breadth of a town.
        longitude = centre.longitude + self.east * _METRE * _EAST_STRETCH
        return Point(round(latitude, 5), round(longitude, 5))


_EAST_STRETCH = 1.75
"""How many degrees of longitude are as long as one of latitude: 1 / cos 55°."""
_RING = ((0, 0), (0, 1), (1, 0), (0, -1), (-1, 0))
BEATS = len(_RING)
"""Beats of a town: one at its centre, and one on each side."""


def town_centre(number: int) -> Point:
    """Return the centre of town `number` (from 0)."""
    row, column = divmod(number % (_ROWS * _COLUMNS), _COLUMNS)
    return Point(_SOUTH_WEST[0] + row * _TOWN_STEP[0], _SOUTH_WEST[1] + column * _TOWN_STEP[1])


def beat_centre(beat: int) -> tuple[int, int]:
    """Return the centre of beat `beat` (from 0) in metres east and north of the town's."""
    east, north = _RING[beat]
    return east * _BEAT_RING, north * _BEAT_RING


def street_of(rng: random.Random, beat: int, number: int) -> Street:
    """Lay out the street that is `number` of a beat: even ones run east and west."""
    east, north = beat_centre(beat)
    return Street(
        east=east + rng.randrange(-_BEAT_REACH, _BEAT_REACH + 1),
        north=north + rng.randrange(-_BEAT_REACH, _BEAT_REACH + 1),
        half=rng.randrange(_SHORTEST, _LONGEST + 1),
        runs_east=number % 2 == 0,
    )


def crossings(streets: list[Street]) -> list[tuple[int, int]]:
    """Return the pairs of positions in `streets` of which one runs east, the other north, and which cross."""
    across = [(number, street) for number, street in enumerate(streets) if street.runs_east]
    along = [(number, street) for number, street in enumerate(streets) if not street.runs_east]
    return [
        (one, other)
        for one, (x, y, half, _) in across
        for other, (east, north, reach, _) in along
        if -half <= east - x <= half and -reach <= y - north <= reach
    ]
