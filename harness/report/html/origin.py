"""Where the figures of a page come from, as pairs of a name and what is said of it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from harness.judging.policy import Policy
from harness.runs import Provenance
from harness.settings import Settings

__all__ = ["Fact", "FileFacts", "policy_facts", "provenance_facts", "settings_facts"]

Fact = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class FileFacts:
    """A file that a page is made of: its name, and its digest as hexadecimal SHA-256."""

    name: str
    sha256: str

    def facts(self, side: str = "") -> list[Fact]:
        """Return both, named after the `side` whose file it is."""
        of = f"{side}, " if side else ""
        return [(f"{of}name", self.name), (f"{of}SHA-256", self.sha256)]


def provenance_facts(of: Provenance) -> Iterator[Fact]:
    """Yield what was asked, and about what."""
    yield "system", f"{of.system} ({of.system_sha256})" if of.system_sha256 else of.system
    yield "on", of.engine
    yield "people, incidents", f"{of.people:,}, {of.incidents:,}"
    yield "corpus, SHA-256", of.corpus_sha256
    yield "topics, SHA-256", of.topics_sha256
    yield from ((f"golden queries {folder}, SHA-256", sha256) for folder, sha256 in of.golden.items())
    yield from ((f"hits of {intent} searches shown", str(size)) for intent, size in of.page_size.items())
    yield "harness", of.harness
    yield "with", ", ".join(f"{name} {version}" for name, version in of.versions.items())


def policy_facts(policy: Policy) -> Iterator[Fact]:
    """Yield by which rules it was judged."""
    yield "policy", f"{policy.file} ({policy.sha256})"
    yield "laxer than the shipped policy", ", ".join(policy.laxer) or "in nothing"


def settings_facts(settings: Settings) -> Iterator[Fact]:
    """Yield every choice, beside what it would have been."""
    default = settings.defaults()
    for name, value in asdict(settings).items():
        told = "as by default" if value == default[name] else f"by default {_said(default[name])}"
        yield f"--{name.replace('_', '-')}", f"{_said(value)} ({told})"


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "none" if value in (None, False) else str(value)
