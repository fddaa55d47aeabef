"""The page of a comparison: the baseline beside the candidate, class by class and topic by topic."""

from collections.abc import Iterator, Sequence

from harness.diagnosis.cause import Diagnosis
from harness.diagnosis.groups import grouped
from harness.judging.comparing.classes import ComparedClass
from harness.judging.comparing.comparison import Comparison
from harness.judging.comparing.overall import payers
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.statistics import Interval, wilson
from harness.report.html.origin import Fact, FileFacts, policy_facts, provenance_facts
from harness.report.html.page import rendered, told_reasons
from harness.report.html.plots import WORST, Forest, Share, marked
from harness.report.html.topics import ToldTopics
from harness.report.text.comparison import comparison_meaning
from harness.runs import Provenance

__all__ = ["comparison_page"]


def comparison_page(
    compared: Comparison,
    policy: Policy,
    topics: ToldTopics,
    files: tuple[FileFacts, FileFacts],
    diagnoses: Sequence[Diagnosis] = (),
) -> str:
    """Return the page of a comparison by `policy`, with its `topics`, and the files of baseline and candidate.

    `diagnoses` say why the candidate missed records, as far as that was looked for.
    """
    lost = {pair.topic.id for pair in compared.lost}
    causes = [diagnosis for diagnosis in diagnoses if diagnosis.topic in lost]
    classes = sorted((c for c in compared.classes if c.n), key=_by_loss)
    before, now = (saved.run.provenance for saved in (compared.baseline, compared.candidate))
    return rendered(
        "comparison.html.j2",
        kind=compared.kind.value,
        system=now.system,
        baseline=before.system,
        meaning=comparison_meaning(compared, policy),
        reasons=told_reasons(compared.reasons),
        confidence=f"{policy.confidence:.0%}",
        worst=Forest.of(_found(c, policy) for c in classes[:WORST]),
        others=Forest.of(_found(c, policy) for c in classes[WORST:]),
        losses=Forest.from_nothing(map(_loss, [c for c in classes if c.most is not None][:WORST])),
        slices=[(payer.kind, payer.value, payer.found, payer.lost) for payer in payers(compared.classes)],
        flips=[
            (flip.name, flip.before.value, flip.now.value, "noise" if flip.noise else flip.reason)
            for flip in (*compared.records, *compared.golden, *compared.relations)
        ],
        groups=grouped(causes),
        looked_at=len(causes),
        topics=topics,
        facts=[
            ("What was asked of both, and by which rules", list(_facts(before, now, policy))),
            (
                "The files of the runs, of which all this is said",
                [*files[0].facts("baseline"), *files[1].facts("candidate")],
            ),
        ],
    )


def _by_loss(c: ComparedClass) -> tuple[bool, float, float, str]:
    """Return a key that sorts classes: those that decide first, then those that lost most, or find least."""
    return c.kind in (None, Kind.GO), -len(c.lost) / c.n, c.now.found / c.n, c.asked.id


def _found(c: ComparedClass, policy: Policy) -> Share:
    mark, broken = marked(c.kind)
    was, is_ = (
        Share(label=c.asked.id, n=c.n, found=of.found, interval=wilson(of.found, c.n, confidence=policy.confidence))
        for of in (c.before, c.now)
    )
    return Share(
        label=is_.label,
        n=is_.n,
        found=is_.found,
        interval=is_.interval,
        limit=policy.floor_of(c.asked.id, c.asked.name) if c.most is not None else None,
        mark=mark,
        broken=broken,
        before=was,
    )


def _loss(c: ComparedClass) -> Share:
    lost, found = len(c.lost), c.before.found
    share = lost / found if found else 0.0
    mark, broken = marked(c.kind)
    return Share(
        label=c.asked.id,
        n=found,
        found=lost,
        interval=Interval(share, share if c.bound is None else c.bound),
        limit=c.most,
        mark=mark,
        broken=broken,
    )


def _facts(before: Provenance, now: Provenance, policy: Policy) -> Iterator[Fact]:
    """Yield what is alike once, and else both, the baseline's first."""
    of_both = dict(provenance_facts(before)), dict(provenance_facts(now))
    for name in dict.fromkeys((*of_both[0], *of_both[1])):  # one may have been asked what the other was not
        was, is_ = (of.get(name, "none") for of in of_both)
        yield name, was if was == is_ else f"{was}; candidate: {is_}"
    yield from policy_facts(policy)
