"""The definition by which an index of ours is created."""

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["with_settings"]

_OF_AN_INDEX = "index."


def with_settings(definition: Mapping[str, Any], settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return `definition` with `settings`, by their full names, in place of its own, however it spells those.

    So they hold from the start, and nobody needs the privilege of changing them.
    """
    if not settings:
        return definition
    own = {
        _OF_AN_INDEX + name.removeprefix(_OF_AN_INDEX): value for name, value in _flat(definition.get("settings", {}))
    }
    return {**definition, "settings": {**own, **settings}}


def _flat(settings: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value
