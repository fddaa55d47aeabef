"""What a cluster lets those do who ask it: what is lacking of what they need, and what they could do besides."""

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from elasticsearch import ApiError, Elasticsearch
from tabulate import tabulate

from harness.engine.needs import Needs, Privilege
from harness.errors import EngineError, HarnessWarning

__all__ = ["Standing", "require_granted", "standing_of"]

_WITHOUT_SECURITY = frozenset({400, 404, 405})
"""What is answered where nobody cares who asks: there is no such address, since security is off."""

_WIDER_ON_CLUSTER = {
    "all": "",
    "manage": "all",
    "manage_security": "all",
    "manage_ingest_pipelines": "manage",
    "manage_index_templates": "manage",
}
_WIDER_ON_INDEX = {
    "all": "",
    "manage": "all",
    "create_index": "manage",
    "delete_index": "manage",
    "read": "all",
    "write": "all",
    "delete": "write",
    "index": "write",
    "create_doc": "index",
}
"""Privileges of which no run needs those that it does not ask for, each with a wider one that holds it too."""

_EVERYTHING = "*"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Who asks a cluster, in words, and what they are granted; `who` is empty where the cluster asks nobody that.

    `lacking` is what they need and are not granted, `surplus` what they are granted and do not need: of privileges that
    hold one another, and of indices that do, the widest alone.
    """

    who: str
    lacking: tuple[Privilege, ...] = ()
    surplus: tuple[Privilege, ...] = ()


def standing_of(client: Elasticsearch, needs: Needs) -> Standing:
    """Return who asks by `client`, and what they are granted of `needs` and beyond.

    Raises :class:`~elasticsearch.ApiError` and :class:`~elastic_transport.TransportError` where nobody says so.
    """
    try:
        who = _told(client.security.authenticate().body)
    except ApiError as error:
        if error.status_code in _WITHOUT_SECURITY:
            return Standing(who="")
        raise
    beyond = [privilege for privilege in _beyond(needs) if privilege not in set(needs)]
    granted = _granted(client, [*needs, *beyond])
    return Standing(
        who=who,
        lacking=tuple(privilege for privilege in needs if not granted[privilege]),
        surplus=tuple(
            privilege
            for privilege in beyond
            if granted[privilege] and not any(granted.get(wider) for wider in _wider(privilege))
        ),
    )


def require_granted(client: Elasticsearch, needs: Needs, where: str) -> None:
    """Make sure that `needs` are met by the cluster at `where`, and warn where more than that is granted.

    Raises :class:`~harness.errors.EngineError` with all that is lacking.
    """
    standing = standing_of(client, needs)
    if standing.lacking:
        rows = [(privilege.on or "the cluster", privilege.name) for privilege in standing.lacking]
        table = tabulate(rows, headers=("on", "privilege that is lacking"))
        raise EngineError(
            f"{where}: {standing.who} may not do all that is needed\n{table}\n"
            "`search-harness check --role` prints a role that suffices for a system"
        )
    if standing.surplus:
        can = ", ".join(f"{privilege.name} on {privilege.on or 'the cluster'}" for privilege in standing.surplus)
        warnings.warn(
            f"{where}: {standing.who} may do more than is needed ({can}); `search-harness check --api-key` prints a "
            "key that may not",
            HarnessWarning,
            stacklevel=2,
        )


def _told(authenticated: Mapping[str, Any]) -> str:
    user = f"user {authenticated['username']!r}"
    # Its name alone: the id is half of what is sent to prove who asks.
    key = authenticated.get("api_key")
    return f"API key {key.get('name')!r} of {user}" if key else user


def _beyond(needs: Needs) -> Iterator[Privilege]:
    yield from map(Privilege, _WIDER_ON_CLUSTER)
    # Where somebody writes, it does not matter what else they may do there.
    read = [index for index, privileges in needs.indices.items() if set(privileges) == {"read"}]
    yield from (Privilege(name, index) for index in (_EVERYTHING, *read) for name in _WIDER_ON_INDEX)


def _wider(privilege: Privilege) -> Iterator[Privilege]:
    """Yield what would be told in place of `privilege`, were it granted."""
    wider = _WIDER_ON_CLUSTER if privilege.on is None else _WIDER_ON_INDEX
    if more := wider.get(privilege.name):
        yield Privilege(more, privilege.on)
    if privilege.on not in {None, _EVERYTHING}:
        yield Privilege(privilege.name, _EVERYTHING)


def _granted(client: Elasticsearch, asked: list[Privilege]) -> Mapping[Privilege, bool]:
    on_indices: dict[str, list[str]] = {}
    for privilege in asked:
        if privilege.on is not None:
            on_indices.setdefault(privilege.on, []).append(privilege.name)
    answer = client.security.has_privileges(
        cluster=[privilege.name for privilege in asked if privilege.on is None],
        index=[{"names": [index], "privileges": names} for index, names in on_indices.items()],
    )
    return {
        privilege: bool(
            answer["cluster"][privilege.name] if privilege.on is None else answer["index"][privilege.on][privilege.name]
        )
        for privilege in asked
    }
