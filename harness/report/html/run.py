"""The page of a run: made of a judged run alone, so that the same run gives the same bytes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from harness.diagnosis.cause import Diagnosis
from harness.diagnosis.groups import grouped
from harness.judging.class_rules import ClassVerdict
from harness.judging.verdict import Verdict
from harness.report.html.origin import FileFacts, policy_facts, provenance_facts, settings_facts
from harness.report.html.page import rendered, told_reasons
from harness.report.html.plots import WORST, Forest, Share, marked
from harness.report.html.topics import ToldTopics
from harness.report.model import Conclusion
from harness.report.text.lines import counted
from harness.report.text.verdict import verdict_lines
from harness.report.told import by_gravity
from harness.runs import Provenance, Status

__all__ = ["run_page"]

_HELD = frozenset({Status.HELD, Status.LACKING})


def run_page(
    run: Conclusion, provenance: Provenance, topics: ToldTopics, file: FileFacts, diagnoses: Sequence[Diagnosis] = ()
) -> str:
    """Return the page of a `run`, with its `topics`, and the `file` of which all is said.

    `diagnoses` say why records were missed, as far as that was looked for.
    """
    verdict = run.verdict
    classes = sorted(verdict.classes, key=by_gravity)
    return rendered(
        "run.html.j2",
        kind=verdict.kind.value,
        system=provenance.system,
        meaning=verdict_lines(verdict, run.policy, most=0)[0].partition(": ")[2],
        reasons=told_reasons(verdict.reasons),
        confidence=f"{run.policy.confidence:.0%}",
        worst=Forest.of(map(_share, classes[:WORST])),
        others=Forest.of(map(_share, classes[WORST:])),
        slices=list(_slices(verdict)),
        outcomes=list(_outcomes(verdict)),
        fallen=list(_fallen(verdict)),
        groups=grouped(diagnoses),
        looked_at=len(diagnoses),
        topics=topics,
        facts=[
            ("The system, and what it was asked about", [*provenance_facts(provenance), *policy_facts(run.policy)]),
            ("Every choice, and what it would have been", list(settings_facts(run.settings))),
            ("The file of the run, of which all this is said", file.facts()),
        ],
    )


def _share(judged: ClassVerdict) -> Share:
    of, (mark, broken) = judged.result, marked(judged.kind)
    return Share(
        label=of.id, n=of.n, found=of.found, interval=judged.share, limit=judged.floor, mark=mark, broken=broken
    )


def _slices(verdict: Verdict) -> Iterator[tuple[str, Forest]]:
    for kind, of_kind in groupby(verdict.slices, key=lambda one: one.kind):
        shares = [
            Share(
                label=one.value,
                n=one.n,
                found=one.found,
                interval=one.share,
                mark="disparity" if one.disparity else "",
                broken=one.disparity,
            )
            for one in of_kind
        ]
        yield {"culture": "naming culture"}.get(kind, kind), Forest.of(shares)


def _outcomes(verdict: Verdict) -> Iterator[tuple[str, str, int]]:
    for what, outcomes in (
        ("golden topics", verdict.golden),
        ("relations", verdict.relations),
        ("kinds of records looked up", verdict.records),
    ):
        counts = Counter(one.status for one in outcomes)
        yield from ((what, status.value, counts[status]) for status in sorted(counts))


def _fallen(verdict: Verdict) -> Iterator[tuple[str, str, str]]:
    for golden in verdict.golden:
        if golden.status not in _HELD:
            yield golden.topic, golden.status.value, "; ".join(golden.reasons) or golden.known
    for relation in verdict.relations:
        if relation.status not in _HELD:
            yield relation.name, relation.status.value, "; ".join(relation.reasons) or relation.declared
    for one in verdict.records:
        for found in one.findings:
            yield one.name, one.status.value, f"{counted(found.records, 'record')}: {found.field} {found.damage}"
