"""What is typed into boxes as one text, ``box:value box:value``, and the boxes of such a text again."""

import re
from collections.abc import Mapping
from functools import cache

from generators.topics import Intent
from harness.systems.system import ASKED_WITH

__all__ = ["boxes_of", "flattened"]


def flattened(typed: Mapping[str, str]) -> str:
    """Return what is `typed`, by box in the order of the form, as one text, without any change to a value."""
    return " ".join(f"{box}:{value}" for box, value in typed.items())


def boxes_of(text: str, intent: Intent) -> dict[str, str] | None:
    """Return what `text` types into the boxes of the form of `intent`; None where it begins with no box of any form.

    It is empty where another form has more of the boxes that are named, and so must be meant.
    """
    found = {other: _parted(text, other) for other in Intent}
    if not any(found.values()):
        return None
    most = max(found.values(), key=len)
    return found[intent] if len(found[intent]) == len(most) else {}


def _parted(text: str, intent: Intent) -> dict[str, str]:
    """Return the boxes that `text` names, one behind the other as they stand in the form of `intent`.

    The name of a box that comes earlier in the form, or again, is a part of what is typed.
    """
    places = {box: place for place, box in enumerate(ASKED_WITH[intent].boxes())}
    boxes: list[re.Match[str]] = []
    for match in _names(intent).finditer(text):
        if not boxes or places[match[1]] > places[boxes[-1][1]]:
            boxes.append(match)
    if not boxes or boxes[0].start(1) > 0:
        return {}
    ends = [*(match.start() for match in boxes[1:]), len(text)]
    return {match[1]: text[match.end() : end] for match, end in zip(boxes, ends, strict=True)}


@cache
def _names(intent: Intent) -> re.Pattern[str]:
    return re.compile(rf"(?:\A| )({'|'.join(ASKED_WITH[intent].boxes())}):")
