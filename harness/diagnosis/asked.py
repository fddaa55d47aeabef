"""Why a record was missed by a search in an Elasticsearch: cause after cause ruled out, until one holds."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generators.topics import Topic
from harness.diagnosis.cause import Cause, Why
from harness.diagnosis.clauses import Clause, Json, Place, cheapest, parsed, without
from harness.diagnosis.held import Held
from harness.diagnosis.presence import damaged, why_not_there
from harness.diagnosis.probe import Probe
from harness.diagnosis.ranking import by_score, why_below
from harness.diagnosis.texts import Looked, looked_for, root, why_not, words
from harness.runs import Ranking

__all__ = ["why_missed"]

_STRONG = (Why.STALE, Why.NOT_INDEXED, Why.CLAUSE, Why.ANALYSIS)
"""What is read off the index itself, the surest first."""


class _Kept(NamedTuple):
    """A request `body` that does not find a record, its query as a `tree`, and the clauses that keep the record out."""

    body: Json
    tree: Clause
    by: tuple[Clause, ...]


def why_missed(probe: Probe, topic: Topic, page: Ranking, held: Held) -> Iterator[Cause]:
    """Yield why the record that is `held` is not on the `page` of `topic`, the cause that decides first.

    Nothing where nothing is found that explains it.  Raises :class:`~harness.errors.HarnessError` where that cannot be
    asked.
    """
    record, meant = held.record.id, words(*topic.meant.typed().values())
    if not held.documents:
        yield why_not_there(probe, held)
        return
    body = probe.request(topic.typed)
    tree = parsed(body.get("query", {"match_all": {}}))
    if (score := probe.found(body, record)) is not None:
        if by_score(body):
            yield why_below(probe, body, tree, score, page, held, meant)
        return
    runtime = body.get("runtime_mappings")
    truths = probe.matching(tree.all(), record, runtime)
    kept = _Kept(body, tree, cheapest(tree, truths))
    leaves = _beside(tree, kept.by, truths) if kept.by else [one for one in tree.leaves() if not truths[one.place]]
    looked = [one for leaf in leaves for one in looked_for(leaf)]
    if cause := damaged(probe, held, looked, [field for leaf in leaves for field in leaf.fields]):
        yield cause
        return
    yield from _of_index(probe, kept, looked, held, meant)


def _of_index(
    probe: Probe, kept: _Kept, looked: Sequence[Looked], held: Held, meant: frozenset[str]
) -> Iterator[Cause]:
    """Yield what is read off the clauses that keep the record out, where it is found without them."""
    record = held.record.id
    found: dict[Cause, list[Place]] = {}
    for one in looked:
        if cause := why_not(probe, one, held, meant):
            alike = next((known for known in found if known.group == cause.group), cause)
            found.setdefault(alike, []).append(one.clause.place)
    for cause in sorted(found, key=lambda cause: _STRONG.index(cause.why)):
        if _let_in(probe, kept, found[cause], record):
            yield cause
            return
    if not kept.by and (score := probe.found({**kept.body, "min_score": 0}, record)) is not None:
        told = f"it has {score:.6g}, and {kept.body.get('min_score')} is asked for"
        yield Cause(why=Why.TOO_LITTLE, where="min_score", evidence=told)
    if kept.by and _let_in(probe, kept, [clause.place for clause in kept.by], record):
        yield _of_clauses(probe, kept.by)


def _let_in(probe: Probe, kept: _Kept, places: Sequence[Place], record: str) -> bool:
    """Whether the record is found where the clauses at `places` match whatever there is."""
    query = without(kept.body.get("query", {"match_all": {}}), places)
    return probe.found(kept.body | {"query": query}, record) is not None


def _beside(tree: Clause, kept_by: Sequence[Clause], truths: Mapping[Place, bool]) -> list[Clause]:
    """Return the leaves that keep the record out, with those that ask the same otherwise and do not match either.

    One that is as cheap as another may stand first for no other reason than the order in which they are written.
    """
    fields = {field.partition(".")[0] for clause in kept_by for field in clause.fields}
    near = [leaf for leaf in tree.leaves() if fields & {field.partition(".")[0] for field in leaf.fields}]
    first = [leaf for clause in kept_by for leaf in clause.leaves()]
    return [leaf for leaf in {leaf.place: leaf for leaf in (*first, *near)}.values() if not truths[leaf.place]]


def _of_clauses(probe: Probe, clauses: Sequence[Clause]) -> Cause:
    where = ", ".join(dict.fromkeys(root(probe, field) for clause in clauses for field in clause.fields))
    if any(not clause.leaf and clause.within for clause in clauses):
        return Cause(why=Why.APART, where=where, how="all that was typed is not true of one and the same")
    kinds = ", ".join(dict.fromkeys(clause.kind for clause in clauses))
    told = "; ".join(str(clause.query) for clause in clauses)
    return Cause(why=Why.CLAUSE, where=where, how=f"by {kinds}", evidence=told[:300])
