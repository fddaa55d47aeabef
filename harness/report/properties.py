"""What the properties said and cost, in a line."""

from collections.abc import Sequence
from textwrap import TextWrapper

from harness.judging.checks import PropertyResult
from harness.report.lines import counted
from harness.report.table import WIDTH

__all__ = ["property_lines"]

_COST = TextWrapper(width=WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def property_lines(properties: Sequence[PropertyResult]) -> list[str]:
    """Return how much was tried at which cost; nothing where no property was asked."""
    return _COST.wrap(_cost(properties)) if properties else []


def _cost(properties: Sequence[PropertyResult]) -> str:
    examples, telling, searches = (
        sum(figures) for figures in zip(*((p.examples, p.telling, p.searches) for p in properties), strict=True)
    )
    seconds, waited = (sum(figures) for figures in zip(*((p.seconds, p.waited) for p in properties), strict=True))
    tried = f"{counted(len(properties), 'relation')}, {counted(examples, 'example')} ({telling:,} telling)"
    share = f" ({waited / seconds * 100:.0f} % the engine)" if seconds else ""
    return f"properties: {tried}, {counted(searches, 'search', 'searches')} in {seconds:,.0f} s{share}"
