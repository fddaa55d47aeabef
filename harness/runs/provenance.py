"""Where a run's figures come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Provenance"]


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Where a run's figures come from: enough to repeat it.

    `page_size` is how many hits the system shows, `timeout` how many seconds it may take, by what is searched for.
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
    page_size: Mapping[str, int] = field(default_factory=dict)
    timeout: Mapping[str, float] = field(default_factory=dict)
    golden: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
