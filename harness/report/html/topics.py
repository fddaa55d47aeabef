"""Topics as a page tells them: all as data for its script, and the first of those that matter for whoever has none."""

import base64
import gzip
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from generators.topics import PAGE, Topic
from harness.report.text.failure import mark_of
from harness.report.told import Beside, Outcome, ToldTopic
from harness.runs import Answer, Failure

__all__ = ["ToldTopics"]

_PACKED = 6
"""How hard the data is packed: harder takes twice as long, for two per cent."""


@dataclass(kw_only=True)
class ToldTopics:
    """The topics of a page, as they are added, class by class.

    `outcomes` is how one may come out, the gravest first; `sides` the
    names of those who answered.  `commands` are named commands, each of which is about a topic whose id stands between
    its two parts.  `records` tells records, by their ids.  `first` are the first `most` that trouble somebody.
    """

    outcomes: Sequence[Outcome | Beside]
    sides: Sequence[str]
    commands: Sequence[tuple[str, str, str]]
    records: Mapping[str, str] = field(default_factory=dict)
    most: int = 200
    first: list[ToldTopic] = field(default_factory=list)
    troubling: int = 0
    _classes: list[bytes] = field(default_factory=list)
    _cultures: dict[str, int] = field(default_factory=dict)
    _causes: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, topics: Iterable[ToldTopic]) -> None:
        """Add the topics of the class `name`: the gravest first, and the others in their order."""
        told = sorted(topics, key=lambda one: self.outcomes.index(one.outcome))
        troubling = [one for one in told if not one.plain]
        self.troubling += len(troubling)
        self.first += troubling[: self.most - len(self.first)]
        self._classes.append(orjson.dumps([name, [self._row(name, one) for one in told]]))

    def encoded(self) -> str:
        """Return all that was added as JSON, packed by gzip, in base64: the same of the same topics."""
        beside = {
            "outcomes": self.outcomes,
            "sides": self.sides,
            "commands": self.commands,
            "records": dict(self.records),
            "cultures": list(self._cultures),
            "causes": list(self._causes),
        }
        head = orjson.dumps(beside, option=orjson.OPT_SORT_KEYS)
        whole = b'%s,"classes":[%s]}' % (head[:-1], b",".join(self._classes))
        return base64.b64encode(gzip.compress(whole, _PACKED, mtime=0)).decode("ascii")

    def _row(self, name: str, told: ToldTopic) -> list[Any]:
        """Return a row of the data; ``page.js`` says what stands where."""
        topic = told.topic
        typed, meant = str(topic.typed), str(topic.meant)
        return [
            topic.id.removeprefix(name),
            self.outcomes.index(told.outcome),
            self._cultures.setdefault(topic.slices.get("culture", ""), len(self._cultures)),
            typed,
            meant if meant != typed else "",
            sorted(topic.wanted),
            [_page(topic, answer, plain=told.plain) for answer in told.answers],
            [[self._causes.setdefault(cause.group, len(self._causes)), cause.evidence] for cause in told.causes],
            told.wrong,
            told.before,
        ]


def _page(topic: Topic, answer: Answer, *, plain: bool) -> str | int | list[tuple[str, str]]:
    """Return why there is no page, or the place of the first record asked for, or every hit with what it is."""
    if isinstance(answer, Failure):
        return answer.reason
    if plain:
        return min(filter(None, map(answer.rank, topic.wanted)), default=0)
    return [(hit, mark_of(hit, topic)) for hit in answer.hits[:PAGE]]
