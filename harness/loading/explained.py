"""What Elasticsearch refuses while something is done in it, as an error of ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, TransportError

from harness.backends.reasons import reason_of
from harness.errors import EngineError

__all__ = ["explained"]


@contextmanager
def explained(doing: str) -> Iterator[None]:
    """Raise :class:`~harness.errors.EngineError`, which names what was `doing`, where Elasticsearch refuses it."""
    try:
        yield
    except (ApiError, TransportError) as error:
        raise EngineError(f"{doing}: {reason_of(error)}") from error
