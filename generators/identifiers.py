"""Identifiers, telephone numbers and vehicle marks that look right and cannot belong to anyone.

Check letters follow the published rule for PNC and CRO numbers: the letter ``n mod 23`` of an alphabet without I, O
and S, where ``n`` is the two-digit year followed by the serial.
"""

import random
import re

__all__ = [
    "check_letter",
    "cro_number",
    "national_insurance_number",
    "normal_identifier",
    "normal_phone",
    "normal_reference",
    "phone_number",
    "pnc_id",
    "vehicle_mark",
]

_CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
# Serials are issued under the year of issue, so a number under a year still to come belongs to nobody.
_FUTURE_YEARS = range(2040, 2060)
# Ofcom sets these ranges aside for drama: https://www.ofcom.org.uk, "Numbers for drama use".
_DRAMA_RANGES = (
    "07700900", "01632960", "02079460", "01134960", "01144960", "01154960", "01164960", "01174960",
    "01184960", "01214960", "01314960", "01414960", "01514960", "01614960", "01914980", "02896496",
)  # fmt: skip
_MARK_LETTERS = "ABCDEFGHJKLMNOPRSTUVWXY"
# Without its slash a PNC ID is read by its length: only one with the long year has eleven digits.
_PNC = re.compile(r"(?:(?:19|20)?(\d\d)/|(?:19|20)(\d\d)(?=\d{7}[a-z])|(\d\d))(\d{1,7})([a-z])", re.IGNORECASE)
_CRO = re.compile(r"0*(\d{1,6})/?(\d\d)([a-z])", re.IGNORECASE)


def check_letter(number: int) -> str:
    """Return the check letter of a PNC or CRO `number` (two-digit year, then serial, read as one integer)."""
    return _CHECK_LETTERS[number % 23]


def pnc_id(rng: random.Random) -> str:
    """Return a PNC ID ``YYYY/NNNNNNNL`` of a year still to come."""
    year, serial = rng.choice(_FUTURE_YEARS), rng.randrange(1, 10**7)
    return f"{year}/{serial:07d}{check_letter(int(f'{year % 100:02d}{serial:07d}'))}"


def cro_number(rng: random.Random) -> str:
    """Return a CRO number ``NNNNNN/YYL`` of a year still to come."""
    year, serial = rng.choice(_FUTURE_YEARS) % 100, rng.randrange(1, 10**6)
    return f"{serial:06d}/{year:02d}{check_letter(int(f'{year:02d}{serial:06d}'))}"


def national_insurance_number(rng: random.Random) -> str:
    """Return a national insurance number with the prefix ZZ, which is never issued."""
    return f"ZZ{rng.randrange(10**6):06d}{rng.choice('ABCD')}"


def phone_number(rng: random.Random) -> str:
    """Return an eleven-digit telephone number from the ranges that Ofcom reserves for drama."""
    return f"{rng.choice(_DRAMA_RANGES)}{rng.randrange(1000):03d}"


def vehicle_mark(rng: random.Random) -> str:
    """Return a mark such as ``QA12 BCD``: a first letter Q is never issued in this format."""
    letters = "".join(rng.choices(_MARK_LETTERS, k=4))
    return f"Q{letters[0]}{rng.randrange(2, 80):02d} {letters[1:]}"


def normal_phone(text: str) -> str:
    """Return the number in `text` in its national form (``07700900123``), whatever was typed around its digits."""
    number = "".join(c for c in text if c.isdecimal() or c == "+")
    if number.startswith(("+44", "0044")):
        number = "0" + number.removeprefix("+44").removeprefix("0044").removeprefix("0")
    return number


def normal_identifier(text: str) -> str:
    """Return an identifier in the one form that all its typed forms share: ``2041/0000034U`` and ``41/34u`` alike."""
    compact = "".join(text.split())
    if match := _PNC.fullmatch(compact):
        *years, serial, letter = match.groups()
        return f"{''.join(filter(None, years))}/{int(serial)}{letter.upper()}"
    if match := _CRO.fullmatch(compact):
        serial, year, letter = match.groups()
        return f"{int(serial)}/{year}{letter.upper()}"
    return compact.upper().replace("/", "")


def normal_reference(text: str) -> str:
    """Return a reference in the one form that all its typed forms share: ``42XN/000123/26``, ``42xn 123 26`` alike."""
    parts = re.findall(r"[a-z\d]+", text.casefold())
    return "/".join(part.lstrip("0") or "0" if part.isdecimal() else part for part in parts)
