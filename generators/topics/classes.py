"""The classes of topics: what is reported together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from generators.absent import ABSENT
from generators.questions import INCIDENT_FORMS, PERSON_FORMS
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
        return f"{self.intent}/{self.name}/{self.evidence.replace(', ', '-').replace(' + ', '+').replace(' ', '-')}"

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


_OF_DEGREES = frozenset({"words", "phrase", "person"})
_DECISIVE = frozenset({"reference", "number", "date", "window", "flag", "risk", "status", "officer"})


_USUAL: Mapping[Intent, Right] = {Intent.PERSON: Right.RECORD, Intent.INCIDENT: Right.ALL}
"""An officer looks for one person, and for all that happened."""

_OTHERWISE: tuple[tuple[str, Intent, str, Right], ...] = (
    ("duplicates", Intent.PERSON, "name + born", Right.HUMAN),
    ("household", Intent.PERSON, "surname + postcode", Right.ALL),
    ("hidden", Intent.PERSON, "name + born", Right.HIDDEN),
    ("hidden", Intent.PERSON, "identifier", Right.HIDDEN),
    ("hidden", Intent.INCIDENT, "reference", Right.HIDDEN),
    ("hidden", Intent.INCIDENT, "person + window", Right.HIDDEN),
)
"""Questions as recorded whose right answer is another than usual."""


def _classes() -> Iterator[TopicClass]:
    for form in PERSON_FORMS:
        yield TopicClass(
            name="alias" if form.startswith("alias") else "as-recorded",
            intent=Intent.PERSON,
            evidence=form,
            tier=Tier.STRONG,
            right=Right.RECORD,
        )
    for form in INCIDENT_FORMS:
        yield TopicClass(name="as-recorded", intent=Intent.INCIDENT, evidence=form, tier=Tier.STRONG, right=Right.ALL)
    for name, intent, form, right in _OTHERWISE:
        yield TopicClass(name=name, intent=intent, evidence=form, tier=Tier.STRONG, right=right)
    for absent in ABSENT:
        intent = Intent.PERSON if absent.of_people else Intent.INCIDENT
        yield TopicClass(name="unknown", intent=intent, evidence=absent.name, tier=Tier.STRONG, right=Right.NOTHING)
    for variation in VARIATIONS.values():
        for intent, form in _VARIED_OTHERWISE.get(variation.name, _VARIED_BY[variation.field]):
            yield TopicClass(
                name=variation.name,
                intent=intent,
                evidence=form,
                tier=variation.tier,
                right=_USUAL[intent],
                variation=variation,
            )


_NAME, _NAME_AND_BORN, _NAME_AND_TOWN = ((Intent.PERSON, form) for form in ("name", "name + born", "name + town"))
_INVOLVED = (Intent.INCIDENT, "person + window")
_BORN = (_NAME_AND_BORN, (Intent.PERSON, "surname + born"))
_BORN_AND_POSTED = (_NAME_AND_BORN, (Intent.PERSON, "name + born + postcode"))
_AGED = ((Intent.PERSON, "name + age + sex"), (Intent.PERSON, "name + age + sex + town"))
_HOUSED = ((Intent.PERSON, "name + house + street"), (Intent.PERSON, "surname + house + street + town"))
_POSTED = ((Intent.PERSON, "surname + postcode"), (Intent.PERSON, "name + postcode"))

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
}
"""The levels of evidence of the variations that are asked at others than those of their field."""

CLASSES: Mapping[str, TopicClass] = MappingProxyType({c.id: c for c in _classes()})
"""Every class by its id."""
