"""Whether a number, mark or postcode that looks right is one that cannot belong to anyone.

Each function returns what is wrong with a value as a record holds it, or None.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

from generators.identifiers import check_letter, nominal_reference

__all__ = ["IDENTIFIER_FAULTS", "phone_fault", "postcode_fault", "vehicle_fault"]

# Ofcom, "Telephone numbers for use in TV and radio drama programmes": the last three or four digits are free.
_DRAMA = re.compile(
    r"(?:07700900|01632960|03069990|08081570|09098790|01(?:13|14|15|16|17|18|21|31|41|51|61)4960|01914980)\d{3}"
    r"|(?:0207946|0289649(?=6)|0292018(?=0))\d{4}"
)
_PNC = re.compile(r"(?P<year>\d{4})/(?P<serial>\d{7})(?P<letter>[A-Z])")
_CRO = re.compile(r"(?P<serial>\d{6})/(?P<year>\d\d)(?P<letter>[A-Z])")
_FILE = re.compile(r"SF(?P<year>\d\d)/(?P<serial>[1-9]\d{0,5})(?P<letter>[A-Z])")
_FIRST_YEAR_TO_COME = 2040
# Only a corpus of more people than this has another record with one of these references.
_NOMINALS_KEPT = range(9_999_000, 10_000_000)


def phone_fault(value: str) -> str | None:
    """A telephone number in its national form must be one that Ofcom reserves for drama."""
    return None if _DRAMA.fullmatch(value) else f"{value!r} is outside the ranges that Ofcom reserves for drama"


def postcode_fault(value: str) -> str | None:
    """A postcode must lie in an area that begins with X, as none does."""
    return (
        None
        if re.fullmatch(r"X[A-Z]\d[\dA-Z]? \d[A-Z]{2}", value)
        else f"{value!r} is not of the form 'XN1 2AB': an area beginning with X"
    )


def vehicle_fault(value: str) -> str | None:
    """A vehicle mark must begin with Q, which is never issued in this format."""
    return (
        None
        if re.fullmatch(r"Q[A-Z]\d\d [A-Z]{3}", value)
        else f"{value!r} is not of the form 'QA12 BCD': a first letter Q"
    )


def _pnc_fault(value: str) -> str | None:
    match = _PNC.fullmatch(value)
    if match is None:
        return f"{value!r} is not of the form '2061/0000417A'"
    if int(match["year"]) < _FIRST_YEAR_TO_COME:
        return f"{value!r} could have been issued: its year must be {_FIRST_YEAR_TO_COME} or later"
    return _letter_fault(value, match["year"][2:] + match["serial"], match["letter"])


def _cro_fault(value: str) -> str | None:
    match = _CRO.fullmatch(value) or _FILE.fullmatch(value)
    if match is None:
        return f"{value!r} is not of the form '000417/61A' or 'SF61/417A'"
    if not _FIRST_YEAR_TO_COME % 100 <= int(match["year"]) < 70:
        return f"{value!r} could have been issued: its year must be from {_FIRST_YEAR_TO_COME % 100} to 69"
    return _letter_fault(value, match["year"] + match["serial"], match["letter"])


def _nino_fault(value: str) -> str | None:
    return (
        None
        if re.fullmatch(r"ZZ\d{6}[A-D]", value)
        else f"{value!r} is not of the form 'ZZ123456C': only the prefix ZZ is never issued"
    )


def _nominal_fault(value: str) -> str | None:
    kept = _nominals_kept()
    return (
        None
        if value in kept
        else f"{value!r} may be that of a generated record: kept for the cast are {kept[0]!r}, {kept[1]!r} and so on"
    )


@cache
def _nominals_kept() -> tuple[str, ...]:
    return tuple(map(nominal_reference, _NOMINALS_KEPT))


def _letter_fault(value: str, number: str, letter: str) -> str | None:
    right = check_letter(int(number))
    return None if letter == right else f"{value!r} ends in {letter}, but its check letter is {right}"


IDENTIFIER_FAULTS: Mapping[str, Callable[[str], str | None]] = {
    "pnc": _pnc_fault,
    "cro": _cro_fault,
    "nino": _nino_fault,
    "nominal": _nominal_fault,
}
"""What may be wrong with an identifier, by its scheme."""
