"""Identifiers, telephone numbers and vehicle marks that look right and cannot belong to anyone.

Check letters follow the published rule for PNC and CRO numbers: the letter ``n mod 23`` of an alphabet without I, O
and S, where ``n`` is the two-digit year followed by the serial.  A CRO file number ``SFYY/N…L`` has an
unpadded serial, which is checked as it stands.
"""

import random
import re
from collections.abc import Callable, Mapping

__all__ = [
    "check_letter",
    "cro_file_number",
    "cro_number",
    "national_insurance_number",
    "nominal_reference",
    "normal_identifier",
    "normal_phone",
    "normal_reference",
    "phone_number",
    "pnc_id",
    "valid_identifier",
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
_FILE = re.compile(r"SF(\d\d)/?0*(\d{1,6})([a-z])", re.IGNORECASE)
# Only a nominal reference is all digits, so it is known without its prefix.
_NOMINAL = re.compile(r"(?:XN/?)?(\d{1,7})", re.IGNORECASE)
_NINO = re.compile(r"[A-Z]{2}\d{6}[A-D]")
# Coprime with the ten million references, so that no two serials share one.
_NOMINAL_STEP, _NOMINALS = 7_368_787, 10_000_000


def _future_year(rng: random.Random) -> int:
    return _FUTURE_YEARS[int(rng.random() * len(_FUTURE_YEARS))]


def check_letter(number: int) -> str:
    """Return the check letter of a PNC or CRO `number` (two-digit year, then serial, read as one integer)."""
    return _CHECK_LETTERS[number % 23]


def pnc_id(rng: random.Random) -> str:
    """Return a PNC ID ``YYYY/NNNNNNNL`` of a year still to come."""
    year, serial = _future_year(rng), 1 + int(rng.random() * 9_999_999)
    return f"{year}/{serial:07d}{check_letter(year % 100 * 10_000_000 + serial)}"


def cro_number(rng: random.Random) -> str:
    """Return a CRO number ``NNNNNN/YYL`` of a year still to come."""
    year, serial = _future_year(rng) % 100, 1 + int(rng.random() * 999_999)
    return f"{serial:06d}/{year:02d}{check_letter(year * 1_000_000 + serial)}"


def cro_file_number(rng: random.Random) -> str:
    """Return a CRO file number ``SFYY/N…L`` of a year still to come, its serial of one to six digits unpadded."""
    year, digits = _future_year(rng) % 100, 1 + int(rng.random() * 6)
    serial = 1 + int(rng.random() * (10**digits - 1))
    return f"SF{year:02d}/{serial}{check_letter(int(f'{year:02d}{serial}'))}"


def national_insurance_number(rng: random.Random) -> str:
    """Return a national insurance number with the prefix ZZ, which is never issued."""
    return f"ZZ{int(rng.random() * 1_000_000):06d}{'ABCD'[int(rng.random() * 4)]}"


def nominal_reference(serial: int) -> str:
    """Return the reference ``XN/NNNNNNN`` of a force's own record: another for each `serial` below ten million.

    XN stands for the force, which does not exist; the seven digits have no check letter.
    """
    return f"XN/{serial * _NOMINAL_STEP % _NOMINALS:07d}"


def phone_number(rng: random.Random) -> str:
    """Return an eleven-digit telephone number from the ranges that Ofcom reserves for drama."""
    return f"{_DRAMA_RANGES[int(rng.random() * len(_DRAMA_RANGES))]}{int(rng.random() * 1000):03d}"


def vehicle_mark(rng: random.Random) -> str:
    """Return a mark such as ``QA12 BCD``: a first letter Q is never issued in this format."""
    letters = "".join(rng.choices(_MARK_LETTERS, k=4))
    return f"Q{letters[0]}{2 + int(rng.random() * 78):02d} {letters[1:]}"


def valid_identifier(scheme: str, value: str) -> bool:
    """Return whether `value` is written in full as `scheme` issues it, with the right check letter where it has one.

    Raises :class:`KeyError` for a scheme that is none of ``pnc``, ``cro``, ``nino`` and ``nominal``.
    """
    return _VALID[scheme](value)


def _valid_pnc(value: str) -> bool:
    match = re.fullmatch(r"(?:19|20)(\d\d)/(\d{7})([A-Z])", value)
    return match is not None and check_letter(int(match[1] + match[2])) == match[3]


def _valid_cro(value: str) -> bool:
    if match := re.fullmatch(r"(\d{6})/(\d\d)([A-Z])", value):
        return check_letter(int(match[2] + match[1])) == match[3]
    match = re.fullmatch(r"SF(\d\d)/([1-9]\d{0,5})([A-Z])", value)
    return match is not None and check_letter(int(match[1] + match[2])) == match[3]


def _valid_nino(value: str) -> bool:
    # No number has the prefix ZZ, so one with another is none of ours.
    return value.startswith("ZZ") and _NINO.fullmatch(value) is not None


def _valid_nominal(value: str) -> bool:
    return re.fullmatch(r"XN/\d{7}", value) is not None


_VALID: Mapping[str, Callable[[str], bool]] = {
    "pnc": _valid_pnc,
    "cro": _valid_cro,
    "nino": _valid_nino,
    "nominal": _valid_nominal,
}


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
    if match := _FILE.fullmatch(compact):
        year, serial, letter = match.groups()
        return f"SF{year}/{int(serial)}{letter.upper()}"
    if match := _NOMINAL.fullmatch(compact):
        return f"XN{int(match[1])}"
    return compact.upper().replace("/", "")


def normal_reference(text: str) -> str:
    """Return a reference in the one form that all its typed forms share: ``42XN/000123/26``, ``42xn 123 26`` alike."""
    parts = re.findall(r"[a-z\d]+", text.casefold())
    return "/".join(part.lstrip("0") or "0" if part.isdecimal() else part for part in parts)
