"""Variations of identifiers, telephone numbers, vehicle marks, postcodes and incident references."""

import random
import re

from generators.variations.registry import Tier, in_box, variation

__all__: list[str] = []


@variation("identifier-format", field="identifier", tier=Tier.STRONG)
@in_box("identifier")
def identifier_format(value: str, rng: random.Random) -> str | None:
    """A PNC ID with the short year, without leading zeros, or without its slash."""
    match = re.fullmatch(r"\d\d(\d\d)/(\d{7})([A-Z])", value)
    if match is None:
        return None
    year, serial, letter = match.groups()
    return rng.choice(
        (f"{year}/{int(serial)}{letter}", f"{year}{serial}{letter}", value.lower(), f"20{year}/{int(serial)}{letter}")
    )


@variation("phone-format", field="phone", tier=Tier.STRONG)
@in_box("phone")
def phone_format(value: str, rng: random.Random) -> str | None:
    """A telephone number with its country code or with spaces."""
    return rng.choice(
        (
            f"+44{value[1:]}",
            f"+44 {value[1:5]} {value[5:]}",
            f"{value[:5]} {value[5:]}",
            f"{value[:5]}-{value[5:8]}-{value[8:]}",
        )
    )


@variation("vehicle-format", field="vehicle", tier=Tier.STRONG)
@in_box("vehicle")
def vehicle_format(value: str, rng: random.Random) -> str | None:
    """A vehicle mark without its space, or in small letters."""
    return rng.choice((value.replace(" ", ""), value.lower()))


@variation("postcode-format", field="postcode", tier=Tier.STRONG)
@in_box("postcode")
def postcode_format(value: str, rng: random.Random) -> str | None:
    """A postcode without its space, or in small letters."""
    return rng.choice((value.replace(" ", ""), value.lower()))


@variation("reference-format", field="reference", tier=Tier.STRONG)
@in_box("reference")
def reference_format(value: str, rng: random.Random) -> str | None:
    """An incident reference without leading zeros, or with spaces for slashes."""
    force, serial, year = value.split("/")
    return rng.choice((f"{force}/{int(serial)}/{year}", f"{force} {serial} {year}", f"{force.lower()}/{serial}/{year}"))
