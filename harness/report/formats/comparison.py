"""Two runs compared, as JSON; ``docs/runs.md`` describes it."""

from typing import Any

import msgspec

from generators.topics import Intent
from harness.judging.comparing.classes import ComparedClass
from harness.judging.comparing.comparison import Comparison
from harness.judging.comparing.overall import Overall, overall, payers
from harness.judging.policy import Policy
from harness.runs.file import SavedRun

__all__ = ["FORMAT", "comparison_json"]

FORMAT = 1
"""Version of the format; it rises when a reader of the one before would go wrong."""

Json = dict[str, Any]


def comparison_json(compared: Comparison, policy: Policy) -> Json:
    """Return the comparison in plain JSON types; shares are not rounded."""
    of_intents = (overall(compared.classes, intent, confidence=policy.confidence) for intent in Intent)
    return {
        "format": FORMAT,
        "decision": {
            "kind": compared.kind.value,
            "exit_status": int(compared.exit_status),
            "reasons": [{"kind": reason.kind.value, "text": reason.text} for reason in compared.reasons],
        },
        "policy": {"file": policy.file, "sha256": policy.sha256, "laxer": list(policy.laxer)},
        "baseline": _side(compared.baseline),
        "candidate": _side(compared.candidate),
        "alone": dict(compared.alone),
        "classes": [_class(c) for c in compared.classes],
        "golden": msgspec.to_builtins(compared.golden),
        "relations": msgspec.to_builtins(compared.relations),
        "records": msgspec.to_builtins(compared.records),
        "overall": [_overall(one) for one in of_intents if one],
        "slices": msgspec.to_builtins(payers(compared.classes)),
    }


def _side(saved: SavedRun) -> Json:
    return {
        "file": saved.path.name,
        "judged": saved.judged.kind,
        "provenance": msgspec.to_builtins(saved.run.provenance),
    }


def _overall(one: Overall) -> Json:
    named = {"before": one.before, "now": one.now, "net": one.net, "ndcg_interval": one.ndcg_interval}
    return dict(msgspec.to_builtins(one)) | {name: of and of._asdict() for name, of in named.items()}


def _class(c: ComparedClass) -> Json:
    return {
        "id": c.asked.id,
        "tier": c.asked.tier.value,
        "n": c.n,
        "before": c.before._asdict(),
        "now": c.now._asdict(),
        "lost": [pair.topic.id for pair in c.lost],
        "gained": [pair.topic.id for pair in c.gained],
        "moved": {pair.topic.id: pair.moved for pair in c.moved},
        "unmarked": [pair.topic.id for pair in c.unmarked],
        "noise": sorted(c.noise),
        "bound": c.bound,
        "most": c.most,
        "decision": c.kind.value if c.kind else None,
        "reason": c.reason,
    }
