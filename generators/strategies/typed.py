"""Whatever somebody may type, paste or send into a box that takes text."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

__all__ = ["LONGEST", "MARKS", "any_text", "spaces"]

LONGEST = 10_000
"""Characters of the longest text."""

MARKS = tuple('"()[]{}/\\*?~^:+!=<>|&%#')
"""Marks that mean something to a query parser or to a template, and nothing in a name."""

_SYNTAX = (
    *MARKS,
    *("-", "AND", "OR", "NOT", " TO ", "&&", "||", "*:*", "_exists_:", "~2", "^9", "name:", "{{", "{%", "${", "'"),
)
"""What means something to a query parser or to a template."""

_NUMBERS = (
    *("0", "-1", "1e999", "NaN", "99999999999999999999", "٣", "½", "0000", "10000", "29/02/1900", "99/99/9999"),
    *("1/1/0001", "31/12/9999", "0001-01-01T00:00", "9999-12-31T23:59", "2026-02-30T25:61", "2026-01-01T00:00+99:00"),
)
"""What looks like a number, a date or a time, and is none or the last of its kind."""

_EMOJI = ("😀", "👨‍👩‍👧", "🇬🇧", "👍🏽", "\ufe0f")
_COMBINING = ("\u0301", "\u0327", "\u20dd", "\u0489", "\u093f")
_DIRECTIONS = tuple(map(chr, (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_UNSEEN = tuple(
    map(chr, (*range(0x20), *range(0x7F, 0xA1), 0xAD, *range(0x200B, 0x200E), 0x2028, 0x2060, 0xFEFF, 0xFFFF))
)
_SPACES = (" ", "\t", "\n", "\xa0", "\u2003", "\u3000")


def any_text() -> SearchStrategy[str]:
    """Return any text over all of Unicode, now and then of :data:`LONGEST` characters.

    Query syntax, control characters, marks of direction, emoji and combining marks without a letter come more often
    than chance would bring them.  Lone surrogates are left out: UTF-8 cannot encode them, so no request can carry one.
    """
    piece = st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(_SYNTAX),
        st.sampled_from(_NUMBERS),
        st.sampled_from(_UNSEEN + _DIRECTIONS + _COMBINING + _EMOJI),
    )
    short = piece | st.lists(piece, min_size=1, max_size=10).map("".join)
    # Repeated, because Hypothesis would not draw as many characters one by one.
    long = short.map(lambda text: (text * LONGEST)[:LONGEST])
    return st.integers(0, 19).flatmap(lambda chance: long if chance == 19 else short)


def spaces() -> SearchStrategy[str]:
    """Return text of which nothing is seen: spaces, wide ones, tabs and ends of lines."""
    return st.text(st.sampled_from(_SPACES), min_size=1, max_size=4)
