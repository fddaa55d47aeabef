"""One narrative: a sentence of the kind of incident, and others around it."""

import random
import string
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TypeVar

from generators.narratives.category import Category
from generators.narratives.sentences import CUES, DETAILS, NAMED, OPENINGS, OUTCOMES
from generators.narratives.words import WORDS
from generators.records import Flag

__all__ = ["narrative"]

_OPENED = 0.55
"""Share of narratives that say how the call came in."""
_DETAILED = (0.85, 0.45)
"""Share of narratives with a detail, and share of those that have two."""
_NAMED: Mapping[str, float] = {
    "suspect": 0.35, "victim": 0.25, "child": 0.25, "witness": 0.25, "caller": 0.20, "vrm": 0.40, "street": 0.06,
    "crossing": 0.25, "landmark": 0.20,
}  # fmt: skip
"""How often somebody or something that is known is named."""
_CONCLUDED = 0.75
"""Share of narratives that say what was done."""
_FLAG_TOLD = 0.75
"""Share of set flags that a sentence of the narrative gives away."""
_FLAG_UNSET = 0.03
"""Share of narratives with a sentence that would call for one of the flags, drawn at random, and set or not."""
_FLAGS = tuple(Flag)
_Choice = TypeVar("_Choice")

_Slot = str | tuple[str, ...]
"""What fills a slot: the name of something known, or words to draw from."""


def narrative(
    rng: random.Random, category: Category, opened: datetime, known: Mapping[str, str], flags: Collection[Flag]
) -> str:
    """Write one narrative of `category`.

    `known` holds what may be named: any of ``suspect``, ``victim``, ``child``, ``witness`` and ``caller`` (names),
    ``vrm``, ``street``, ``crossing`` and ``landmark``.
    """
    draw = rng.random
    plan = _plan(draw, category, known, flags)
    facts = {**known, "time": _clock(opened, -int(draw() * 60)), "later": _clock(opened, int(draw() * 60))}
    told = []
    for sentence in plan:
        pattern, slots = _compiled(sentence)
        told.append(pattern % tuple([facts[s] if isinstance(s, str) else s[int(draw() * len(s))] for s in slots]))
    return " ".join(told)


def _plan(
    draw: Callable[[], float], category: Category, known: Mapping[str, str], flags: Collection[Flag]
) -> list[str]:
    """Choose the sentences, their slots still open."""
    plan = [_one(draw, OPENINGS)] if draw() < _OPENED else []
    plan.append(_one(draw, category.lines))
    if draw() < _DETAILED[0]:
        plan.append(_one(draw, DETAILS))
        if draw() < _DETAILED[1]:
            plan.append(_one(draw, DETAILS))
    plan += [_one(draw, NAMED[what]) for what in known if draw() < _NAMED[what]]
    plan += [_one(draw, CUES[flag]) for flag in flags if draw() < _FLAG_TOLD]
    if draw() < _FLAG_UNSET:
        plan.append(_one(draw, CUES[_one(draw, _FLAGS)]))
    if draw() < _CONCLUDED:
        plan.append(_one(draw, OUTCOMES))
    return plan


def _one(draw: Callable[[], float], choices: Sequence[_Choice]) -> _Choice:
    # A third of what Random.choice costs, and as even as a float can make it.
    return choices[int(draw() * len(choices))]


@cache
def _compiled(sentence: str) -> tuple[str, tuple[_Slot, ...]]:
    """Return `sentence` with ``%s`` for each slot, and what fills them; a slot that opens it does so with a capital."""
    pattern = ""
    slots: list[_Slot] = []
    for literal, slot, _, _ in string.Formatter().parse(sentence):
        opens = not pattern and not literal
        pattern += literal.replace("%", "%%") + ("%s" if slot else "")
        if slot:
            words = WORDS.get(slot)
            slots.append(slot if words is None else tuple(w[0].upper() + w[1:] for w in words) if opens else words)
    return pattern, tuple(slots)


def _clock(opened: datetime, minutes: int) -> str:
    """Return the time `minutes` after `opened`, as officers write it: ``2315hrs``."""
    hour, minute = divmod((opened.hour * 60 + opened.minute + minutes) % 1440, 60)
    return f"{hour:02d}{minute:02d}hrs"
