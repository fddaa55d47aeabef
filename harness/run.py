"""A run: what a system answered to every topic, with its provenance.

An answer is a :class:`Ranking` or a :class:`Failure`.  A failure is never an empty ranking: "no hits" is something a
search said, a failure is that it said nothing that can be relied on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self

__all__ = ["Answer", "Failure", "Provenance", "Ranking", "Run"]

_NO_MARKERS: Mapping[str, frozenset[str]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranking:
    """The hits of one topic, best first: ids of records, each once.

    `total` is the number of records that the search says match at least, None where it does not say; `took` is its own
    time in milliseconds.  `markers` are the warning markers shown with a hit; one shown with none is left out.
    """

    topic: str
    hits: tuple[str, ...]
    total: int | None = None
    took: int | None = None
    markers: Mapping[str, frozenset[str]] = field(default_factory=lambda: _NO_MARKERS)

    def rank(self, record: str) -> int | None:
        """Return the place of `record`, counted from 1, or None where it is not among the hits."""
        return self.hits.index(record) + 1 if record in self.hits else None

    def page(self, size: int) -> Self:
        """Return the first `size` hits alone."""
        return replace(self, hits=self.hits[:size])


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """Why one topic has no ranking: an error, a time-out, or an answer from fewer shards than asked.

    `status` is the HTTP status where the engine refused this one search, as it does what it cannot parse; `late` is
    whether it answered this one search, but later than the system allows.  Where neither holds, nothing is known of the
    search itself: the way to the engine failed, or a shard.
    """

    topic: str
    reason: str
    status: int | None = None
    late: bool = False


Answer = Ranking | Failure
"""What one topic got."""


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Where a run's figures come from: enough to repeat it.

    `golden` are the folders of golden queries with the digest of each, `versions` those that decide what is asked.
    """

    harness: str
    engine: str
    system: str
    system_sha256: str
    seed: str
    people: int
    incidents: int
    corpus_sha256: str
    topics_per_class: int
    cutoff: int
    golden: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Run:
    """All answers of one execution, by topic."""

    provenance: Provenance
    answers: Mapping[str, Answer]
