"""A whole run as one JSON document; ``docs/report.md`` describes it."""

from dataclasses import asdict
from typing import Any

import msgspec

from harness.judging.class_rules import ClassVerdict
from harness.judging.page_rules import PAGE_COUNTS
from harness.judging.results import ClassResult
from harness.judging.slices import Slice
from harness.judging.statistics import Interval, seeded
from harness.report.model import Conclusion
from harness.runs import Fidelity, GoldenOutcome

__all__ = ["FORMAT", "document"]

FORMAT = 2
"""Version of the format; it rises when a reader of the one before would go wrong."""

Json = dict[str, Any]


def document(run: Conclusion, *, session_seconds: float, exit_status: int) -> Json:
    """Return `run` in plain JSON types; shares are not rounded.

    `session_seconds` is the time from pytest's start to its end, `exit_status` that of the process, which is not the
    verdict's where the run was interrupted.
    """
    verdict, settings, timing = run.verdict, run.settings, run.timing
    return {
        "format": FORMAT,
        "verdict": {
            "kind": verdict.kind.value,
            "exit_status": int(exit_status),
            "reasons": [{"kind": reason.kind.value, "text": reason.text} for reason in verdict.reasons],
        },
        "provenance": asdict(run.provenance) if run.provenance else None,
        "policy": {"file": run.policy.file, "sha256": run.policy.sha256, "laxer": list(run.policy.laxer)},
        "settings": {
            "profile": settings.profile,
            "seed": settings.seed,
            "people": settings.people,
            "incidents": settings.incidents,
            "topics": settings.topics,
            "system": str(settings.system) if settings.system else None,
            "policy": str(settings.policy) if settings.policy else None,
            "corpus": str(settings.corpus) if settings.corpus else None,
            "allow_code": settings.allow_code,
            "confidence": run.policy.confidence,
        },
        "lacking": dict(verdict.lacking),
        "classes": [_class(judged, run) for judged in verdict.classes],
        "slices": [_slice(one) for one in verdict.slices],
        "golden": [_golden(topic) for topic in verdict.golden],
        "relations": [msgspec.to_builtins(outcome) for outcome in verdict.relations],
        "records": [_records(one) for one in verdict.records],
        "timing": {
            "topics": timing.topics,
            "seconds": timing.seconds,
            "topics_per_second": timing.per_second,
            "session_seconds": session_seconds,
        },
    }


def _class(judged: ClassVerdict, run: Conclusion) -> Json:
    result = judged.result
    return {
        "id": result.id,
        "intent": result.intent.value,
        "name": result.name,
        "evidence": result.evidence,
        "tier": result.tier.value,
        "asked": result.asked,
        "n": result.n,
        "found": result.found,
        "interval": _interval(judged.share),
        "floor": judged.floor,
        "p": judged.p,
        "detectable_drop": judged.detectable_drop,
        "verdict": judged.kind.value if judged.kind else None,
        "reason": judged.reason,
        "means": _means(result),
        "mean_intervals": _mean_intervals(result, run),
        "wrong_top": result.wrong_top,
        "exact": result.exact if result.exhaustive else None,
        "p_wrong_top": judged.p_wrong_top,
        "p_surplus": judged.p_surplus,
        "empty": result.empty,
        "marked": result.summed(lambda page: page.marked),
        **{name: result.summed(count) for name, count in PAGE_COUNTS.items()},
        "uncounted": result.summed(lambda page: not page.counted),
        "forbidden_shown": result.summed(lambda page: page.forbidden),
        "missed": list(result.missed),
        "asked_again": list(result.asked_again),
        "not_asked": [{"topic": failure.topic, "reason": failure.reason} for failure in result.failures],
        "error": result.error or None,
    }


def _means(result: ClassResult) -> Json | None:
    if result.means is None:
        return None
    return {**result.means._asdict(), "surplus": result.surplus, "strangers": result.strangers}


def _mean_intervals(result: ClassResult, run: Conclusion) -> Json | None:
    rng = seeded(f"{run.settings.seed}:means:{result.id}")
    intervals = result.mean_intervals(rng=rng, confidence=run.policy.confidence)
    if intervals is None:
        return None
    return {name: interval and _interval(interval) for name, interval in intervals._asdict().items()}


def _slice(one: Slice) -> Json:
    return {
        "kind": one.kind,
        "value": one.value,
        "n": one.n,
        "found": one.found,
        "interval": _interval(one.share),
        "missed": one.missed,
        "expected_missed": one.expected,
        "p": one.p,
        "disparity": one.disparity,
    }


def _golden(topic: GoldenOutcome) -> Json:
    data = msgspec.to_builtins(topic)
    return {"id": data.pop("topic"), "class": data.pop("topic_class"), **data}


def _records(one: Fidelity) -> Json:
    return {"id": one.name, "status": one.status.value, **msgspec.to_builtins(one)}


def _interval(interval: Interval) -> Json:
    return {"low": interval.low, "high": interval.high}
