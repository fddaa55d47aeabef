"""An invented district whose streets, towns and postcodes agree with each other.

Postcodes use the area XN: no area begins with X, so none can be delivered to.
"""

import random
from dataclasses import dataclass

from generators.records import Place

__all__ = ["Gazetteer"]

_TOWN_HEADS = (
    "Ash Birk Cold Darn Elm Fen Gris Hather Kirk Lang Mar Nether Oak Pen Raven Sal Thorn Under Wether Yarn"
).split()
_TOWN_TAILS = "bury by combe dale field ford ham ley mere minster port stead ton wick worth".split()
_STREET_HEADS = (
    "Abbey Acacia Albert Alma Beech Brook Canal Castle Cedar Chapel Church Clarence Coronation Cross Dale East "
    "Elm Factory Farm Fern Forge George Glebe Grange Green Grove Hawthorn Hazel High Hill Holly Hope Ivy Jubilee "
    "King Lake Larch Lime Lodge London Manor Maple Market Mason Meadow Mill Milton Moor Nelson New North Oak "
    "Orchard Park Poplar Priory Quarry Queen Railway Rectory Regent River Rose Rowan Salisbury School South "
    "Spring Station Sycamore Tanner Temple Union Vale Vicarage Victoria Water Wellington West Willow Windmill "
    "Wood Woodland York"
).split()
_STREET_TAILS = "Street Road Lane Avenue Close Drive Crescent Way Terrace Gardens".split()
_INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
"""Letters of a postcode's last two places: C, I, K, M, O and V are not used there."""


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """Every street of the district: `places` is ordered by town, and one street has one postcode."""

    places: tuple[Place, ...]

    @classmethod
    def of_district(cls, seed: str, number: int, *, towns: int = 5, streets: int = 60) -> "Gazetteer":
        """Build district `number` with `towns` towns of `streets` streets each.

        The same street name stands in several towns, as High Street does.
        """
        rng = random.Random(f"{seed}:places:{number}")
        names = [head + tail for head in _TOWN_HEADS for tail in _TOWN_TAILS]
        street_names = [f"{head} {tail}" for head in _STREET_HEADS for tail in _STREET_TAILS]
        places = []
        for district, town in enumerate(rng.sample(names, towns), start=1 + number * towns):
            inward = rng.sample(
                [f"{d}{a}{b}" for d in range(1, 10) for a in _INWARD_LETTERS for b in _INWARD_LETTERS], streets
            )
            places += [
                Place(street=street, town=town, postcode=f"XN{district} {code}")
                for street, code in zip(rng.sample(street_names, streets), inward, strict=True)
            ]
        return cls(places=tuple(places))

    def draw(self, rng: random.Random) -> Place:
        """Draw a street."""
        return rng.choice(self.places)
