"""Slips of the hand and of the eye in names."""

import random
import string
from collections.abc import Sequence

from generators.tiers import Tier
from generators.variations.registry import in_box, variation
from generators.variations.sources import FUZZINESS, LINKAGE, OUTSIDE, PRACTICE, cultures

__all__ = ["exchanged", "one_slip"]

_KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# What a scanner, or an eye on another's handwriting, takes for what: each pair works both ways.
_ALIKE: Sequence[tuple[str, str]] = (
    *(("rn", "m"), ("cl", "d"), ("vv", "w"), ("li", "h"), ("nn", "m"), ("o", "0"), ("s", "5"), ("l", "1")),
    *(("b", "6"), ("g", "9"), ("u", "v"), ("n", "u"), ("a", "o"), ("e", "c")),
)


@variation(
    "slip",
    field="name",
    tier=Tier.MEDIUM,
    source=f"{LINKAGE}: share of differing surnames that are misspelt",
    frequency=0.34,
)
@in_box("surname")
def slip(value: str, rng: random.Random) -> str | None:
    """One keyboard slip in a surname of five letters or more: a letter added, lost, doubled, moved or hit beside."""
    return one_slip(value, rng) if len(value) >= 5 else None


@variation(
    "slip-in-forename",
    field="name",
    tier=Tier.MEDIUM,
    source=f"{LINKAGE}: share of differing forenames that are misspelt",
    frequency=0.53,
)
@in_box("forename")
def slip_in_forename(value: str, rng: random.Random) -> str | None:
    """One keyboard slip in a forename of five letters or more."""
    return one_slip(value, rng) if len(value) >= 5 else None


@variation(
    "slip-in-short-name", field="name", tier=Tier.MEDIUM, source=FUZZINESS, cultures=cultures("chinese", "vietnamese")
)
@in_box("surname")
def slip_in_short_name(value: str, rng: random.Random) -> str | None:
    """One key hit beside the right one in a surname of two letters, such as Li or Ng."""
    return _beside(value, 1, rng) if len(value) == 2 else None


_FOUR = f"{FUZZINESS}, and one from three on; {OUTSIDE}"


@variation("slip-in-name-of-four", field="name", tier=Tier.MEDIUM, source=_FOUR)
@in_box("surname")
def slip_in_name_of_four(value: str, rng: random.Random) -> str | None:
    """One keyboard slip in a surname of three or four letters."""
    return one_slip(value, rng) if len(value) in {3, 4} else None


@variation("slip-in-forename-of-four", field="name", tier=Tier.MEDIUM, source=_FOUR)
@in_box("forename")
def slip_in_forename_of_four(value: str, rng: random.Random) -> str | None:
    """One keyboard slip in a forename of three or four letters."""
    return one_slip(value, rng) if len(value) in {3, 4} else None


@variation(
    "slip-in-first-letter",
    field="name",
    tier=Tier.MEDIUM,
    source=f"Elasticsearch: prefix_length cuts silently what differs there; {OUTSIDE}",
)
@in_box("surname")
def slip_in_first_letter(value: str, rng: random.Random) -> str | None:
    """The first letter of a surname of five letters or more hit beside, lost, or exchanged with the second."""
    if len(value) < 5 or not value[:2].isalpha():
        return None
    swapped = f"{value[1].upper()}{value[0].lower()}{value[2:]}"
    beside = _beside(value, 0, rng)
    return rng.choice((beside[0].upper() + beside[1:], value[1].upper() + value[2:], swapped))


@variation(
    "two-slips-in-short-name",
    field="name",
    tier=Tier.MEDIUM,
    source=f"Elasticsearch: fuzziness AUTO allows one edit up to five letters; {OUTSIDE}",
)
@in_box("surname")
def two_slips_in_short_name(value: str, rng: random.Random) -> str | None:
    """Two keyboard slips in a surname of five to seven letters."""
    return one_slip(one_slip(value, rng), rng) if 5 <= len(value) <= 7 else None


@variation(
    "two-slips",
    field="name",
    tier=Tier.WEAK,
    source="studies of misspelling: share of misspelt words that hold more than one edit, at the most",
    frequency=0.20,
)
@in_box("surname")
def two_slips(value: str, rng: random.Random) -> str | None:
    """Two keyboard slips in a surname of eight letters or more."""
    return one_slip(one_slip(value, rng), rng) if len(value) >= 8 else None


@variation("misread", field="name", tier=Tier.WEAK, source=PRACTICE)
@in_box("surname")
def misread(value: str, rng: random.Random) -> str | None:
    """A surname of five letters or more misread by a scanner or from a hand: rn for m, 0 for o, 5 for s."""
    return exchanged(value, _ALIKE, rng, start=1) if len(value) >= 5 else None


def exchanged(word: str, pairs: Sequence[tuple[str, str]], rng: random.Random, *, start: int = 0) -> str | None:
    """Put one half of one of `pairs` for the other, somewhere from `start` on; None where `word` has neither."""
    small = word.lower()
    found = [
        (at, seen, taken)
        for pair in pairs
        for seen, taken in (pair, pair[::-1])
        for at in range(start, len(word))
        if small.startswith(seen, at)
    ]
    if not found:
        return None
    at, seen, taken = rng.choice(found)
    return word[:at] + (taken.capitalize() if word[at].isupper() else taken) + word[at + len(seen) :]


def one_slip(word: str, rng: random.Random) -> str:
    """Make one slip in a word of two letters or more, rarely in the first: there, misspellings are seldom found."""
    at = rng.randrange(1, len(word))
    kind = rng.choice(("insert", "delete", "double", "transpose", "beside"))
    if kind == "insert":
        return word[:at] + rng.choice(string.ascii_lowercase) + word[at:]
    if kind == "delete":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    if kind == "transpose" and at + 1 < len(word) and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return _beside(word, at, rng)


def _beside(word: str, at: int, rng: random.Random) -> str:
    """Replace the letter at `at` by one beside it on the keyboard; by any other letter where it has no key."""
    row = next((row for row in _KEYBOARD_ROWS if word[at].lower() in row), "")
    place = row.find(word[at].lower())
    near = [row[i] for i in (place - 1, place + 1) if 0 <= i < len(row)] if row else list(string.ascii_lowercase)
    return word[:at] + rng.choice(near) + word[at + 1 :]
