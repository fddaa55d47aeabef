"""Where a search under test can be asked, whatever its kind."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from generators.corpus import Corpus
from generators.topics import Intent
from harness.backends.base import Backend
from harness.diagnosis.probe import Probe
from harness.fidelity import Holding
from harness.loading.sandbox import Sandbox
from harness.systems import System

__all__ = ["Reached"]


class Reached(Protocol):
    """The search under test, where it can be asked."""

    @property
    def system(self) -> System:
        """The system as it is there: its digest covers what it uses there and has not in its folder."""

    @property
    def described(self) -> str:
        """Where that is, in words."""

    def backend(self) -> Backend:
        """Return what asks it."""

    def sandbox(self, corpus: Corpus) -> AbstractContextManager[Sandbox]:
        """Return a few records of `corpus` in a place of their own, asked by the same search, where they may change.

        Nothing asks for it where the search cannot write.
        """

    def holding(self) -> AbstractContextManager[Holding]:
        """Return what looks records up in it.

        Raises :class:`~harness.errors.ConfigurationError` where nobody can.
        """

    def probes(self) -> AbstractContextManager[Mapping[Intent, Probe]]:
        """Return what asks it about its clauses and texts, by the kind of record: nothing where nobody can."""

    def to_json(self) -> dict[str, Any]:
        """Return what another process needs to reach it, as plain JSON types."""
