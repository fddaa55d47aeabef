"""Every topic by name, for whoever asks with ``-v``: those missed, and with ``-vv`` the others with their ranks."""

from collections.abc import Iterator

from harness.judging.measures import Assessment
from harness.judging.results import ClassResult
from harness.judging.verdict import Verdict
from harness.report.text.lines import WIDTH
from harness.report.text.table import shortened

__all__ = ["topic_lines"]


def topic_lines(verdict: Verdict, *, verbosity: int) -> list[str]:
    """Return one line a topic below a line for its class, at most 100 columns wide.

    At verbosity 1 those that were missed or could not be asked, at 2 and above the others too, with the ranks of the
    records asked for; below 1 nothing.  Classes without such topics are left out.
    """
    if verbosity < 1:
        return []
    lines: list[str] = []
    for judged in verdict.classes:
        rows = list(_rows(judged.result, found_too=verbosity > 1))
        if rows:
            lines.append(_heading(judged.result))
            width = max(len(outcome) for outcome, _ in rows)
            lines += [f"  {outcome:<{width}}  {shortened(topic, WIDTH - width - 4)}" for outcome, topic in rows]
    return lines


def _heading(result: ClassResult) -> str:
    unasked = f", {len(result.failures)} could not be asked" if result.failures else ""
    tail = f": {len(result.missed)} of {result.n} missed{unasked}"
    return shortened(result.id, WIDTH - len(tail)) + tail


def _rows(result: ClassResult, *, found_too: bool) -> Iterator[tuple[str, str]]:
    """Yield outcome and topic: first what could not be asked, then what was missed, then what was found."""
    for failure in result.failures:
        yield "not asked", failure.topic
    for topic in result.missed:
        yield "missed", topic
    if found_too:
        for assessment in result.assessments:
            if assessment.found:
                yield _outcome(assessment), assessment.topic


def _outcome(assessment: Assessment) -> str:
    """Say at which ranks the records asked for are; of a topic that asks for none, that its page is right."""
    ranks = [str(rank) for rank, grade in enumerate(assessment.grades, start=1) if grade == 2]
    if not ranks:
        return "right"
    return f"rank {ranks[0]}" if len(ranks) == 1 else f"ranks {','.join(ranks)}"
