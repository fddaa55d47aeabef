"""Which relations a system by design does not keep."""

from collections.abc import Mapping
from typing import NamedTuple

from harness.errors import SystemFolderError, did_you_mean
from harness.relations.relation import RELATIONS
from harness.systems import System

__all__ = ["Excepted", "exceptions"]

_ONE_PAGE = "the request cannot ask for a later page: its template does not use `start`"


class Excepted(NamedTuple):
    """Why a relation need not hold; `declared` is whether the system's own file says so."""

    reason: str
    declared: bool


def exceptions(system: System) -> Mapping[str, Excepted]:
    """Return, by the name of the relation, why `system` need not keep it.

    These are what its ``system.toml`` declares, and what needs later pages where its request cannot ask for any.
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
            relation.name: Excepted(_ONE_PAGE, declared=False)
            for relation in RELATIONS.values()
            if relation.pages and not system.intents[relation.intent].template.pages
        },
        **{name: Excepted(reason, declared=True) for name, reason in system.exceptions.items()},
    }
