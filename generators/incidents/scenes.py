"""Where incidents happen: at somebody's home, at another house, at a junction, at a landmark."""

import random
from collections.abc import Sequence
from typing import NamedTuple

from generators.incidents.crowd import Part
from generators.narratives import Category
from generators.places import Gazetteer
from generators.records import Address

__all__ = ["Scene", "scene"]

_HOUSES = 160


class Scene(NamedTuple):
    """An address; for a junction the other street too, for a landmark its name."""

    address: Address
    crossing: str = ""
    landmark: str = ""


def scene(rng: random.Random, category: Category, parts: Sequence[Part], gazetteer: Gazetteer) -> Scene:
    """Draw where an incident of `category` happened to those with `parts`."""
    draw, shares = rng.random, category.scenes
    roll = draw()
    if roll < shares.home:
        home = next((part.member.home for part in parts if part.member.home), None)
        if home is not None:
            return Scene(home)
    elif roll < shares.home + shares.junction and gazetteer.junctions:
        one, other = gazetteer.junctions[int(draw() * len(gazetteer.junctions))]
        if draw() < 0.5:
            one, other = other, one
        return Scene(Address(house="", place=one), crossing=other.street)
    elif roll < shares.home + shares.junction + shares.landmark and gazetteer.landmarks:
        landmark = gazetteer.landmarks[int(draw() * len(gazetteer.landmarks))]
        return Scene(Address(house="", place=landmark.place), landmark=landmark.name)
    place = gazetteer.places[int(draw() * len(gazetteer.places))]
    return Scene(Address(house=str(1 + int(draw() * _HOUSES)), place=place))
