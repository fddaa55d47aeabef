"""Text brought to the form in which two spellings of one value are equal."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["digits", "fold", "joined", "tokens", "unmarked"]

# Letters that Unicode does not decompose into a base letter and a mark.
_SMALL = {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
_CAPITAL = {"Ø": "O", "Ł": "L", "Đ": "D", "ẞ": "SS", "Æ": "Ae", "Œ": "Oe", "Þ": "Th", "Ð": "D"}
_UNDECOMPOSED = str.maketrans({**_SMALL, **_CAPITAL})
_NOT_WORD = re.compile(r"[^\w]+|_+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` without case, diacritics and punctuation, its words separated by one space."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unmarked(plain)
    # An apostrophe joins what stands beside it (O'Brien is OBrien); any other mark separates.
    return _NOT_WORD.sub(" ", plain.replace("'", "").replace("\u2019", "")).strip()


def unmarked(text: str) -> str:
    """Return `text` without diacritics, every letter as the plain one that is typed for it."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_UNDECOMPOSED)


def tokens(text: str) -> tuple[str, ...]:
    """Return the folded words of `text`, in order."""
    return tuple(fold(text).split())


def joined(text: str) -> str:
    """Return `text` folded and without spaces, as identifiers and postcodes are compared."""
    return fold(text).replace(" ", "")


def digits(text: str) -> str:
    """Return the decimal digits of `text`."""
    return "".join(c for c in text if c.isdecimal())
