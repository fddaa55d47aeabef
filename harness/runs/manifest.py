"""What a run file says of itself."""

from dataclasses import asdict
from pathlib import Path
from typing import Literal

import msgspec

from harness.runs.part import AskedClass
from harness.runs.provenance import Provenance
from harness.runs.scope import Scope
from harness.settings import Settings

__all__ = ["SCHEMA", "Entry", "Judged", "Manifest", "Options"]

SCHEMA: Literal[1] = 1
"""Version of the format of run files; it rises when a reader of the one before would go wrong."""


_LATER = ("corpus", "allow_code")
"""Options that there were not from the beginning: left out where they say nothing."""


class _Struct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Options(_Struct, frozen=True):
    """The choices of a run: those of :class:`~harness.settings.Settings`, files by their paths."""

    seed: str
    people: int
    incidents: int
    topics: int
    profile: str
    system: str | None = None
    policy: str | None = None
    golden: tuple[str, ...] = ()
    corpus: str | msgspec.UnsetType = msgspec.UNSET
    allow_code: bool | msgspec.UnsetType = msgspec.UNSET

    @classmethod
    def of(cls, settings: Settings) -> "Options":
        """Return the choices that `settings` are."""
        facts = {name: str(value) if isinstance(value, Path) else value for name, value in asdict(settings).items()}
        return cls(**facts | {name: facts[name] or msgspec.UNSET for name in _LATER})

    def settings(self) -> Settings:
        """Return the settings."""
        facts = msgspec.structs.asdict(self) | {"corpus": self.corpus or None, "allow_code": bool(self.allow_code)}
        return Settings(**facts | {name: Path(facts[name]) for name in ("system", "policy", "corpus") if facts[name]})


class Judged(_Struct, frozen=True):
    """What was said of a run when it was asked: the verdict with its reasons, and the policy that said it."""

    kind: str
    reasons: tuple[str, ...]
    policy: str
    policy_sha256: str
    laxer: tuple[str, ...] = ()


class Entry(_Struct, frozen=True):
    """One file in the archive, uncompressed."""

    bytes: int
    sha256: str


class Manifest(_Struct, frozen=True):
    """The first file of a run file; `entries` are all the others, by name."""

    schema: Literal[1]
    provenance: Provenance
    options: Options
    scope: Scope
    judged: Judged
    classes: tuple[AskedClass, ...]
    entries: dict[str, Entry]
