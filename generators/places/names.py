"""Names of towns and streets, put together from parts.

The parts are common English place-name elements, chosen by hand for this project; whole town names are invented, and
one that exists after all stands in the wrong sea with a postcode that nobody has.
"""

import random
from functools import cache, lru_cache

from generators.text import joined

__all__ = ["may_be_street", "may_be_town", "street_names", "town_name"]

_TOWN_HEADS = (
    "Ashen Barrow Birken Brackel Cadder Colder Corran Danner Darn Drayle Ebber Elver Fallow Farrin Fenner Gannel "
    "Gosker Grisel Hallo Harrow Hather Hessel Inger Jarrow Kelder Kesten Kirrel Langer Linnet Marrick Mellor "
    "Merrin Nether Norrin Oaken Orrel Otter Pellin Penna Rannoch Raven Rushel Saller Sedger Skelder Sorrel Tamber "
    "Tarren Thornel Tolver Ulver Under Varrow Wainer Weller Wether Winter Wrenner Yarrow Yelver "
).split()
_TOWN_TAILS = (
    "beck bourne brook burn bury by cliffe combe cote dale dean den field fleet ford gate ham hithe holme hurst ley "
    "mere minster moor port shaw stead thorpe thwaite ton wick worth"
).split()
_TOWN_FRAMES = (
    "Great {}", "{} Green", "Little {}", "{}-on-Sea", "Upper {}", "{} St Mary", "Lower {}", "{} Magna", "North {}",
    "{}-by-the-Water", "South {}", "{} Abbas", "East {}", "{}-under-Edge", "West {}", "{} Parva", "Old {}", "{} Cross",
    "New {}", "{}-in-the-Marsh", "Long {}", "{} Bridge", "Castle {}", "{} Spa", "Market {}", "{} Common",
)  # fmt: skip
_TOWNS = tuple(head + tail for head in _TOWN_HEADS for tail in _TOWN_TAILS)

_COMMON_STREETS = (
    "High Street", "Station Road", "Church Lane", "Main Street", "Park Road", "Victoria Road", "London Road",
    "Mill Lane", "Queen Street", "New Street", "Church Street", "The Green", "King Street", "Manor Road",
)  # fmt: skip
_IN_MOST_TOWNS = 0.6
"""Chance that a town has any one of the common streets."""
_STREET_HEADS = (
    "Abbey Acacia Albert Alma Arran Aspen Badger Balmoral Barley Beacon Beech Birch Blenheim Bramble Bridge Brook "
    "Buttermere Byron Cambridge Canal Castle Cavendish Cedar Chapel Chatsworth Cherry Chestnut Clarence Coniston "
    "Coronation Cromwell Cross Dale Derwent Devonshire Dover Durham East Edinburgh Elgin Elm Factory Fairfield Falcon "
    "Farm Fern Fir Forge Foundry Fox Garden George Gladstone Glebe Gloucester Grange Grasmere Green Grove Hampton "
    "Harvest Hawthorn Hazel Heather Heron Highfield Hill Holly Hope Ivy Jubilee Juniper Keats Kingfisher Lake Larch "
    "Laurel Lime Linden Lodge Lonsdale Maple Market Mason Meadow Milton Montrose Moor Nelson Norfolk North Oak Orchard "
    "Oxford Park Pembroke Plover Poplar Priory Quarry Queens Railway Rectory Regent Richmond River Robin Rose Rowan "
    "Rutland Salisbury School Selby Shelley Silver Skylark South Spring Stafford Sussex Swallow Sycamore Tanner Temple "
    "Tennyson Trinity Union Vale Vicarage Wallace Water Waverley Wellington Wentworth West Westmorland Willow Windmill "
    "Windsor Wood Woodland Wordsworth York"
).split()
_STREET_TAILS = (
    "Street Road Lane Avenue Close Drive Crescent Way Terrace Gardens Grove Court Place Mews View Rise Walk"
).split()
_STREETS = tuple(f"{head} {tail}" for head in _STREET_HEADS for tail in _STREET_TAILS)


def town_name(seed: str, number: int) -> str:
    """Return the name of town `number` (from 0) of a force.

    No two of the first 51,840 towns of a seed share one: first simple names, then the same in a frame (``Great …``).
    """
    lap, place = divmod(number % (len(_TOWNS) * (1 + len(_TOWN_FRAMES))), len(_TOWNS))
    base = _shuffled(seed)[place]
    # A frame shifts by one with every lap, so that no town meets the same frame twice.
    return _TOWNS[base] if lap == 0 else _TOWN_FRAMES[(base + lap) % len(_TOWN_FRAMES)].format(_TOWNS[base])


def street_names(rng: random.Random, count: int) -> list[str]:
    """Draw `count` different street names for one town, at most about 2,000, in random order."""
    common = [name for name in _COMMON_STREETS if rng.random() < _IN_MOST_TOWNS][:count]
    drawn = dict.fromkeys([*common, *rng.sample(_STREETS, count)])
    names = list(drawn)[:count]
    rng.shuffle(names)
    return names


def may_be_town(name: str) -> bool:
    """Return whether a town of some seed may be called `name`, whatever its case and punctuation."""
    return joined(name) in _all_towns()


def may_be_street(name: str) -> bool:
    """Return whether a street of some seed may be called `name`, whatever its case and punctuation."""
    return joined(name) in _all_streets()


@cache
def _all_towns() -> frozenset[str]:
    framed = (frame.format(town) for frame in _TOWN_FRAMES for town in _TOWNS)
    return frozenset(map(joined, (*_TOWNS, *framed)))


@cache
def _all_streets() -> frozenset[str]:
    return frozenset(map(joined, (*_COMMON_STREETS, *_STREETS)))


@lru_cache(maxsize=4)
def _shuffled(seed: str) -> tuple[int, ...]:
    return tuple(random.Random(f"{seed}:towns").sample(range(len(_TOWNS)), len(_TOWNS)))
