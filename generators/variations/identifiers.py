"""Variations of identifiers, telephone numbers, vehicle marks and incident references."""

import random
import re

from generators.tiers import Tier
from generators.variations.registry import in_box, variation
from generators.variations.sources import OBSERVED, PRACTICE

__all__ = ["misread_digit"]

_PNC = re.compile(r"\d\d(\d\d)/(\d{7})([A-Z])")
_CRO = re.compile(r"(\d{6})/(\d\d)([A-Z])")
_NINO = re.compile(r"([A-Z]{2})(\d\d)(\d\d)(\d\d)([A-D])")
_CRO_FILE = re.compile(r"SF(\d\d)/(\d{1,6}[A-Z])")
_NOMINAL = re.compile(r"([A-Z]{2})/(\d{7})")
_ALIKE = {"0": "O", "1": "I", "O": "0", "I": "1"}


@variation("identifier-format", field="identifier", tier=Tier.STRONG, source=OBSERVED)
@in_box("identifier")
def identifier_format(value: str, rng: random.Random) -> str | None:
    """An identifier with the short year, without leading zeros, slash or prefix, spaced, or in small letters."""
    if match := _PNC.fullmatch(value):
        year, serial, letter = match.groups()
        short = f"{year}/{int(serial)}{letter}"
        return rng.choice((short, f"{year}{serial}{letter}", value.lower(), f"20{short}"))
    if match := _CRO.fullmatch(value):
        # Without its slash a CRO number reads as a PNC ID, so that nobody could say which was meant.
        return rng.choice((f"{int(match[1])}/{match[2]}{match[3]}", value.lower()))
    if match := _NINO.fullmatch(value):
        return rng.choice((" ".join(match.groups()), value.lower()))
    if match := _CRO_FILE.fullmatch(value):
        return rng.choice((f"SF{match[1]}{match[2]}", value.lower()))
    if match := _NOMINAL.fullmatch(value):
        force, serial = match.groups()
        return rng.choice((serial, f"{force}{serial}", f"{force}/{int(serial)}", value.lower()))
    return value.lower()


@variation("phone-format", field="phone", tier=Tier.STRONG, source=PRACTICE)
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


@variation("phone-without-zero", field="phone", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("phone")
def phone_without_zero(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """A telephone number that a spreadsheet has robbed of its leading zero."""
    return value[1:] if value.startswith("0") else None


@variation("vehicle-format", field="vehicle", tier=Tier.STRONG, source=PRACTICE)
@in_box("vehicle")
def vehicle_format(value: str, rng: random.Random) -> str | None:
    """A vehicle mark without its space, or in small letters."""
    return rng.choice((value.replace(" ", ""), value.lower()))


@variation("vehicle-misread", field="vehicle", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("vehicle")
def vehicle_misread(value: str, rng: random.Random) -> str | None:
    """A vehicle mark with O for 0, I for 1, or the other way round."""
    return misread_digit(value, rng)


@variation("reference-format", field="reference", tier=Tier.STRONG, source=PRACTICE)
@in_box("reference")
def reference_format(value: str, rng: random.Random) -> str | None:
    """An incident reference without leading zeros, or with spaces for slashes."""
    if value.count("/") != 2:
        return None
    force, serial, year = value.split("/")
    return rng.choice((f"{force}/{int(serial)}/{year}", f"{force} {serial} {year}", f"{force.lower()}/{serial}/{year}"))


@variation("reference-joined", field="reference", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("reference")
def reference_joined(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """An incident reference with nothing between its parts."""
    return value.replace("/", "")


@variation("reference-without-year", field="reference", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("reference")
def reference_without_year(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """An incident reference without the year that it ends in."""
    return value.rpartition("/")[0] if re.fullmatch(r"[^/]+/\d{4,}/\d\d", value) else None


@variation("number-format", field="number", tier=Tier.STRONG, source=PRACTICE)
@in_box("number")
def number_format(value: str, rng: random.Random) -> str | None:
    """An incident's daily number with zeros in front."""
    return value.zfill(rng.choice((len(value) + 1, 4)))


def misread_digit(value: str, rng: random.Random) -> str | None:
    """Return `value` with one of 0, O, 1 and I taken for the one that looks like it; None where it has none."""
    places = [at for at, c in enumerate(value) if c in _ALIKE]
    if not places:
        return None
    at = rng.choice(places)
    return value[:at] + _ALIKE[value[at]] + value[at + 1 :]
