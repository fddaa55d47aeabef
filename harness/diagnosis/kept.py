"""Causes as a file, beside the file of the run whose misses they explain."""

from pathlib import Path

import msgspec

from harness.diagnosis.cause import Diagnosis
from harness.errors import ConfigurationError

__all__ = ["Causes", "read_causes"]

_SCHEMA = 2


class Causes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why records were missed by the run whose file has this digest: of all, or of the first so many.

    `records` are those that were missed, and those that were shown instead, by id, each told in one line.
    """

    schema: int = _SCHEMA
    run_sha256: str
    diagnoses: tuple[Diagnosis, ...]
    records: dict[str, str] = {}

    def encoded(self) -> bytes:
        """Return this as JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"


def read_causes(path: Path, run_sha256: str) -> Causes:
    """Return the causes in `path`, which must be those of the run whose file has the digest `run_sha256`.

    Raises :class:`~harness.errors.ConfigurationError` where they are not, or no causes at all.
    """
    try:
        causes = msgspec.json.decode(path.read_bytes(), type=Causes)
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise ConfigurationError(f"{path} is no file of `search-harness explain --json`: {error}") from error
    if causes.schema != _SCHEMA:
        raise ConfigurationError(
            f"{path} is of schema {causes.schema}, and this release reads {_SCHEMA}: explain it anew"
        )
    if causes.run_sha256 != run_sha256:
        raise ConfigurationError(
            f"{path} explains the run {causes.run_sha256[:12]}, and this one is {run_sha256[:12]}: explain it anew"
        )
    return causes
