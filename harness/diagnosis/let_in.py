"""By what a search finds a record: for whoever wonders what the search of today has and that of tomorrow has not."""

from generators.topics import Topic
from harness.diagnosis.clauses import parsed
from harness.diagnosis.probe import Probe
from harness.diagnosis.texts import root

__all__ = ["found_by"]

_MOST = 3
"""So many clauses are named."""


def found_by(probe: Probe, topic: Topic, record: str) -> str:
    """Return by which clauses of its request a search finds `record`, those first that give it the highest score.

    Nothing where it does not find it.  Raises :class:`~harness.errors.HarnessError` where that cannot be asked.
    """
    body = probe.request(topic.typed)
    if probe.found(body, record) is None:
        return ""
    leaves = list(parsed(body.get("query", {"match_all": {}})).leaves())
    queries = {str(number): leaf.standing() for number, leaf in enumerate(leaves) if leaf.fields}
    scores = probe.named(queries, record, body.get("runtime_mappings"))
    told: dict[str, float] = {}
    for name, score in scores.items():
        leaf = leaves[int(name)]
        fields = ", ".join(dict.fromkeys(root(probe, field) for field in leaf.fields))
        said = f"{leaf.kind} in {fields}"
        told[said] = max(score, told.get(said, 0.0))
    best = sorted(told, key=lambda said: (-told[said], said))
    return "; ".join(best[:_MOST]) or "a request without clauses of its own"
