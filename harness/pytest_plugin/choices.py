"""What the command line asks for."""

import argparse
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from generators.topics import CLASSES
from harness.engine import EngineRequest
from harness.errors import ConfigurationError, GoldenFileError, IncomparableError, did_you_mean
from harness.golden import GoldenSuite, find_golden
from harness.judging.policy import Policy
from harness.measuring.redaction import Redaction
from harness.relations import RELATIONS
from harness.report.text.lines import counted
from harness.runs.baseline import read_baseline
from harness.runs.file import SavedRun
from harness.settings import Settings, seed_in_force

__all__ = ["Choices"]

_REDACTED = "redacted: of records their names in the golden queries are told, and hashes of all else"
_TOLD = "told as it is: what is typed, and ids of records; --redact puts hashes in their place"
_SAME = ("seed", "people", "incidents", "topics")


class Choices:
    """The choices of a run, read and checked; `hypothesis_seed` is that of the relations, once it is known.

    `seed` is the one that the controller of a distributed run chose, `hashed_by` the key by which it redacts.  Raises
    :class:`~harness.errors.HarnessError` where the run is asked for in a way that cannot be.
    """

    def __init__(self, option: argparse.Namespace, *, seed: str | None = None, hashed_by: str | None = None) -> None:
        # A corpus on disk has a seed of its own, also in a worker.
        drawn = option.seed if option.corpus else seed or seed_in_force(option.seed)
        asked: dict[str, Any] = {**vars(option), "seed": drawn}
        self.settings = Settings.from_options(asked)
        self.engine = EngineRequest.from_environment(
            es_url=option.es_url, es_home=option.es_home, version=option.engine
        )
        self.policy = Policy.find(self.settings.policy)
        # Where no folder is called `harness`, a repeated command finds the suite as this one has.
        self._found_by = ("--pyargs",) if option.pyargs else ()
        self.redaction = Redaction.by(hashed_by) if option.redact else None
        self.golden = self._golden()
        self.topic: str | None = option.topic
        self.relation: str | None = option.relation
        self.baseline = _baseline(option.baseline, self.settings) if option.baseline else None
        self.hypothesis_profile: str | None = getattr(option, "hypothesis_profile", None)
        self.hypothesis_seed = ""
        if self.topic:
            self._require_topic(self.topic)
        if self.relation and self.relation not in RELATIONS:
            raise ConfigurationError(
                f"--relation {self.relation}: there is none{did_you_mean(self.relation, RELATIONS)}"
            )

    @property
    def own(self) -> bool:
        """Whether only records are asked about that the system holds already: of those the golden topics are all."""
        return self.golden.own is not None

    @property
    def doubt(self) -> str:
        """Why a run of these choices can never be a GO; nothing where it can."""
        canaries = "the golden topics are about records that were there: how much is found was not measured"
        return canaries if self.own else self.settings.doubt

    @property
    def alone(self) -> str | None:
        """The one topic or relation that is to be asked, if it is one alone."""
        return self.topic or self.relation

    @property
    def options(self) -> tuple[str, ...]:
        """The command-line options that ask for this run again; an address bears no password."""
        request = self.engine
        asked = {"--es-url": request.es_url, "--es-home": request.es_home, "--engine": request.version}
        told = ["--redact"] if self.redaction else []
        return (*self._found_by, *self.settings.options(), *_words(asked), *told)

    @property
    def relation_options(self) -> tuple[str, ...]:
        """The options that let Hypothesis look at the same examples again, those of the run among them."""
        asked = {"--hypothesis-profile": self.hypothesis_profile, "--hypothesis-seed": self.hypothesis_seed}
        return (*self.options, *_words(asked))

    def _golden(self) -> GoldenSuite:
        try:
            golden = find_golden(self.settings.golden, own=True)
        except GoldenFileError:
            if not self.redaction:
                raise
            checked = " ".join(("search-harness golden check", *self.settings.golden))
            raise GoldenFileError(
                f"something is wrong with the golden queries; what, might tell of records, and `{checked}` says it "
                "without --redact"
            ) from None
        if self.redaction and golden.own is None:
            raise ConfigurationError("--redact: nobody's records are asked about but generated ones, which may be told")
        return golden

    def _require_topic(self, topic: str) -> None:
        """Raise :class:`~harness.errors.ConfigurationError` where no golden topic and no class is so called."""
        golden = {one.id for one in self.golden.topics}
        if topic in golden or any(topic == name or topic.startswith(f"{name}/") for name in CLASSES):
            return
        known = golden if topic.startswith("golden/") else CLASSES
        near = get_close_matches(topic if topic.startswith("golden/") else topic.rpartition("/")[0] or topic, known)
        meant = f"; near it are {', '.join(near)}" if near else "; `search-harness variations` lists what is asked"
        raise ConfigurationError(f"--topic {topic}: there is no such golden topic, and no such class{meant}")

    def header(self) -> list[str]:
        """Say what is about to be measured."""
        lines = self._of_canaries() if self.own else [self._of_sizes()]
        if self.settings.allow_code:
            lines.append("what is code in the system's folder is run (--allow-code)")
        if self.hypothesis_seed:
            lines.append(f"relations: repeat the same examples with --hypothesis-seed {self.hypothesis_seed}")
        return lines

    def _of_sizes(self) -> str:
        s = self.settings
        sizes = f"{s.people:,} people, {s.incidents:,} incidents, {s.topics:,} topics a class"
        return f"search accuracy: system {self._system}, seed {s.seed}, profile {s.profile}: {sizes}"

    def _of_canaries(self) -> list[str]:
        asked = f"{counted(len(self.golden.topics), 'golden topic')} about records that are there"
        told = _REDACTED if self.redaction else _TOLD
        return [f"search accuracy: system {self._system}, {asked}: nothing is written", told]

    @property
    def _system(self) -> str:
        return self.settings.system.name if self.settings.system else "reference"


def _baseline(path: Path, settings: Settings) -> SavedRun:
    """Return the run in `path`, if it asked what `settings` ask: that should be said before a run, not after it."""
    saved = read_baseline(path)
    asked, ours = saved.run.settings, settings
    others = [name for name in _SAME if getattr(asked, name) != getattr(ours, name)]
    if others:
        options = " ".join(f"--{name} {getattr(asked, name)}" for name in others)
        raise IncomparableError(f"--baseline {path} asked otherwise: ask the same with {options}")
    return saved


def _words(asked: dict[str, Any]) -> Iterator[str]:
    return (word for name, value in asked.items() if value for word in (name, str(value)))
