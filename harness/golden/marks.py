"""Which golden topics a system is known to fall short of: the marks in its own ``system.toml``."""

from collections.abc import Collection, Iterator, Mapping

from harness.errors import SystemFolderError, did_you_mean
from harness.golden.suite import GoldenSuite
from harness.systems import System

__all__ = ["known_failures", "mark_problems"]

_WHERE = "system.toml [known_failures]"


def known_failures(system: System, suite: GoldenSuite) -> Mapping[str, str]:
    """Return, by the id of the golden topic, why `system` is known to fall short of it.

    A mark of a topic that `suite` does not have excuses nothing, and may belong to another folder of golden queries.
    Raises :class:`SystemFolderError` for a topic that keeps somebody safe: no system is excused from those.
    """
    marked = [topic for topic in suite.topics if topic.id in system.known_failures]
    for topic in marked:
        if topic.safety:
            why = "what no search may show, and warning markers, keep people safe"
            raise SystemFolderError(f"{_WHERE}: {topic.id} cannot be excused: {why}")
    return {topic.id: system.known_failures[topic.id] for topic in marked}


def mark_problems(system: System, suite: GoldenSuite, *, held: Collection[str] = ()) -> Iterator[str]:
    """Yield what is wrong with the marks of `system`: topics that `suite` does not have, and such as have `held`."""
    known = [topic.id for topic in suite.topics]
    for name in system.known_failures:
        if name not in known:
            yield f"{_WHERE}: no golden topic is called {name!r}{did_you_mean(name, known)}"
        elif name in held:
            yield f"{_WHERE}: {name} no longer fails: remove its mark"
