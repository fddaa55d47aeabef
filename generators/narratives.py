"""What a call handler writes: a few lines per category, with the abbreviations of the trade."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from generators.records import Flag

__all__ = ["CATEGORIES", "Category", "narrative"]


@dataclass(frozen=True, kw_only=True)
class Category:
    """A kind of incident: how often it is logged, how it is told, and how likely each flag is."""

    name: str
    weight: float
    lines: tuple[str, ...]
    flags: Mapping[Flag, float]


_SLOTS: Mapping[str, tuple[str, ...]] = {
    "colour": tuple("black blue brown green grey maroon orange purple red silver turquoise white yellow".split()),
    "thing": tuple(
        "bicycle bracelet camera chainsaw cement-mixer drill generator guitar handbag jewellery lawnmower laptop moped "
        "necklace phone purse rucksack scooter tablet television toolbox trailer wallet watch wheelchair".split()
    ),
    "way_in": (
        "rear window",
        "patio door",
        "front door",
        "garage",
        "cellar hatch",
        "bathroom window",
        "conservatory",
        "loft",
    ),
    "clothing": (
        "hooded top",
        "tracksuit",
        "raincoat",
        "parka",
        "denim jacket",
        "tabard",
        "school blazer",
        "dressing gown",
    ),
    "weapon": ("knife", "machete", "hammer", "baseball bat", "screwdriver", "crowbar", "air rifle", "bottle"),
    "hurt": (
        "cut to the head",
        "bruised arm",
        "swollen wrist",
        "bleeding nose",
        "broken finger",
        "scratches",
        "no visible hurt",
    ),
    "vehicle": (
        "hatchback",
        "saloon",
        "estate",
        "van",
        "pickup",
        "minibus",
        "motorcycle",
        "tractor",
        "quad bike",
        "lorry",
    ),
    "noise": ("shouting", "loud music", "fireworks", "barking", "banging", "revving"),
    "where": (
        "outside the library",
        "by the canal",
        "near the bandstand",
        "behind the chip shop",
        "in the underpass",
        "at the bus station",
    ),
}

_NOTHING: Mapping[Flag, float] = {}

CATEGORIES: tuple[Category, ...] = (
    Category(
        name="burglary",
        weight=10,
        lines=(
            "IP returned to find {way_in} forced, {colour} {thing} taken. SOCO requested.",
            "Inf reports break-in, entry by {way_in}. {thing} and {thing} stolen, untidy search.",
        ),
        flags=_NOTHING,
    ),
    Category(
        name="theft",
        weight=14,
        lines=(
            "{colour} {thing} stolen {where}. Suspect in {colour} {clothing} made off on foot.",
            "IP left {thing} unattended {where}, gone on return. No CCTV.",
        ),
        flags={Flag.VULNERABLE_ADULT: 0.05},
    ),
    Category(
        name="assault",
        weight=12,
        lines=(
            "IP punched {where}, {hurt}. Suspect wearing {colour} {clothing}, ANPR checked for {colour} {vehicle}.",
            "Fight {where}, one male with {weapon}. IP has {hurt}, LAS attending.",
        ),
        flags={Flag.WEAPON: 0.30, Flag.VULNERABLE_ADULT: 0.06},
    ),
    Category(
        name="domestic incident",
        weight=16,
        lines=(
            "{noise} heard from address, inf believes DV between occupants. {hurt} seen on IP.",
            "IP reports partner has threatened her with {weapon}, now left in {colour} {vehicle}. Children upstairs.",
            "Ex-partner at address refusing to leave, {noise}. NMO breach, IP has {hurt}.",
        ),
        flags={Flag.DOMESTIC_ABUSE: 0.95, Flag.CHILD_PROTECTION: 0.30, Flag.WEAPON: 0.12},
    ),
    Category(
        name="missing person",
        weight=8,
        lines=(
            "Misper last seen {where} wearing {colour} {clothing}, carrying {thing}.",
            "Child not returned from school, {colour} {clothing}, {colour} {thing}. Enquiries with friends negative.",
        ),
        flags={Flag.CHILD_PROTECTION: 0.45, Flag.VULNERABLE_ADULT: 0.30, Flag.MENTAL_HEALTH: 0.20},
    ),
    Category(
        name="anti-social behaviour",
        weight=16,
        lines=(
            "Youths {where}, {noise}, one in {colour} {clothing}. Dispersed before arrival.",
            "Neighbour dispute, {noise} until late, {colour} {thing} thrown over fence.",
        ),
        flags=_NOTHING,
    ),
    Category(
        name="road collision",
        weight=12,
        lines=(
            "RTC {colour} {vehicle} into parked {vehicle} {where}. Driver has {hurt}.",
            "{colour} {vehicle} failed to stop after striking cyclist, {hurt}.",
        ),
        flags=_NOTHING,
    ),
    Category(
        name="concern for safety",
        weight=12,
        lines=(
            "Not seen for days, {colour} {vehicle} still outside, {noise} heard from within. Welfare check requested.",
            "Caller states friend is suicidal, last {where} in {colour} {clothing}.",
        ),
        flags={Flag.MENTAL_HEALTH: 0.50, Flag.VULNERABLE_ADULT: 0.40},
    ),
)
"""Every category, the commonest not first."""


def narrative(rng: random.Random, category: Category) -> str:
    """Write one narrative of `category`."""
    line = rng.choice(category.lines)
    while "{" in line:
        slot = line[line.index("{") + 1 : line.index("}")]
        line = line.replace(f"{{{slot}}}", rng.choice(_SLOTS[slot]), 1)
    return line[0].upper() + line[1:]
