"""Variations of streets, houses, towns and postcodes."""

import random
import re

from generators.queries import Query
from generators.tiers import Tier
from generators.variations.identifiers import misread_digit
from generators.variations.names.slips import one_slip
from generators.variations.registry import in_box, variation
from generators.variations.sources import LINKAGE, OBSERVED, PRACTICE

__all__: list[str] = []

# Royal Mail's and Ordnance Survey's usual abbreviations of what stands last in a street's name.
_ABBREVIATED = {
    "Avenue": ("Ave", "Av"),
    "Close": ("Cl",),
    "Court": ("Ct",),
    "Crescent": ("Cres",),
    "Drive": ("Dr",),
    "Gardens": ("Gdns",),
    "Grove": ("Gr",),
    "Lane": ("Ln", "La"),
    "Park": ("Pk",),
    "Place": ("Pl",),
    "Road": ("Rd", "Rd."),
    "Square": ("Sq",),
    "Street": ("St", "St."),
    "Terrace": ("Terr", "Ter"),
}
_HOUSE = re.compile(r"(?P<flat>Flat (?P<unit>\w+), )?(?P<house>\d+) (?P<street>.+)")


@variation("street-abbreviated", field="street", tier=Tier.STRONG, source=PRACTICE)
@in_box("street")
def street_abbreviated(value: str, rng: random.Random) -> str | None:
    """A street typed with its last word abbreviated: High St, Mill Ln."""
    first, _, last = value.rpartition(" ")
    return f"{first} {rng.choice(_ABBREVIATED[last])}" if first and last in _ABBREVIATED else None


@variation("street-slip", field="street", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("street")
def street_slip(value: str, rng: random.Random) -> str | None:
    """One keyboard slip in the first word of a street, of five letters or more."""
    first, space, rest = value.partition(" ")
    return f"{one_slip(first, rng)}{space}{rest}" if len(first) >= 5 else None


@variation("house-number", field="house", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("street")
def house_number(value: str, rng: random.Random) -> str | None:
    """The number of a house left out, or one too low or too high."""
    match = _HOUSE.fullmatch(value)
    if match is None:
        return None
    number = int(match["house"]) + rng.choice((-1, 1))
    typed = f"{match['flat'] or ''}{number} {match['street']}"
    return rng.choice((match["street"], typed)) if number > 0 else match["street"]


@variation("flat-format", field="house", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("street")
def flat_format(value: str, rng: random.Random) -> str | None:
    """A flat written in another way: 12/3, 3/12, Apartment 3, Flat 3 without its comma."""
    match = _HOUSE.fullmatch(value)
    if match is None or not match["flat"]:
        return None
    unit, house, street = match["unit"], match["house"], match["street"]
    return rng.choice((f"{house}/{unit}", f"{unit}/{house}", f"Apartment {unit}, {house}", f"Flat {unit} {house}")) + (
        f" {street}"
    )


@variation("town-missing", field="town", tier=Tier.STRONG, source=PRACTICE)
def town_missing(asked: Query, rng: random.Random) -> Query | None:  # noqa: ARG001
    """A street typed without its town."""
    return asked.with_box("town", "") if asked.street and asked.town else None


@variation(
    "postcode-format",
    field="postcode",
    tier=Tier.STRONG,
    source=f"{OBSERVED}: NE12SW must find NE1 2SW",
)
@in_box("postcode")
def postcode_format(value: str, rng: random.Random) -> str | None:
    """A postcode without its space, or in small letters."""
    return rng.choice((value.replace(" ", ""), value.lower()))


@variation("postcode-misread", field="postcode", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("postcode")
def postcode_misread(value: str, rng: random.Random) -> str | None:
    """A postcode with O for 0, I for 1, or the other way round."""
    return misread_digit(value, rng)


@variation(
    "postcode-outward",
    field="outward code",
    tier=Tier.MEDIUM,
    source=f"{LINKAGE}: share of pairs whose postcodes differ",
    frequency=0.53,
)
@in_box("postcode")
def postcode_outward(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Only the first half of a postcode typed."""
    outward, space, _ = value.partition(" ")
    return outward if space else None
