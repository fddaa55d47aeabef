"""Why a record that is found stands below the page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from harness.diagnosis.cause import Cause, Why
from harness.diagnosis.clauses import Clause, Json
from harness.diagnosis.held import Held
from harness.diagnosis.presence import damaged
from harness.diagnosis.probe import Probe
from harness.diagnosis.texts import looked_for, root, why_not
from harness.runs import Ranking

__all__ = ["by_score", "why_below"]

_SAME = 1 - 2**-20
"""Scores nearer to each other than this are equal: the engine reckons in single precision."""


_HARMLESS = frozenset(
    {
        *("query", "from", "size", "sort", "_source", "fields", "stored_fields", "docvalue_fields", "script_fields"),
        *("track_total_hits", "track_scores", "runtime_mappings", "highlight", "explain", "profile", "version", "aggs"),
    }
)
"""What of a request keeps nobody off a page."""


class _Unit(NamedTuple):
    """A clause that scores, by one of its fields, and the name of that in the document."""

    name: str
    clause: Clause


def by_score(body: Json) -> bool:
    """Whether the request `body` puts first what scores most."""
    sort = body.get("sort", "_score")
    first = sort[0] if isinstance(sort, list) and sort else sort
    how = first.get("_score") if isinstance(first, dict) else None
    upwards = how == "asc" or (isinstance(how, dict) and how.get("order") == "asc")
    return first == "_score" or (how is not None and not upwards)


def why_below(
    probe: Probe, body: Json, tree: Clause, score: float, page: Ranking, held: Held, meant: frozenset[str]
) -> Cause:
    """Return why the record that is `held` is not on the `page`, though the request `body` finds it, with `score`.

    `tree` is the query of the request, `meant` are the words of what was meant.

    Its rank is counted: how many records score higher.  Where it lies is the field by which the last hit of the page
    gets most more than it: what is not as recorded there, or not looked for as it is indexed, is the cause.
    """
    above = probe.above(body, score)
    least = next((shown for shown in reversed(page.scores) if shown is not None), None)
    told = f"rank {above + 1} by its score of {score:.6g}"
    if not page.full or least is None or score > least / _SAME:
        # It should stand on the page: something beside the query keeps it off (``collapse``, ``rescore``).
        for key in sorted(body.keys() - _HARMLESS):
            if probe.shown({other: value for other, value in body.items() if other != key}, held.record.id):
                return Cause(why=Why.CLAUSE, where=key, how="beside the query", evidence=told)
    if least is None or not page.hits:
        return Cause(why=Why.BELOW, how="others score more", evidence=told)
    if score >= least * _SAME:
        return Cause(why=Why.TIE, how="equal scores, in another order", evidence=f"{told}, as the last of the page")
    told += f"; the last of the page has {least:.6g}"
    units = list(_units(probe, tree))
    ours, theirs = (_parts(probe, units, record) for record in (held.record.id, page.hits[-1]))
    gains = {name: theirs.get(name, 0.0) - ours.get(name, 0.0) for name in {**ours, **theirs}}
    behind = sorted((name for name, gain in gains.items() if gain > 0), key=lambda name: (-gains[name], name))
    if not behind:
        return Cause(why=Why.BELOW, how="others score more", evidence=told)
    there = behind[0]
    told += f", of that {theirs[there]:.4g} by {there}, which gives this record {ours.get(there, 0.0):.4g}"
    lacking = [unit.clause for unit in units if unit.name in behind]
    for cause in _of_texts(probe, lacking, held, meant):
        return replace(cause, evidence=f"{cause.evidence}; {told}")
    return Cause(why=Why.BELOW, where=there, how="others score more there", evidence=told)


def _of_texts(probe: Probe, clauses: Sequence[Clause], held: Held, meant: frozenset[str]) -> Iterator[Cause]:
    """Yield what is wrong where `clauses` look, if none of those of a field finds the record."""
    leaves = [leaf for clause in clauses for leaf in clause.leaves()]
    truths = probe.matching(leaves, held.record.id)
    reached = {root(probe, field) for leaf in leaves if truths[leaf.place] for field in leaf.fields}
    looked = [
        one
        for leaf in leaves
        if not truths[leaf.place]
        for one in looked_for(leaf)
        if root(probe, one.field) not in reached
    ]
    if cause := damaged(probe, held, looked, [one.field for one in looked]):
        yield cause
    for one in looked:
        if cause := why_not(probe, one, held, meant):
            yield cause


def _units(probe: Probe, tree: Clause) -> Iterator[_Unit]:
    """Yield the clauses that score; one that asks several fields at once is as many."""
    for clause in tree.scoring():
        if clause.kind in {"multi_match", "combined_fields"}:
            body = clause.query[clause.kind]
            for number, field in enumerate(body.get("fields", ())):
                # Of a single field nothing can be shared between fields.
                left_out = {"type"} if body.get("type") == "cross_fields" else set()
                one = {key: value for key, value in body.items() if key not in left_out} | {"fields": [field]}
                place = (*clause.place, clause.kind, "fields", number)
                name = root(probe, str(field).partition("^")[0])
                yield _Unit(name, replace(clause, place=place, query={"multi_match": one}))
        else:
            name = ", ".join(dict.fromkeys(root(probe, field) for field in clause.fields)) or clause.kind
            yield _Unit(name, clause)


def _parts(probe: Probe, units: Sequence[_Unit], record: str) -> Mapping[str, float]:
    """Return what `record` gets by each of `units`, by its name: of several of a name, the most."""
    scores = probe.named({str(number): unit.clause.standing() for number, unit in enumerate(units)}, record)
    parts: dict[str, float] = {}
    for number, unit in enumerate(units):
        parts[unit.name] = max(parts.get(unit.name, 0.0), scores.get(str(number), 0.0))
    return parts
