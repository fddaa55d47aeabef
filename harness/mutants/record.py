"""What came of mutants, kept as it comes: an interrupted run goes on where it ended."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from harness.errors import ConfigurationError
from harness.mutants.outcome import Outcome, Until

__all__ = ["Key", "Record"]


class Key(Struct, frozen=True, kw_only=True):
    """What mutants were tried on: of another search, suite, policy or engine nothing is taken over."""

    harness: str
    engine: str
    system: str
    system_sha256: str
    policy_sha256: str
    corpus_sha256: str
    topics: int
    profile: str


class _Line(Struct, frozen=True, kw_only=True):
    key: Key
    outcome: Outcome


class Record:
    """The outcomes of one `key`, by mutant, in a file of lines of JSON that may hold those of others; or in none."""

    def __init__(self, key: Key, path: Path | None = None) -> None:
        self.key = key
        self._path = path
        self._cut = bool(path and path.exists() and not path.read_bytes().endswith(b"\n"))
        self._outcomes = {line.outcome.mutant: line.outcome for line in _read(path) if line.key == key}

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """Every outcome, by the id of its mutant."""
        return self._outcomes

    def has(self, mutant: str, until: Until) -> bool:
        """Whether it is known what came of `mutant`, as far as it is asked now."""
        known = self._outcomes.get(mutant)
        return known is not None and list(Until).index(known.until) >= list(Until).index(until)

    def add(self, outcome: Outcome) -> None:
        """Keep `outcome`, at once."""
        self._outcomes[outcome.mutant] = outcome
        if self._path:
            line = msgspec.json.encode(_Line(key=self.key, outcome=outcome)) + b"\n"
            with self._path.open("ab") as file:
                file.write(b"\n" + line if self._cut else line)
            self._cut = False


_BEGINNING = b'{"key":'


def _read(path: Path | None) -> list[_Line]:
    """Return the lines of a record; one that was cut off where a run was interrupted is left out."""
    if path is None or not path.exists():
        return []
    lines = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            lines.append(msgspec.json.decode(line, type=_Line))
        except msgspec.DecodeError as error:
            if line.startswith(_BEGINNING) and not line.endswith(b"}}"):
                continue
            raise ConfigurationError(f"--record {path}, line {number}: no outcome of a mutant: {error}") from None
    return lines
