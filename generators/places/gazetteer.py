"""The streets, junctions and landmarks of one district."""

import random
from dataclasses import dataclass
from typing import NamedTuple

from generators.places.landmarks import Landmark, landmarks_of
from generators.places.layout import BEATS, crossings, street_of, town_centre
from generators.places.names import street_names, town_name
from generators.places.postcodes import inward_codes, outward_code
from generators.records import Place

__all__ = ["Gazetteer", "Junction"]


class Junction(NamedTuple):
    """Two streets of one town that cross."""

    one: Place
    other: Place


class _Town(NamedTuple):
    places: list[Place]
    junctions: list[Junction]
    landmarks: list[Landmark]


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """Every street of the district, ordered by town and beat, and what stands or crosses there.

    One street has one postcode, and one beat is one postcode sector: beat ``XN3-2`` has the postcodes ``XN3 2…``.
    """

    places: tuple[Place, ...]
    junctions: tuple[Junction, ...] = ()
    landmarks: tuple[Landmark, ...] = ()

    @classmethod
    def of_district(cls, seed: str, number: int, *, towns: int = 5, streets: int = 60) -> "Gazetteer":
        """Build district `number` with `towns` towns of `streets` streets each (at least 5, at most 1,500).

        The same street name stands in several towns, as High Street does.  The first 910 districts of five towns
        have towns of different names and outward codes; any number of districts can be built.
        """
        rng = random.Random(f"{seed}:places:{number}")
        built = [_town(rng, seed, town, streets) for town in range(number * towns, (number + 1) * towns)]
        return cls(
            places=tuple(place for town in built for place in town.places),
            junctions=tuple(junction for town in built for junction in town.junctions),
            landmarks=tuple(landmark for town in built for landmark in town.landmarks),
        )

    def draw(self, rng: random.Random) -> Place:
        """Draw a street."""
        return rng.choice(self.places)


def _town(rng: random.Random, seed: str, number: int, streets: int) -> _Town:
    name, outward, centre = town_name(seed, number), outward_code(number), town_centre(number)
    names = street_names(rng, streets)
    places: list[Place] = []
    junctions: list[Junction] = []
    for beat in range(BEATS):
        size = streets * (beat + 1) // BEATS - streets * beat // BEATS
        laid = [street_of(rng, beat, position) for position in range(size)]
        named = names[len(places) : len(places) + size]
        codes = inward_codes(rng, beat + 1, size)
        own = [
            Place(
                street=street,
                town=name,
                postcode=f"{outward} {code}",
                beat=f"{outward}-{beat + 1}",
                latitude=point.latitude,
                longitude=point.longitude,
            )
            for street, code, point in zip(named, codes, (line.point(centre) for line in laid), strict=True)
        ]
        places += own
        junctions += [Junction(own[one], own[other]) for one, other in crossings(laid)]
    return _Town(places, junctions, landmarks_of(rng, name, places))
