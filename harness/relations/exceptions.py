"""Which relations a system by design does not keep."""

from collections.abc import Mapping
from typing import NamedTuple

from harness.errors import SystemFolderError, did_you_mean
from harness.relations.relation import RELATIONS
from harness.systems import Capability, System

__all__ = ["Excepted", "exceptions"]


class Excepted(NamedTuple):
    """Why a relation need not hold; `declared` is whether the system's own file says so."""

    reason: str
    declared: bool


def exceptions(system: System) -> Mapping[str, Excepted]:
    """Return, by the name of the relation, why `system` need not keep it.

    These are what its ``system.toml`` declares, and what requires more than it can do.
    Raises :class:`SystemFolderError` for a relation that there is not, and for one that keeps somebody safe.
    """
    for name in system.exceptions:
        if name not in RELATIONS:
            raise SystemFolderError(
                f"system.toml [exceptions]: no relation is called {name!r}{did_you_mean(name, RELATIONS)}"
            )
        if RELATIONS[name].safety:
            raise SystemFolderError(
                f"system.toml [exceptions]: {name} cannot be excused: what no search may show, warning markers, and an "
                "answer to whatever is typed keep people safe"
            )
    return {
        **{
            relation.name: Excepted(f"the search cannot {_told(lacking)}", declared=False)
            for relation in RELATIONS.values()
            if (lacking := relation.requires - system.intents[relation.intent].capabilities)
        },
        **{name: Excepted(reason, declared=True) for name, reason in system.exceptions.items()},
    }


def _told(lacking: frozenset[Capability]) -> str:
    """Return what is lacking in words: nothing else matters of a search that cannot be asked at all."""
    return " and ".join(sorted({Capability.FOLLOW_UPS} & lacking or lacking))
