"""What a run needs to be allowed in the cluster where its system is searched: the smallest privileges that suffice.

The files in ``roles/`` are bodies of roles as Elasticsearch takes them.
"""

from importlib.resources import files

import orjson

from harness.engine import Needs
from harness.systems import ExistingSystem, IndexedSystem, System

__all__ = ["granted_to", "needs_of"]

_IN_ANOTHER_CLUSTER = ":"
_SEVERAL = "*"
"""What the name of an index in another cluster has in it, and that of several.  Of neither can a cluster be asked
whether it may be read: it is found out by a search."""


def needs_of(system: System) -> Needs | None:
    """Return what a run that asks `system` must be allowed, None where it asks no Elasticsearch."""
    if isinstance(system, IndexedSystem):
        through = any(searched.pipeline for searched in system.intents.values())
        return _role("elasticsearch") | (_role("pipeline") if through else Needs())
    if isinstance(system, ExistingSystem):
        return _reading(system, apart_from={_SEVERAL, _IN_ANOTHER_CLUSTER})
    return None


def granted_to(system: System) -> Needs | None:
    """Return what a role should grant for `system`: what a run needs, and `search-harness clean` after it."""
    if isinstance(system, ExistingSystem):
        return _reading(system, apart_from={_IN_ANOTHER_CLUSTER})
    needs = needs_of(system)
    return needs and needs | _role("clean")


def _reading(system: ExistingSystem, *, apart_from: set[str]) -> Needs:
    role = _role("index")
    (privileges,) = role.indices.values()
    names = dict.fromkeys(name for index in system.indices.values() for name in index.split(","))
    read = (name for name in names if not apart_from.intersection(name))
    needs = Needs(cluster=role.cluster, indices=dict.fromkeys(read, privileges), headers=system.headers)
    return needs | _role("stored") if system.stored else needs


def _role(name: str) -> Needs:
    return Needs.of_role(orjson.loads((files("harness.measuring") / "roles" / f"{name}.json").read_bytes()))
