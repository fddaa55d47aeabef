"""What stops the harness from measuring.

A :class:`HarnessError` means that *we* could not measure: the configuration, a golden file, the engine, or two runs
that cannot be compared.  It is never a finding: that a search is wrong is said by a failing test and by the verdict.
"""

from difflib import get_close_matches
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "ConfigurationError",
    "EngineError",
    "ExitStatus",
    "GoldenFileError",
    "HarnessError",
    "HarnessWarning",
    "IncomparableError",
    "RunFileError",
    "SystemFolderError",
    "did_you_mean",
]


class ExitStatus(IntEnum):
    """How a run ends, for the shell: 1 to 6 are pytest's own, and what no verdict was said about is one of those."""

    GO = 0
    NO_GO = 1
    INTERRUPTED = 2
    USAGE = 4
    INVALID = 10
    UNDECIDED = 11


class HarnessError(Exception):
    """The harness cannot measure.

    The message is for the person at the terminal: what is wrong, where, and what would be right.  It never holds a
    secret.
    """

    exit_status = ExitStatus.INVALID


class HarnessWarning(UserWarning):
    """What the person at the terminal should know, and what stops nothing."""


class ConfigurationError(HarnessError):
    """An option or environment variable is wrong."""

    exit_status = ExitStatus.USAGE


class GoldenFileError(ConfigurationError):
    """A file in ``golden_queries/`` cannot be used."""


class SystemFolderError(ConfigurationError):
    """A system folder cannot be used."""


class RunFileError(ConfigurationError):
    """A file is no run that can be read, or not the run that it was."""


class IncomparableError(ConfigurationError):
    """Two runs did not ask the same, so that nothing can be said of one beside the other."""


class EngineError(HarnessError):
    """No Elasticsearch could be got, or it stopped answering."""


def did_you_mean(value: str, allowed: "Iterable[str]") -> str:
    """Return a message's tail: ``; did you mean 'x'?`` for the allowed value nearest to `value`, else all of them."""
    options = sorted(allowed)
    near = get_close_matches(value, options, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; allowed: {', '.join(options)}"
