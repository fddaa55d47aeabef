"""Systems of the kind `answers`: nobody but their maker can ask them, and what came of that is given as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generators.topics import PAGE, Intent
from harness.systems.files import SystemFiles
from harness.systems.system import SearchedIntent, System, lacking_boxes
from harness.toml import Table

__all__ = ["AnsweredIntent", "AnsweredSystem", "read_answered"]


@dataclass(frozen=True, kw_only=True, eq=False)
class AnsweredIntent(SearchedIntent):
    """How they are searched, as far as anybody tells; `markers` is whether answers say which warning markers are shown.

    Where they do not, everybody is taken to be shown without.
    """

    markers: bool = True


@dataclass(frozen=True, kw_only=True, eq=False)
class AnsweredSystem(System):
    """A search that somebody else asks."""

    intents: Mapping[Intent, AnsweredIntent]

    @classmethod
    def called(cls, name: str) -> "AnsweredSystem":
        """Return the search of that name, of which nobody says any more."""
        intents = {intent: AnsweredIntent(page_size=PAGE, markers=intent is Intent.PERSON) for intent in Intent}
        return cls(name=name, kind="answers", folder=Path(), sha256="", intents=MappingProxyType(intents))


def read_answered(table: Table, intent: Intent, files: SystemFiles, problems: list[str]) -> AnsweredIntent:  # noqa: ARG001
    """Return how `intent` is searched, by its `table`."""
    markers = table.truth("markers", default=True) if intent is Intent.PERSON else False
    searched = AnsweredIntent(page_size=PAGE, lacks=lacking_boxes(table, intent), markers=markers)
    table.close()
    return searched
