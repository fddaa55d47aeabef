"""What is ours in a cluster is known by its name."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, TransportError

from harness.backends.reasons import reason_of

__all__ = ["PREFIX", "deleting", "require_ours"]

_log = logging.getLogger(__name__)

PREFIX = "harness-"
"""With what the name of everything begins that is ours in a cluster."""


def require_ours(name: str) -> None:
    """Raise :class:`ValueError` for what is not ours: it is neither written to nor deleted."""
    if not name.startswith(PREFIX):
        raise ValueError(f"{name} is not ours to write to, nor to delete")


@contextmanager
def deleting(kind: str, name: str) -> Iterator[None]:
    """Delete what is called `name` inside: where the cluster is gone or refuses, that is told, and ends nothing.

    Raises :class:`ValueError` for a name that is not ours.
    """
    require_ours(name)
    try:
        yield
    except (ApiError, TransportError) as error:
        _log.warning("%s %s could not be deleted (`search-harness clean` removes it): %s", kind, name, reason_of(error))
