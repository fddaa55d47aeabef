"""Why Elasticsearch did not do what it was asked, in one line."""

from typing import Any

from elasticsearch import ApiError, TransportError

__all__ = ["reason_of"]


def reason_of(error: ApiError | TransportError) -> str:
    """Return the reason that Elasticsearch, or the way to it, gave; it holds no secret."""
    if isinstance(error, TransportError):
        return str(error.message)
    cause: Any = error.body.get("error") if isinstance(error.body, dict) else None
    if not isinstance(cause, dict):
        return f"{error.status_code} {error.message}"
    nested = (cause.get("caused_by") or {}).get("reason")
    return f"{error.status_code} {cause.get('reason')}" + (f" ({nested})" if nested else "")
