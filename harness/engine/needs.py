"""What somebody must be allowed in a cluster, as Elasticsearch writes it into a role."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

__all__ = ["Needs", "Privilege"]

_NAME = "search-harness"
_VALID_FOR = "30d"
"""How long an API key is valid that is made for a run or two."""


class Privilege(NamedTuple):
    """A privilege by the name that Elasticsearch gives it; `on` an index or a pattern, None on the whole cluster."""

    name: str
    on: str | None = None


@dataclass(frozen=True, kw_only=True)
class Needs:
    """Privileges that are needed on the `cluster`, and on `indices` by their names or patterns.

    `headers` go with every request: by them a cluster may take those who ask for somebody else.
    """

    cluster: tuple[str, ...] = ()
    indices: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of_role(cls, body: Mapping[str, Any]) -> "Needs":
        """Return what the body of a role grants."""
        rules = body.get("indices", ())
        return cls(
            cluster=tuple(body.get("cluster", ())),
            indices={name: tuple(rule["privileges"]) for rule in rules for name in rule["names"]},
        )

    def __or__(self, other: "Needs") -> "Needs":
        """Return what both need."""
        names = dict.fromkeys((*self.indices, *other.indices))
        return replace(
            self,
            cluster=_joined(self.cluster, other.cluster),
            indices={name: _joined(self.indices.get(name, ()), other.indices.get(name, ())) for name in names},
            headers={**self.headers, **other.headers},
        )

    def __iter__(self) -> Iterator[Privilege]:
        """Yield each privilege, those on the cluster first."""
        yield from map(Privilege, self.cluster)
        yield from (Privilege(name, index) for index, names in self.indices.items() for name in names)

    def role(self) -> dict[str, Any]:
        """Return the body of a role that grants this and no more, for ``PUT /_security/role/NAME``."""
        alike: dict[tuple[str, ...], list[str]] = {}
        for index, privileges in self.indices.items():
            alike.setdefault(privileges, []).append(index)
        rules = [{"names": names, "privileges": list(privileges)} for privileges, names in alike.items()]
        return {"cluster": list(self.cluster), "indices": rules}

    def api_key(self) -> dict[str, Any]:
        """Return the body of an API key that may do this and no more, for ``POST /_security/api_key``."""
        return {"name": _NAME, "expiration": _VALID_FOR, "role_descriptors": {_NAME: self.role()}}


def _joined(some: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *more)))
