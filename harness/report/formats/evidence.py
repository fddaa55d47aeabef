"""A run as evidence: what was asked and when, by whom, what came of it, and every miss with all that is known of it.

It is JSON of one schema, ``evidence.schema.json``, which is made of the classes below.
"""

from collections.abc import Mapping, Sequence
from inspect import cleandoc
from typing import Any

import msgspec

from harness.diagnosis.cause import Cause, Diagnosis
from harness.judging.class_rules import ClassVerdict
from harness.report.model import Conclusion
from harness.report.told import Outcome, Told, ToldTopic
from harness.runs import Execution, Failure, Provenance

__all__ = ["FORMAT", "Evidence", "evidence_of", "evidence_schema"]

FORMAT = 1
"""Version of the format; it rises when a reader of the one before would go wrong."""


class _Struct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class ShownRecord(_Struct, frozen=True, kw_only=True):
    """A record on a page, by its id, and in one line where that is known."""

    record: str
    told: str = ""


class WantedRecord(_Struct, frozen=True, kw_only=True):
    """A record asked for: its `rank`, null where it is not on the page, and the `causes` of that, as far as known."""

    record: str
    told: str = ""
    rank: int | None = None
    causes: tuple[Cause, ...] = ()


class ToldMiss(_Struct, frozen=True, kw_only=True):
    """A topic that did not come out as it should.

    `typed` is what was typed into each box, `recorded` the same as it is recorded; `first_hits` is the page, and
    `failure` says why there was none.
    """

    topic: str
    topic_class: str
    tier: str
    outcome: Outcome
    typed: dict[str, str]
    recorded: dict[str, str]
    wanted: tuple[WantedRecord, ...]
    first_hits: tuple[ShownRecord, ...]
    wrong: tuple[str, ...] = ()
    failure: str = ""


class ClassFigures(_Struct, frozen=True, kw_only=True):
    """One class: how many topics were asked and found, with the interval of that share, and what was said of it.

    `verdict` is null for a class that is only reported.
    """

    id: str
    tier: str
    n: int
    found: int
    low: float
    high: float
    floor: float | None
    verdict: str | None
    reason: str


class Evidence(_Struct, frozen=True, kw_only=True):
    """All of it; `file` and `sha256` are those of the run's file, of which everything is said."""

    format: int = FORMAT
    file: str
    sha256: str
    execution: Execution | None
    provenance: Provenance
    options: tuple[str, ...]
    policy: str
    policy_sha256: str
    laxer: tuple[str, ...]
    verdict: str
    reasons: tuple[str, ...]
    classes: tuple[ClassFigures, ...]
    golden: dict[str, str]
    relations: dict[str, str]
    records: dict[str, str]
    misses: tuple[ToldMiss, ...]


def evidence_of(
    told: Conclusion,
    provenance: Provenance,
    topics: Told,
    *,
    file: str,
    sha256: str,
    execution: Execution | None,
    diagnoses: Sequence[Diagnosis] = (),
    records: Mapping[str, str] | None = None,
) -> Evidence:
    """Return the evidence of a judged run, whose `file` has that digest; `records` tells those that are known."""
    verdict, policy = told.verdict, told.policy
    causes = {(diagnosis.topic, diagnosis.record): diagnosis.causes for diagnosis in diagnoses}
    return Evidence(
        file=file,
        sha256=sha256,
        execution=execution,
        provenance=provenance,
        options=told.settings.options(),
        policy=policy.file,
        policy_sha256=policy.sha256,
        laxer=policy.laxer,
        verdict=verdict.kind.value,
        reasons=tuple(f"{reason.kind.value}: {reason.text}" for reason in verdict.reasons),
        classes=tuple(map(_figures, verdict.classes)),
        golden={outcome.topic: outcome.status.value for outcome in verdict.golden},
        relations={outcome.name: outcome.status.value for outcome in verdict.relations},
        records={outcome.name: outcome.status.value for outcome in verdict.records},
        misses=tuple(
            _miss(name, one, causes, records or {}) for name, of_class in topics for one in of_class if not one.plain
        ),
    )


def evidence_schema() -> dict[str, Any]:
    """Return the JSON Schema of the evidence: the same whichever release of msgspec makes it."""
    schema = _plain(msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(Evidence))))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Evidence of a run", **schema}


def _plain(node: Any, *, names: bool = False) -> Any:  # noqa: ANN401
    """Return `node` without what releases of msgspec say differently: defaults, and how docstrings are indented.

    Nothing is left out of evidence because it is the default, so that those say nothing.  The keys of `node` may be
    `names` of fields.
    """
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: cleandoc(value)
        if key == "description" and not names
        else _plain(value, names=key in {"properties", "$defs"} and not names)
        for key, value in node.items()
        if key != "default" or names
    }


def _figures(judged: ClassVerdict) -> ClassFigures:
    of = judged.result
    return ClassFigures(
        id=of.id,
        tier=of.tier.value,
        n=of.n,
        found=of.found,
        low=judged.share.low,
        high=judged.share.high,
        floor=judged.floor,
        verdict=judged.kind.value if judged.kind else None,
        reason=judged.reason,
    )


def _miss(
    name: str, one: ToldTopic, causes: Mapping[tuple[str, str], tuple[Cause, ...]], records: Mapping[str, str]
) -> ToldMiss:
    topic, (page, *_) = one.topic, one.answers
    hits = () if isinstance(page, Failure) else page.hits
    wanted = (
        WantedRecord(
            record=record,
            told=records.get(record, ""),
            rank=hits.index(record) + 1 if record in hits else None,
            causes=causes.get((topic.id, record), ()),
        )
        for record in sorted(topic.wanted)
    )
    return ToldMiss(
        topic=topic.id,
        topic_class=name,
        tier=topic.tier.value,
        outcome=Outcome(one.outcome),
        typed=topic.typed.typed(),
        recorded=topic.meant.typed(),
        wanted=tuple(wanted),
        first_hits=tuple(ShownRecord(record=hit, told=records.get(hit, "")) for hit in hits),
        wrong=tuple(one.wrong),
        failure=page.reason if isinstance(page, Failure) else "",
    )
