"""What happened to a value on its way from one system to another."""

import html
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from itertools import zip_longest

__all__ = ["Damage", "damage_of"]


class Damage(StrEnum):
    """What happened, in words."""

    RECORD_LOST = "record not there"
    RECORD_DOUBLED = "record there more than once"
    LOST = "lost"
    ADDED = "added"
    DOUBLED = "doubled"
    CUT_LIST = "list cut to its first"
    ORDER = "in another order"
    SHIFTED = "shifted from another field"
    ENCODING = "encoding broken"
    ACCENT = "accents lost"
    CASE = "in other letters, large or small"
    SPACE = "space"
    ZERO = "leading zeros lost"
    CUT = "cut"
    DAY_OFF = "a day off"
    SWAPPED = "day and month swapped"
    NO_DATE = "a date where none is known"
    OTHER = "another value"


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAY_FIRST = re.compile(r"(\d\d)[./](\d\d)[./](\d{4})")
_EPOCHS = frozenset({date(1970, 1, 1), date(1900, 1, 1), date(1, 1, 1), date(1899, 12, 30), date(9999, 12, 31)})
"""What programs write for a date that they do not know."""

_ENCODINGS = ("latin-1", "cp1252", "cp850", "mac-roman")
_REPLACED = frozenset("?\ufffd\x1a")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def damage_of(expected: object, held: object) -> Damage:
    """Return what happened to `expected`, a single value or None, in whose place `held` stands, which is another."""
    if held is None:
        return Damage.LOST
    if expected is None:
        return Damage.NO_DATE if _date(str(held)) in _EPOCHS else Damage.ADDED
    before, after = str(expected), str(held)
    born, other = _date(before), _date(after)
    if born and other:
        return _of_dates(born, other)
    return _of_texts(before, after)


def _of_dates(before: date, after: date) -> Damage:
    if abs((after - before).days) == 1:
        return Damage.DAY_OFF
    if (after.year, after.month, after.day) == (before.year, before.day, before.month):
        return Damage.SWAPPED
    return Damage.NO_DATE if after in _EPOCHS else Damage.OTHER


def _of_texts(before: str, after: str) -> Damage:
    if _broken(before, after):
        return Damage.ENCODING
    for damage, form in _ALIKE.items():
        if form(before) == form(after):
            return damage
    return Damage.CUT if after and before.startswith(after) else Damage.OTHER


def _broken(before: str, after: str) -> bool:
    """Whether `after` is what becomes of `before` where it is read or written by the wrong table of characters."""
    if unicodedata.normalize("NFC", before) == unicodedata.normalize("NFC", after) or html.unescape(after) == before:
        return True
    if any(before.encode("utf-8").decode(encoding, "replace") == after for encoding in _ENCODINGS):
        return True
    pairs = list(zip_longest(before, after))
    return any(a != b for a, b in pairs) and all(a == b or (a is not None and b in _REPLACED) for a, b in pairs)


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _date(text: str) -> date | None:
    """Return the whole date that `text` begins with, year first or day first; None where it is none."""
    if found := _ISO.match(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.match(text):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


_ALIKE: Mapping[Damage, Callable[[str], str]] = {
    Damage.SPACE: lambda text: "".join(text.split()),
    Damage.CASE: str.casefold,
    Damage.ACCENT: _without_accents,
    Damage.ZERO: lambda text: _ZEROS.sub("", text),
}
"""What happened to a text that is as it was but for that, and how it is written without it."""
