"""Where a run's figures come from."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from harness.runs.part import AskedClass

__all__ = ["Provenance"]


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Where a run's figures come from: enough to repeat it.

    `page_size` is how many hits the system shows, `timeout` how many seconds it may take, by what is searched for.
    `golden` are the folders of golden queries with the digest of each, `versions` those that decide what is asked.
    `topics_sha256` is the digest of all topics that were drawn and asked, with their right answers; it is empty until
    they have been.
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
    page_size: Mapping[str, int] = field(default_factory=dict)
    timeout: Mapping[str, float] = field(default_factory=dict)
    golden: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    topics_sha256: str = ""

    def of(self, classes: Iterable[AskedClass]) -> "Provenance":
        """Return the same of a run that asked `classes`."""
        digests = sorted((asked.id, asked.topics_sha256) for asked in classes)
        together = "".join(f"{name}\0{sha256}\0" for name, sha256 in digests)
        return replace(self, topics_sha256=hashlib.sha256(together.encode()).hexdigest())
