"""What the asking cost: the relations in a line, and all topics in another."""

from collections.abc import Sequence

from harness.report.text.lines import PARAGRAPH, counted
from harness.runs import RelationOutcome, Timing

__all__ = ["relation_lines", "timing_lines"]


def relation_lines(relations: Sequence[RelationOutcome]) -> list[str]:
    """Return how much was tried at which cost; nothing where no relation was asked."""
    return PARAGRAPH.wrap(_cost(relations)) if relations else []


def _cost(relations: Sequence[RelationOutcome]) -> str:
    examples, telling, searches = (
        sum(figures) for figures in zip(*((p.examples, p.telling, p.searches) for p in relations), strict=True)
    )
    seconds, waited = (sum(figures) for figures in zip(*((p.seconds, p.waited) for p in relations), strict=True))
    tried = f"{counted(len(relations), 'relation')}, {counted(examples, 'example')} ({telling:,} telling)"
    share = f" ({waited / seconds * 100:.0f} % the engine)" if seconds else ""
    return f"relations: {tried}, {counted(searches, 'search', 'searches')} in {seconds:,.0f} s{share}"


def timing_lines(timing: Timing) -> list[str]:
    """Return how many topics were asked in how many seconds; nothing where none was."""
    if not timing.topics:
        return []
    noun = "topic" if timing.topics == 1 else "topics"
    seconds = f"{timing.seconds:,.0f}" if timing.seconds >= 10 else f"{timing.seconds:.1f}"
    rate = "" if timing.per_second is None else f": {timing.per_second:,.0f} a second"
    return [f"asked {timing.topics:,} {noun} in {seconds} s{rate}"]
