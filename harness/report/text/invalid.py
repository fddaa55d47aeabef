"""What could not be asked, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from harness.judging.verdict import Verdict
from harness.report.text.lines import ITEM
from harness.runs import Status

__all__ = ["invalid_lines"]


def invalid_lines(verdict: Verdict, *, most: int = 10) -> list[str]:
    """Return each reason why topics could not be asked, commonest first, and below it the classes with their counts.

    Of a reason, which is told whole, `most` classes are listed and the rest counted.  Nothing is returned where
    everything was asked.
    """
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for reason, where, count in _unasked(verdict):
        reasons[reason][where] += count
    lines = ["could not be asked:"] if reasons else []
    for reason, places in sorted(reasons.items(), key=lambda item: (-item[1].total(), item[0])):
        lines += ITEM.wrap(reason)
        listed = sorted(places.items(), key=lambda item: (-item[1], item[0]))
        lines += [f"    {where}: {_topics(count)}" for where, count in listed[:most]]
        if rest := listed[most:]:
            lines.append(f"    … and {len(rest)} more: {_topics(sum(count for _, count in rest))}")
    return lines


def _unasked(verdict: Verdict) -> Iterator[tuple[str, str, int]]:
    """Yield a reason, where it was met, and by how many topics: 0 where that is no number of topics."""
    for judged in verdict.classes:
        for failure in judged.result.failures:
            yield failure.reason, judged.result.id, 1
        if judged.result.error:
            yield judged.result.error, judged.result.id, judged.result.asked
    for golden in verdict.golden:
        if golden.status is Status.INVALID:
            yield "; ".join(golden.reasons), "golden topics", 1
    for checked in verdict.relations:
        if checked.status is Status.INVALID:
            yield "; ".join(checked.reasons), "relations", 1
    for records in verdict.records:
        if records.error:
            yield records.error, records.name, 0


def _topics(count: int) -> str:
    return f"{count:,} topic{'s' if count != 1 else ''}" if count else "all of it"
