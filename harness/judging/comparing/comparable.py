"""Whether two runs asked the same, so that something can be said of one beside the other."""

from harness.errors import IncomparableError
from harness.runs.file import SavedRun

__all__ = ["refuse_others"]

_SAME = ("corpus_sha256", "cutoff")


def refuse_others(one: SavedRun, other: SavedRun) -> None:
    """Raise :class:`IncomparableError`, naming what differs, where `other` asked other topics than `one` did.

    A class that only one of them asked is no obstacle: the others can be compared.
    """
    first, second = one.run.provenance, other.run.provenance
    for key in _SAME:
        ours, theirs = getattr(first, key), getattr(second, key)
        if ours != theirs:
            raise IncomparableError(f"{other.path}: {key} is {theirs}, but {ours} in {one.path}: no comparison")
    for asked in one.run.classes:
        ours, theirs = one.topics_of(asked.id), other.topics_of(asked.id)
        if ours and theirs and ours != theirs:
            raise IncomparableError(
                f"{other.path}: the topics of {asked.id} are not those of {one.path}: no comparison. "
                f"Asked {_told(second.topics_per_class, second.harness, second.versions)} here, and "
                f"{_told(first.topics_per_class, first.harness, first.versions)} there; or one topic alone"
            )


def _told(topics: int, harness: str, versions: object) -> str:
    return f"{topics} a class by harness {harness} with {versions}"
