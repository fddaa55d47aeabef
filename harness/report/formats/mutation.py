"""What came of mutants, as the viewers of mutation testing read it.

The format is Stryker's ``mutation-testing-report-schema``, version 2: there mutants stand in files, by their places.
Ours stand in none: each layer is a file, of which a line is a mutant's story.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from harness.mutants.mutant import Layer, Mutant
from harness.mutants.outcome import Outcome, Result
from harness.mutants.record import Key

__all__ = ["mutation_report"]

_STATUS = {
    Result.KILLED: "Killed",
    Result.SURVIVED: "Survived",
    Result.MASKED: "Survived",
    Result.NOT_APPLICABLE: "Ignored",
}


def mutation_report(mutants: Mapping[str, Mutant], outcomes: Sequence[Outcome], key: Key) -> bytes:
    """Return `outcomes` as JSON: of one mutant on several corpora the first that was killed, if any was."""
    known = {outcome.mutant: outcome for outcome in sorted(outcomes, key=lambda one: one.result is Result.KILLED)}
    tests = {killer.part: None for outcome in outcomes for killer in outcome.killers}
    ids = {part: str(number) for number, part in enumerate(tests)}
    files = {
        f"{layer}.txt": _file([mutants[name] for name in mutants if mutants[name].layer is layer], known, ids)
        for layer in Layer
        if any(mutant.layer is layer for mutant in mutants.values())
    }
    report = {
        "schemaVersion": "2",
        "thresholds": {"high": 100, "low": 90},
        "projectRoot": "",
        "files": files,
        "testFiles": {"suite": {"tests": [{"id": number, "name": part} for part, number in ids.items()]}},
        "framework": {"name": "search-harness", "version": key.harness},
        "config": {"system": key.system, "systemSha256": key.system_sha256, "engine": key.engine},
    }
    return orjson.dumps(report, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _file(mutants: Sequence[Mutant], outcomes: Mapping[str, Outcome], ids: Mapping[str, str]) -> dict[str, Any]:
    told = [
        _mutant(mutant, outcomes[mutant.id], number, ids)
        for number, mutant in enumerate(mutants, start=1)
        if mutant.id in outcomes
    ]
    return {"language": "text", "source": "".join(f"{mutant.story}\n" for mutant in mutants), "mutants": told}


def _mutant(mutant: Mutant, outcome: Outcome, line: int, ids: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": mutant.id,
        "mutatorName": mutant.source,
        "description": mutant.story,
        "replacement": mutant.story,
        "location": {
            "start": {"line": line, "column": 1},
            "end": {"line": line, "column": len(mutant.story) + 1},
        },
        "status": _STATUS[outcome.result],
        "statusReason": outcome.why or (outcome.killers[0].reason if outcome.killers else outcome.result.value),
        "killedBy": [ids[killer.part] for killer in outcome.killers],
        "duration": round(outcome.seconds * 1000),
    }
