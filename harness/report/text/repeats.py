"""What was answered only when it was asked again: a service that asks officers to wait is told so."""

from harness.judging.verdict import Verdict
from harness.report.text.lines import ITEM, counted

__all__ = ["repeat_lines"]


def repeat_lines(verdict: Verdict, *, most: int = 10) -> list[str]:
    """Return which topics were asked again, `most` of them by name; nothing where none was."""
    topics = [topic for judged in verdict.classes for topic in judged.result.asked_again]
    if not topics:
        return []
    more = f" and {len(topics) - most:,} more" if len(topics) > most else ""
    return [
        f"answered only when asked again, since the service asked to wait: {counted(len(topics), 'topic')}",
        *ITEM.wrap(f"{', '.join(topics[:most])}{more}"),
    ]
