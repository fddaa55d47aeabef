"""What a system's own file excuses it from, told above the verdict; and marks that nothing fails of any more."""

from collections.abc import Iterable, Iterator

from harness.judging.verdict import Verdict
from harness.report.text.lines import ITEM, counted
from harness.runs import Fidelity, GoldenOutcome, RelationOutcome, Status

__all__ = ["excused_lines"]


def excused_lines(verdict: Verdict) -> list[str]:
    """Return what was not asked, what is declared or known to fail, and stale marks; nothing where there is none."""
    relations = sorted(verdict.relations, key=lambda checked: checked.name)
    golden = sorted(verdict.golden, key=lambda topic: topic.topic)
    return [
        *_listed("not asked, for the system's own file says that it has no such box:", _boxes(verdict)),
        *_listed("declared in the system's own file as not holding by design:", _declared(relations)),
        *_listed("not asked, for they need what this system does not have:", _lacking(relations, verdict.records)),
        *_listed("known failures, by the system's own file:", _marked(golden, Status.KNOWN_FAILURE)),
        *_listed("stale marks, for these no longer fail (remove them):", _marked(golden, Status.STALE_MARK)),
    ]


def _listed(head: str, texts: Iterable[str]) -> Iterator[str]:
    lines = [line for text in texts for line in ITEM.wrap(text)]
    if lines:
        yield head
        yield from lines


def _boxes(verdict: Verdict) -> Iterator[str]:
    for box in sorted(set(verdict.lacking.values())):
        yield f"{box}: {', '.join(name for name, lacked in verdict.lacking.items() if lacked == box)}"


def _declared(relations: Iterable[RelationOutcome]) -> Iterator[str]:
    return (f"{p.name}: {p.declared} ({_seen(p)})" for p in relations if p.status is Status.DECLARED)


def _lacking(relations: Iterable[RelationOutcome], records: Iterable[Fidelity]) -> Iterator[str]:
    """Yield what is lacking, with all the relations and kinds of records that need it."""
    reasons: dict[str, list[str]] = {}
    needing = [(one.status, one.declared, one.name) for one in relations]
    for status, lacked, name in [*needing, *((one.status, one.lacking, one.name) for one in records)]:
        if status is Status.LACKING:
            reasons.setdefault(lacked, []).append(name)
    return (f"{reason}: {', '.join(names)}" for reason, names in sorted(reasons.items()))


def _marked(golden: Iterable[GoldenOutcome], status: Status) -> Iterator[str]:
    return (f"{topic.topic}: {topic.known}" for topic in golden if topic.status is status)


def _seen(checked: RelationOutcome) -> str:
    if checked.reasons:
        return f"counter-example: {checked.reasons[0]}"
    return f"none found in {counted(checked.examples, 'example')}: the declaration may not be needed"
