"""What the properties said and cost, in a line, and below it every exception that the system declares."""

from collections.abc import Sequence
from textwrap import TextWrapper

from harness.judging.checks import PropertyResult, Status
from harness.report.table import WIDTH

__all__ = ["property_lines"]

_COST = TextWrapper(width=WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
_DECLARED = TextWrapper(
    width=WIDTH, initial_indent="  ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False
)


def property_lines(properties: Sequence[PropertyResult]) -> list[str]:
    """Return how much was tried at which cost, and the declared exceptions; nothing where no property was asked."""
    if not properties:
        return []
    declared = [checked for checked in properties if checked.status is Status.DECLARED]
    lines = _COST.wrap(_cost(properties))
    if declared:
        lines.append("declared in the system's own file as not holding by design:")
    for checked in sorted(declared, key=lambda checked: checked.name):
        lines += _DECLARED.wrap(f"{checked.name}: {checked.declared} ({_seen(checked)})")
    return lines


def _cost(properties: Sequence[PropertyResult]) -> str:
    examples, telling, searches = (
        sum(figures) for figures in zip(*((p.examples, p.telling, p.searches) for p in properties), strict=True)
    )
    seconds, waited = (sum(figures) for figures in zip(*((p.seconds, p.waited) for p in properties), strict=True))
    tried = f"{_counted(len(properties), 'relation')}, {_counted(examples, 'example')} ({telling:,} telling)"
    share = f" ({waited / seconds * 100:.0f} % the engine)" if seconds else ""
    return f"properties: {tried}, {_counted(searches, 'search', 'searches')} in {seconds:,.0f} s{share}"


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def _seen(checked: PropertyResult) -> str:
    if checked.reasons:
        return f"counter-example: {checked.reasons[0]}"
    return f"none found in {_counted(checked.examples, 'example')}: the declaration may not be needed"
