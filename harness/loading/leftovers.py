"""What is ours in a cluster, found by its name and deleted; whatever is called otherwise stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from elasticsearch import Elasticsearch

from harness.loading.explained import explained
from harness.loading.ours import PREFIX, deleting, require_ours

__all__ = ["Leftovers", "delete_indices", "delete_leftovers", "find_leftovers"]


@dataclass(frozen=True, kw_only=True)
class Leftovers:
    """Our `indices` that a killed run left behind; `others` are those of somebody else's for which a name like ours
    stands: each with the aliases by which it was found.
    """

    indices: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]


def find_leftovers(client: Elasticsearch, *, beginning: str = PREFIX) -> Leftovers:
    """Return every index of ours that is called something `beginning` so, or for which such a name is an alias.

    Raises :class:`ValueError` for a beginning that is not ours, :class:`~harness.errors.EngineError` where the cluster
    does not list them.
    """
    require_ours(beginning)
    with explained("listing indices"):
        found = client.indices.get(index=f"{beginning}*", features="aliases").body
    return Leftovers(
        indices=tuple(sorted(name for name in found if name.startswith(PREFIX))),
        others={
            name: tuple(sorted(alias for alias in said["aliases"] if alias.startswith(beginning)))
            for name, said in sorted(found.items())
            if not name.startswith(PREFIX)
        },
    )


def delete_leftovers(client: Elasticsearch, *, beginning: str = PREFIX) -> list[str]:
    """Delete what :func:`find_leftovers` finds of ours, and return the names."""
    found = find_leftovers(client, beginning=beginning).indices
    delete_indices(client, found)
    return list(found)


def delete_indices(client: Elasticsearch, names: Iterable[str]) -> None:
    """Delete indices of ours; one that cannot be is told of.

    Raises :class:`ValueError` for a name that is not ours.  An alias of such a name is no index, and stays.
    """
    for name in names:
        with deleting("index", name):
            client.indices.delete(index=name, ignore_unavailable=True)
