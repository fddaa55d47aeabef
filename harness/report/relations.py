"""What the relations said and cost, in a line."""

from collections.abc import Sequence
from textwrap import TextWrapper

from harness.report.lines import counted
from harness.report.table import WIDTH
from harness.runs import RelationOutcome

__all__ = ["relation_lines"]

_COST = TextWrapper(width=WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def relation_lines(relations: Sequence[RelationOutcome]) -> list[str]:
    """Return how much was tried at which cost; nothing where no relation was asked."""
    return _COST.wrap(_cost(relations)) if relations else []


def _cost(relations: Sequence[RelationOutcome]) -> str:
    examples, telling, searches = (
        sum(figures) for figures in zip(*((p.examples, p.telling, p.searches) for p in relations), strict=True)
    )
    seconds, waited = (sum(figures) for figures in zip(*((p.seconds, p.waited) for p in relations), strict=True))
    tried = f"{counted(len(relations), 'relation')}, {counted(examples, 'example')} ({telling:,} telling)"
    share = f" ({waited / seconds * 100:.0f} % the engine)" if seconds else ""
    return f"relations: {tried}, {counted(searches, 'search', 'searches')} in {seconds:,.0f} s{share}"
