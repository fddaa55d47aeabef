"""Whether a system may be asked what it is to be asked."""

from harness.errors import ConfigurationError
from harness.golden import GoldenSuite
from harness.golden.marks import known_failures
from harness.relations.exceptions import exceptions
from harness.systems import IndexedSystem, System

__all__ = ["require_excusable", "require_there"]


def require_excusable(system: System, golden: GoldenSuite) -> None:
    """Raise :class:`~harness.errors.SystemFolderError` where `system` excuses itself from what nobody may be."""
    exceptions(system), known_failures(system, golden)


def require_there(system: System, golden: GoldenSuite) -> None:
    """Raise :class:`~harness.errors.ConfigurationError` where `golden` is about records that `system` does not have."""
    if golden.own is not None and isinstance(system, IndexedSystem):
        where = next(iter(golden.folders))
        raise ConfigurationError(
            f"--golden {where} is about records that are there already, and {system.name} holds what is loaded for it: "
            'they take a system that is reached where it is (kind = "index" or "http")'
        )
