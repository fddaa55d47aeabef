"""The kinds of systems that there are."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from harness.systems.answered import AnsweredSystem, read_answered
from harness.systems.existing import ExistingSystem, read_existing, read_existing_system
from harness.systems.indexed import IndexedSystem, read_indexed
from harness.systems.service import ServiceSystem, read_service, read_service_system
from harness.systems.system import SearchedIntent, System
from harness.toml import Table

__all__ = ["KINDS", "UNKNOWN", "Kind"]


def _nothing_more(settings: Table) -> dict[str, Any]:  # noqa: ARG001
    """Return what the top of a ``system.toml`` says of most systems beside their name: nothing."""
    return {}


class Kind(NamedTuple):
    """What a system of a kind is, what reads how it is searched for one kind of record, and what else is its own."""

    make: type[System]
    read_intent: Callable[..., SearchedIntent | None]
    read_own: Callable[[Table], dict[str, Any]] = _nothing_more


KINDS: Mapping[str, Kind] = {
    "elasticsearch": Kind(IndexedSystem, read_indexed),
    "index": Kind(ExistingSystem, read_existing, read_existing_system),
    "http": Kind(ServiceSystem, read_service, read_service_system),
    "answers": Kind(AnsweredSystem, read_answered),
}
"""Every kind, by the name that a folder gives."""


def _unread(*_: object) -> None:
    """Read nothing."""


UNKNOWN = Kind(System, _unread)
"""What stands for a kind that there is not: a folder that names it is refused, for that and whatever else is wrong."""
