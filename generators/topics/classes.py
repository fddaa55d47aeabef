"""The classes of topics: what is reported together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Any

from generators.absent import ABSENT
from generators.questions import INCIDENT_FORMS, PERSON_FORMS, Form
from generators.topics.topic import Intent
from generators.variations import VARIATIONS, Tier, Variation

__all__ = ["CLASSES", "Right", "TopicClass"]


class Right(Enum):
    """Which answer to a question is the right one."""

    RECORD = auto()
    """The record that was meant."""

    HUMAN = auto()
    """Every record of the human who was meant that says what was asked."""

    ALL = auto()
    """Every record that says what was asked."""

    HIDDEN = auto()
    """Anything but the record that was meant, for it is restricted or deleted."""

    NOTHING = auto()
    """No record at all: none says what was asked."""


@dataclass(frozen=True, kw_only=True)
class TopicClass:
    """One variation (or none) at one level of evidence, and what the right answer is."""

    name: str
    intent: Intent
    evidence: str
    tier: Tier
    right: Right
    variation: Variation | None = None

    @property
    def id(self) -> str:
        """The class on the command line: ``person/diacritics/name+born``."""
        return f"{self.intent}/{self.name}/{_hyphened(self.evidence)}"

    @property
    def form(self) -> Form[Any]:
        """The form in which records are asked for; a class of which nothing is right asks for none and has no form."""
        forms: Mapping[str, Form[Any]] = PERSON_FORMS if self.intent is Intent.PERSON else INCIDENT_FORMS
        return forms[self.evidence]

    @property
    def box(self) -> str:
        """The box without which a system cannot be asked so; empty where every system can."""
        return "" if self.right is Right.NOTHING else self.form.box

    @property
    def alone(self) -> bool:
        """Whether a name stands alone, so that it must be a rare one; a hidden record is hidden among many too."""
        return self.right not in {Right.HIDDEN, Right.NOTHING} and self.form.rare

    @property
    def exhaustive(self) -> bool:
        """Whether an officer takes the page for the whole list, with nothing else on it.

        So it is with incidents asked for by what a record has or has not.  Words and the names of people have degrees:
        there a page goes on below what was asked for.
        """
        return self.intent is Intent.INCIDENT and _OF_DEGREES.isdisjoint(self._asked_by)

    @property
    def decided(self) -> bool:
        """Whether it is exhaustive and no good search returns more than fits: a number, a code or a time, as recorded.

        The name of a place is none of these: it may be taken for that of another, one letter away.
        """
        return self.exhaustive and self.variation is None and self._asked_by <= _DECISIVE

    @property
    def _asked_by(self) -> frozenset[str]:
        return frozenset(self.evidence.split(" + "))


def _hyphened(evidence: str) -> str:
    return evidence.replace(", ", "-").replace(": ", "-").replace(" + ", "+").replace(" ", "-")


_OF_DEGREES = frozenset({"words", "phrase", "person"})
_DECISIVE = frozenset({"reference", "number", "date", "window", "flag", "risk", "status", "officer"})


_USUAL: Mapping[Intent, Right] = {Intent.PERSON: Right.RECORD, Intent.INCIDENT: Right.ALL}
"""An officer looks for one person, and for all that happened."""

_OTHERWISE: tuple[tuple[str, Intent, str, Right], ...] = (
    ("duplicates", Intent.PERSON, "name + born", Right.HUMAN),
    ("household", Intent.PERSON, "surname + postcode", Right.ALL),
)
"""Questions as recorded that are asked once more, with another right answer than usual."""

_SHARED: frozenset[str] = frozenset(form for form in PERSON_FORMS if form.startswith(("house", "marker"))) | {
    "town + sex + born range"
}
"""Forms of which everybody is wanted who fits: who lives or lived there, who bears that marker there."""

_TOO_FEW_HIDDEN: Mapping[Intent, frozenset[str]] = {
    Intent.PERSON: frozenset(
        {
            *("alias", "alias + born", "alias + its born", "one box: alias + born"),
            *("name + born, none recorded", "name + born, partly recorded", "name + born, 1 January"),
            *(form for form in PERSON_FORMS if form.startswith("marker")),
        }
    ),
    Intent.INCIDENT: frozenset({"street + window, clock change", "junction + month", "junction + window"}),
}
"""Forms in which too few hidden records can be asked for to show a loss; the relations of hidden records ask them."""


def _classes() -> Iterator[TopicClass]:
    for form in PERSON_FORMS:
        yield TopicClass(
            name="alias" if "alias" in form else "as-recorded",
            intent=Intent.PERSON,
            evidence=form,
            tier=Tier.STRONG,
            right=Right.ALL if form in _SHARED else Right.RECORD,
        )
    for form in INCIDENT_FORMS:
        yield TopicClass(name="as-recorded", intent=Intent.INCIDENT, evidence=form, tier=Tier.STRONG, right=Right.ALL)
    for intent, forms in ((Intent.PERSON, PERSON_FORMS), (Intent.INCIDENT, INCIDENT_FORMS)):
        for form in forms:
            if form not in _TOO_FEW_HIDDEN[intent]:
                yield TopicClass(name="hidden", intent=intent, evidence=form, tier=Tier.STRONG, right=Right.HIDDEN)
    for name, intent, form, right in _OTHERWISE:
        yield TopicClass(name=name, intent=intent, evidence=form, tier=Tier.STRONG, right=right)
    for absent in ABSENT:
        intent = Intent.PERSON if absent.of_people else Intent.INCIDENT
        yield TopicClass(name="unknown", intent=intent, evidence=absent.name, tier=Tier.STRONG, right=Right.NOTHING)
    for variation in VARIATIONS.values():
        levels = _VARIED_OTHERWISE.get(variation.name, _VARIED_BY[variation.field])
        for intent, form in (*levels, *_VARIED_ALSO.get(variation.name, ())):
            yield TopicClass(
                name=variation.name,
                intent=intent,
                evidence=form,
                tier=_tier(variation, form),
                right=_USUAL[intent],
                variation=variation,
            )


def _tier(variation: Variation, form: str) -> Tier:
    if variation.wrong and form not in _CERTAIN:
        return Tier.MEDIUM
    return Tier.WEAK if variation.name in _LISTED and form == "name" else variation.tier


_LISTED = frozenset({"abbreviation", "diminutive", "equivalent"})
"""Variations that a search knows by a list of names alone, and no list has them all.

A table of short forms had half of those that a public set of pairs used.  By the name alone such a form is therefore
only reported; with a date of birth it must be found.
"""

_NAME, _NAME_AND_BORN, _NAME_AND_TOWN = ((Intent.PERSON, form) for form in ("name", "name + born", "name + town"))
_INVOLVED = (Intent.INCIDENT, "person + window")
_BORN = (_NAME_AND_BORN, (Intent.PERSON, "surname + born"))
_BORN_AND_POSTED = (_NAME_AND_BORN, (Intent.PERSON, "name + born + postcode"))
_AGED = ((Intent.PERSON, "name + age + sex"), (Intent.PERSON, "name + age + sex + town"))
_HOUSED = ((Intent.PERSON, "name + house + street"), (Intent.PERSON, "surname + house + street + town"))
_POSTED = ((Intent.PERSON, "surname + postcode"), (Intent.PERSON, "name + postcode"))

_NUMBERED = tuple((Intent.PERSON, form) for form in ("identifier", "phone", "vehicle"))
_REFERENCE, _DAILY_NUMBER = ((Intent.INCIDENT, form) for form in ("reference", "number + date"))

_CERTAIN = frozenset({"name + born", "name + born + identifier", "identifier", "reference", "number + date"})
"""Forms that say for certain who is meant, or what: whatever else is typed, it must be found.

Who is asked for by another number or a name alone may be missed for a wrong box now and then.
"""

_VARIED_BY: Mapping[str, tuple[tuple[Intent, str], ...]] = {
    "name": (_NAME_AND_BORN, _NAME),
    "whole name": ((Intent.PERSON, "whole name + born"), (Intent.PERSON, "whole name + town")),
    "date of birth": _BORN,
    "name and date of birth": _BORN_AND_POSTED,
    "age": _AGED,
    "sex": _AGED,
    "identifier": ((Intent.PERSON, "PNC ID"), (Intent.PERSON, "identifier")),
    "phone": ((Intent.PERSON, "phone"), (Intent.INCIDENT, "caller phone")),
    "vehicle": ((Intent.PERSON, "vehicle"), (Intent.INCIDENT, "vehicle")),
    "street": ((Intent.PERSON, "surname + street + town"), (Intent.INCIDENT, "street + window")),
    "house": _HOUSED,
    "town": ((Intent.INCIDENT, "street + window"), (Intent.INCIDENT, "junction + window")),
    "postcode": ((Intent.PERSON, "surname + postcode"), (Intent.INCIDENT, "postcode + window")),
    "outward code": ((Intent.PERSON, "name + postcode"), (Intent.PERSON, "name + born + postcode")),
    "reference": ((Intent.INCIDENT, "reference"), (Intent.INCIDENT, "reference + window")),
    "number": ((Intent.INCIDENT, "number + date"), (Intent.INCIDENT, "number + window")),
    "crossing": ((Intent.INCIDENT, "junction + window"), (Intent.INCIDENT, "junction + month")),
    "category": ((Intent.INCIDENT, "category + town + window"), (Intent.INCIDENT, "category + street + window")),
    "words": ((Intent.INCIDENT, "words + window"), (Intent.INCIDENT, "words + street + window")),
    "beside": (_NAME_AND_BORN, _NAME, (Intent.PERSON, "identifier")),
    "number beside": (_NAME_AND_BORN, _NAME),
    "misread beside": ((Intent.PERSON, "name + born + identifier"), (Intent.PERSON, "name + identifier")),
    "name beside": _NUMBERED,
    "birth beside": _NUMBERED,
    "day beside": (_REFERENCE, (Intent.INCIDENT, "reference + window")),
    "window beside": (_REFERENCE, _DAILY_NUMBER),
}
"""The levels of evidence, two at least, at which a variation of each field is asked."""

_VARIED_OTHERWISE: Mapping[str, tuple[tuple[Intent, str], ...]] = {
    **dict.fromkeys(("slip", "nickname", "transliteration"), (_NAME_AND_BORN, _NAME, _INVOLVED)),
    "as-it-happens": (_NAME_AND_BORN, _NAME, _INVOLVED),
    # What is left of the name is too little to be asked alone, or says too little that other classes do not.
    **dict.fromkeys(
        (
            *(
                "honorific",
                "middle-added",
                "misread",
                "prefix",
                "title",
                "slip-in-forename+slip",
                "transliteration+slip",
            ),
            *("rank", "generation", "second-surname-added", "nickname+slip", "swapped+slip"),
        ),
        (_NAME_AND_BORN, _NAME_AND_TOWN),
    ),
    # What is right is one half of the name, or less: without a date nobody could tell who is meant.
    **dict.fromkeys(
        ("forename-other", "initial-of-nickname", "surname-other", "two-slips-in-short-name"), _BORN_AND_POSTED
    ),
    "placeholder": (_NAME_AND_BORN, (Intent.PERSON, "name + postcode")),
    "postcode-misread": _POSTED,
    **dict.fromkeys(("wrong-sex", "wrong-age"), (_NAME_AND_BORN, _NAME)),
    "wrong-street": (_NAME_AND_BORN, _NAME, (Intent.PERSON, "identifier"), _REFERENCE, _DAILY_NUMBER),
}
"""The levels of evidence of the variations that are asked at others than those of their field."""

_ONE_BOX, _ONE_BOX_ALONE, _ANYTHING = (
    (Intent.PERSON, form) for form in ("one box + born", "one box", "anything: name + born")
)

_VARIED_ALSO: Mapping[str, tuple[tuple[Intent, str], ...]] = {
    **dict.fromkeys(
        (
            *("slip-in-forename", "middle-added", "diacritics", "hyphen", "apostrophe"),
            *("particle", "transliteration", "phonetic"),
        ),
        (_ONE_BOX,),
    ),
    **dict.fromkeys(("slip", "nickname", "initial"), (_ONE_BOX, _ONE_BOX_ALONE, _ANYTHING)),
    **dict.fromkeys(("date-format", "date-as-noted"), (_ANYTHING,)),
}
"""The levels at which variations are asked besides: everything in one box, which two boxes say nothing of."""

CLASSES: Mapping[str, TopicClass] = MappingProxyType({c.id: c for c in _classes()})
"""Every class by its id."""
