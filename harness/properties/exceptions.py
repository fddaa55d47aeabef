"""Which relations a system by design does not keep."""

from collections.abc import Mapping

from harness.errors import SystemFolderError, did_you_mean
from harness.properties.relation import RELATIONS
from harness.systems import System

__all__ = ["exceptions"]


def exceptions(system: System) -> Mapping[str, str]:
    """Return, by the name of the relation, why `system` need not keep it.

    These are what its ``system.toml`` declares, and what needs later pages where its request cannot ask for any.
    Raises :class:`SystemFolderError` for a relation that there is not.
    """
    for name in system.exceptions:
        if name not in RELATIONS:
            raise SystemFolderError(
                f"system.toml [exceptions]: no relation is called {name!r}{did_you_mean(name, RELATIONS)}"
            )
    one_page = "the request cannot ask for a later page: its template does not use `start`"
    return {
        **{
            relation.name: one_page
            for relation in RELATIONS.values()
            if relation.pages and not system.intents[relation.intent].template.pages
        },
        **system.exceptions,
    }
