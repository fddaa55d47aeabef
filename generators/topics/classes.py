"""The classes of topics: what is reported together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Any

from generators.absent import ABSENT
from generators.questions import INCIDENT_FORMS, PERSON_FORMS, Fit, Form
from generators.tiers import Tier
from generators.topics.levels import levels, tier_at
from generators.topics.topic import Intent
from generators.variations import VARIATIONS, Variation

__all__ = ["CLASSES", "Right", "TopicClass", "fewer"]


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

    def topics_of(self, usual: int) -> int:
        """Return how many topics of this class are asked where a class of the medium tier is asked `usual`."""
        return usual if self.tier is Tier.MEDIUM else fewer(usual)

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
        return self.intent is Intent.INCIDENT and self._fit is not Fit.BY_DEGREES

    @property
    def decided(self) -> bool:
        """Whether it is exhaustive and no good search returns more than fits: a number, a code or a time, as recorded.

        The name of a place is none of these: it may be taken for that of another, one letter away.
        """
        return self.exhaustive and self.variation is None and self._fit is Fit.CERTAINLY

    @property
    def _fit(self) -> Fit:
        return Fit.CERTAINLY if self.right is Right.NOTHING else self.form.fit


_ENOUGH = 160
"""So many topics show, 19 times in 20, that one record in fifty is lost (149 do), with some to spare."""

_FEWER = 0.4


def fewer(usual: int) -> int:
    """Return how many topics are asked of a class that has no share to reach, where others are asked the `usual`.

    The first record missed decides a class of the strong tier, so it needs no more than show a loss that must be seen;
    what is only reported decides nothing.  A share that must lie above a floor beyond doubt takes more.
    """
    return max(min(usual, _ENOUGH), round(usual * _FEWER))


def _hyphened(evidence: str) -> str:
    return evidence.replace(", ", "-").replace(": ", "-").replace(" + ", "+").replace(" ", "-")


_USUAL: Mapping[Intent, Right] = {Intent.PERSON: Right.RECORD, Intent.INCIDENT: Right.ALL}
"""An officer looks for one person, and for all that happened."""

_OTHERWISE: tuple[tuple[str, Intent, str, Right], ...] = (
    ("duplicates", Intent.PERSON, "name + born", Right.HUMAN),
    ("household", Intent.PERSON, "surname + postcode", Right.ALL),
)
"""Questions as recorded that are asked once more, with another right answer than usual."""


def _classes() -> Iterator[TopicClass]:
    for name, form in PERSON_FORMS.items():
        yield TopicClass(
            name="alias" if form.by_other_name else "as-recorded",
            intent=Intent.PERSON,
            evidence=name,
            tier=Tier.STRONG,
            right=Right.ALL if form.everybody else Right.RECORD,
        )
    for name in INCIDENT_FORMS:
        yield TopicClass(name="as-recorded", intent=Intent.INCIDENT, evidence=name, tier=Tier.STRONG, right=Right.ALL)
    forms: Mapping[Intent, Mapping[str, Form[Any]]] = {Intent.PERSON: PERSON_FORMS, Intent.INCIDENT: INCIDENT_FORMS}
    for intent, of_intent in forms.items():
        for name, form in of_intent.items():
            if not form.few_hidden:  # the relations of hidden records ask in those too
                yield TopicClass(name="hidden", intent=intent, evidence=name, tier=Tier.STRONG, right=Right.HIDDEN)
    for name, intent, evidence, right in _OTHERWISE:
        yield TopicClass(name=name, intent=intent, evidence=evidence, tier=Tier.STRONG, right=right)
    for absent in ABSENT:
        intent = Intent.PERSON if absent.of_people else Intent.INCIDENT
        yield TopicClass(name="unknown", intent=intent, evidence=absent.name, tier=Tier.STRONG, right=Right.NOTHING)
    for variation in VARIATIONS.values():
        for intent, evidence in levels(variation):
            yield TopicClass(
                name=variation.name,
                intent=intent,
                evidence=evidence,
                tier=tier_at(evidence, variation),
                right=_USUAL[intent],
                variation=variation,
            )


CLASSES: Mapping[str, TopicClass] = MappingProxyType({c.id: c for c in _classes()})
"""Every class by its id."""
