"""What a run has gathered so far: which parts of the suite were selected, and the results that came."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from generators.topics import CLASSES, TopicClass
from harness.golden import GoldenSuite
from harness.judging.merging import merged
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.verdict import Asked, Scope, Verdict, judge
from harness.relations import RELATIONS
from harness.runs.outcomes import GoldenOutcome, RelationOutcome

__all__ = ["Gathered", "Result", "carried"]

Result = ClassResult | GoldenOutcome | RelationOutcome
"""What an item of the suite yields."""

_KINDS: dict[str, type[Result]] = {kind.__name__: kind for kind in (ClassResult, GoldenOutcome, RelationOutcome)}


def carried(result: Result) -> dict[str, Any]:
    """Return `result` as plain JSON types that say its kind."""
    return {"kind": type(result).__name__, "result": result.to_json()}


class Gathered:
    """Gathers results; an item of the suite bears the id of its class, golden topic or relation in brackets."""

    def __init__(self, golden: GoldenSuite) -> None:
        self._known_golden = frozenset(topic.id for topic in golden.topics)
        self._selected: set[str] = set()
        self._results: list[Result] = []

    @staticmethod
    def part(nodeid: str) -> str:
        """Return the id of the class, golden topic or relation that the item `nodeid` asks; empty where it is none."""
        return nodeid.partition("[")[2].removesuffix("]")

    @classmethod
    def serves(cls, nodeid: str, topic: str) -> bool:
        """Whether the item `nodeid` asks `topic`."""
        part = cls.part(nodeid)
        return topic == part or topic.startswith(f"{part}/")

    def select(self, nodeids: Iterable[str]) -> None:
        """Note that the items `nodeids` are to run."""
        self._selected |= {self.part(nodeid) for nodeid in nodeids}

    def selected_classes(self) -> list[TopicClass]:
        """Return the classes that are to be asked, in the order of the suite."""
        return [topic_class for topic_class in CLASSES.values() if topic_class.id in self._selected]

    def add(self, result: dict[str, Any]) -> None:
        """Note a result, as :func:`carried` made it."""
        self._results.append(_KINDS[result["kind"]].from_json(result["result"]))

    def verdict(
        self,
        policy: Policy,
        *,
        lacking: Mapping[str, str] = MappingProxyType({}),
        chosen: bool = True,
        doubt: str = "",
    ) -> Verdict:
        """Return what `policy` says about the results so far; what was selected and gave none makes it INVALID.

        `lacking`, `chosen` and `doubt` are those of :class:`~harness.judging.verdict.Scope`.
        """
        selected = frozenset(self._selected)
        classes, golden = (frozenset(known) - lacking.keys() for known in (CLASSES, self._known_golden))
        relations = frozenset(RELATIONS)
        scope = Scope(
            classes=Asked(ids=selected & classes, known=classes),
            golden=Asked(ids=selected & golden, known=golden),
            relations=Asked(ids=selected & relations, known=relations),
            lacking=lacking,
            chosen=chosen,
            doubt=doubt,
        )
        return judge(
            merged(
                (r for r in self._results if isinstance(r, ClassResult)),
                expected=self.selected_classes(),
            ),
            policy,
            scope,
            golden=[r for r in self._results if isinstance(r, GoldenOutcome)],
            relations=[r for r in self._results if isinstance(r, RelationOutcome)],
        )
