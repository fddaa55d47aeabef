"""One narrative: a sentence of the kind of incident, and others around it."""

import random
import string
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import cache

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
_CLOCK = tuple(f"{minute // 60 % 24:02d}{minute % 60:02d}hrs" for minute in range(25 * 60))
"""Times as officers write them, by the minute from midnight; the day after has an hour too, the day before by minus."""

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
    minute = opened.hour * 60 + opened.minute
    facts = {**known, "time": _CLOCK[minute - int(draw() * 60)], "later": _CLOCK[minute + int(draw() * 60)]}
    told = []
    for sentence in _plan(draw, category, known, flags):
        pattern, slots = _compiled(sentence)
        told.append(pattern % tuple([facts[s] if s.__class__ is str else s[int(draw() * len(s))] for s in slots]))
    return " ".join(told)


def _plan(
    draw: Callable[[], float], category: Category, known: Mapping[str, str], flags: Collection[Flag]
) -> list[str]:
    """Choose the sentences, their slots still open."""
    # Random.choice would cost three times as much, and narratives are most of what an incident costs.
    plan = [OPENINGS[int(draw() * len(OPENINGS))]] if draw() < _OPENED else []
    plan.append(category.lines[int(draw() * len(category.lines))])
    if draw() < _DETAILED[0]:
        plan.append(DETAILS[int(draw() * len(DETAILS))])
        if draw() < _DETAILED[1]:
            plan.append(DETAILS[int(draw() * len(DETAILS))])
    ready = [NAMED[what] for what in known if draw() < _NAMED[what]]
    ready += [CUES[flag] for flag in flags if draw() < _FLAG_TOLD]
    if draw() < _FLAG_UNSET:
        ready.append(CUES[_FLAGS[int(draw() * len(_FLAGS))]])
    if draw() < _CONCLUDED:
        ready.append(OUTCOMES)
    plan += [sentences[int(draw() * len(sentences))] for sentences in ready]
    return plan


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
