"""What officers name instead of a street: the library, the station, the chip shop."""

import random
from dataclasses import dataclass

from generators.records import Place

__all__ = ["Landmark", "landmarks_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Landmark:
    """A building or a piece of ground that is known by name, and the street in which it stands."""

    name: str
    place: Place


_EVERY_TOWN = (
    ("{town} Library", "{town} Central Library"),
    ("{town} Railway Station", "{town} Station", "{town} Parkway Station"),
    ("{town} Bus Station", "{town} Interchange"),
    ("{town} Community Hospital", "{town} Infirmary", "{town} General Hospital"),
    ("{saint} Church", "{saint} Parish Church"),
    ("{saint} Primary School", "{town} Academy", "{town} High School"),
)
_SOME_TOWNS = (
    ("{royal} Park", "{tree} Park", "Memorial Park", "{royal} Recreation Ground"),
    ("The {colour} {beast}", "The {beast} and {thing}", "The {royal} Arms", "The {thing} Inn"),
    ("{adjective} Plaice Chip Shop", "The {adjective} Fryer", "{tree} Road Fish Bar", "Captain's Chip Shop"),
    ("{royal} Shopping Centre", "{tree} Retail Park", "The {tree} Arcade"),
    ("{town} Leisure Centre", "{royal} Swimming Baths", "{town} Sports Hall"),
    ("{tree} Service Station", "{adjective} Garage", "{town} Filling Station"),
    ("{town} Town Hall", "{town} Civic Centre", "{town} Crown Court"),
    ("{tree} House Care Home", "{saint} Hospice", "{tree} Lodge Nursing Home"),
    ("{tree} Cemetery", "{town} Crematorium"),
    ("{royal} Skate Park", "{tree} Playing Fields", "{royal} Bandstand"),
    ("{town} Mosque", "{saint} Chapel", "{town} Gurdwara", "{town} Synagogue"),
    ("{royal} Bridge", "{tree} Lock", "{thing} Wharf", "{royal} Multi-Storey Car Park"),
    ("{adjective} Food Store", "{tree} Convenience Store", "{adjective} Pharmacy"),
    ("{colour} {beast} Hotel", "{royal} Guest House", "The {thing} Nightclub"),
)
_SOME_SHARE = 0.65
_SLOTS = {
    "saint": "St Mary's,St John's,St Peter's,All Saints,St Michael's,Holy Trinity,St Hilda's,St Oswald's,St Anne's",
    "royal": "Victoria,Albert,Jubilee,Coronation,Queens,Kings,Alexandra,George,Regent,Clarence",
    "tree": "Alder,Ashgrove,Beechwood,Birchfield,Cedars,Elmbank,Hawthorns,Hollybush,Laurels,Oakfield,Rowans,Willows",
    "colour": "Red,White,Black,Green,Golden,Blue,Silver",
    "beast": "Lion,Horse,Bull,Swan,Fox,Hart,Lamb,Boar,Greyhound,Mare,Otter,Raven",
    "thing": "Anchor,Plough,Wheatsheaf,Crown,Bell,Ship,Compass,Barrel,Lantern,Spade",
    "adjective": "Golden,Jolly,Happy,Harbour,Corner,Family,Crispy,Sunny,Seaside,Village",
}
_WORDS = {slot: tuple(words.split(",")) for slot, words in _SLOTS.items()}


def landmarks_of(rng: random.Random, town: str, places: list[Place]) -> list[Landmark]:
    """Draw the landmarks of `town`, each in one of its `places`; no two share a name."""
    kinds = [*_EVERY_TOWN, *(kind for kind in _SOME_TOWNS if rng.random() < _SOME_SHARE)]
    names = (
        rng.choice(kind).format(town=town, **{slot: rng.choice(words) for slot, words in _WORDS.items()})
        for kind in kinds
    )
    return [Landmark(name=name, place=rng.choice(places)) for name in dict.fromkeys(names)]
