"""What a system is not asked, for its own file says that its form does not have the box."""

from collections.abc import Mapping
from types import MappingProxyType

from generators.topics import CLASSES
from harness.golden.suite import GoldenSuite
from harness.systems import System

__all__ = ["lacking"]


def lacking(system: System, suite: GoldenSuite) -> Mapping[str, str]:
    """Return, by the id of each class and golden topic that `system` is not asked, the box that it lacks.

    A box is named with what is searched for: ``person anything``.  Relations leave such a box empty, and are tried
    all the same.
    """
    boxes = [(f"{c.intent} {c.box}", c.id) for c in CLASSES.values() if c.box in system.intents[c.intent].lacks]
    for topic in suite.topics:
        lacked = system.intents[topic.intent].lacks.intersection(topic.typed.typed())
        boxes += [(f"{topic.intent} {box}", topic.id) for box in lacked]
    return MappingProxyType({name: box for box, name in boxes})
