"""The query of a request as a tree: which of its clauses keep a record out, and which would have to let it in.

Terms are those of Elasticsearch's query language.  What a clause needs of its children is read off ``bool``,
``dis_max``, ``constant_score``, ``function_score``, ``boosting`` and ``nested``; any other clause is a leaf.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

__all__ = ["Clause", "Place", "cheapest", "of_whole", "parsed", "without"]

Json = dict[str, Any]
Place = tuple[str | int, ...]
"""Where a clause stands in the query: the keys and numbers that lead to it."""

_OF_FIELDS = frozenset(
    {
        *("match", "match_phrase", "match_phrase_prefix", "match_bool_prefix", "intervals"),
        *("term", "terms", "terms_set", "prefix", "wildcard", "regexp", "fuzzy", "range"),
    }
)
"""Leaves that say what they ask under the name of the field."""
_FIELD_NAMED = frozenset({"exists", "multi_match", "combined_fields", "query_string", "simple_query_string"})
"""Leaves that name their fields."""
_NO_FIELD = frozenset({"boost", "_name"})

Truths = Mapping[Place, bool]

_PERCENT = re.compile(r"(-?\d+)%")


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A clause of a query, by its `place` there.

    It matches where every one of `required` does, at least `needed` of `optional`, and none of `excluded`; a leaf has
    none of them.  `within` are the paths of the nested objects that it is asked of, the outermost first.
    """

    place: Place
    query: Json
    within: tuple[str, ...] = ()
    required: tuple["Clause", ...] = ()
    optional: tuple["Clause", ...] = ()
    excluded: tuple["Clause", ...] = ()
    needed: int = 0

    @property
    def kind(self) -> str:
        """Which query of Elasticsearch's it is."""
        return next(iter(self.query), "")

    @property
    def leaf(self) -> bool:
        """Whether it asks of the record itself, not of other clauses."""
        return not (self.required or self.optional or self.excluded)

    def all(self) -> Iterator["Clause"]:
        """Yield this and every clause below it."""
        yield self
        for below in (*self.required, *self.optional, *self.excluded):
            yield from below.all()

    def leaves(self) -> Iterator["Clause"]:
        """Yield every leaf, this one where it is one."""
        return (clause for clause in self.all() if clause.leaf)

    def scoring(self) -> Iterator["Clause"]:
        """Yield the clauses that give a score: leaves that are no filter, and whatever gives one of its own."""
        if self.leaf or self.kind in {"constant_score", "function_score", "script_score"}:
            yield self
        else:
            for below in (*self.required, *self.optional):
                if "filter" not in below.place[len(self.place) :]:
                    yield from below.scoring()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields in which this looks, itself or by what is below it."""
        if not self.leaf:
            return tuple(dict.fromkeys(field for leaf in self.leaves() for field in leaf.fields))
        body = self.query.get(self.kind)
        if not isinstance(body, dict):
            return ()
        if self.kind in _FIELD_NAMED:
            listed = [body["field"]] if "field" in body else body.get("fields", [])
            return tuple(str(field).partition("^")[0] for field in listed)
        return tuple(field for field, how in body.items() if field not in _NO_FIELD and self.kind in _OF_FIELDS)

    def standing(self) -> Json:
        """Return the clause as one that can be asked of a whole record."""
        return of_whole(self.query, self.within)


def of_whole(query: Json, paths: Sequence[str]) -> Json:
    """Return `query`, asked of a nested object at the last of `paths`, as one that can be asked of a record."""
    for path in reversed(paths):
        query = {"nested": {"path": path, "query": query}}
    return query


def parsed(query: Json, place: Place = (), within: tuple[str, ...] = ()) -> Clause:
    """Return `query` as a tree."""
    kind = next(iter(query), "")
    body = query.get(kind)
    if not isinstance(body, dict):
        return Clause(place=place, query=query, within=within)
    at = (*place, kind)

    def below(key: str, path: tuple[str, ...] = within) -> tuple[Clause, ...]:
        value = body.get(key)
        if isinstance(value, list):
            return tuple(parsed(one, (*at, key, number), path) for number, one in enumerate(value))
        return (parsed(value, (*at, key), path),) if isinstance(value, dict) else ()

    required: tuple[Clause, ...] = ()
    optional: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()
    needed = 0
    match kind:
        case "bool":
            required, optional, excluded = (*below("must"), *below("filter")), below("should"), below("must_not")
            least = body.get("minimum_should_match", 0 if required else 1)
            needed = _least(least, len(optional))
        case "dis_max":
            optional, needed = below("queries"), 1
        case "constant_score":
            required = below("filter")
        case "function_score" | "script_score":
            required = below("query")
        case "boosting":
            required = below("positive")
        case "nested":
            required = below("query", (*within, str(body.get("path", ""))))
    return Clause(
        place=place,
        query=query,
        within=within,
        required=required,
        optional=optional,
        excluded=excluded,
        needed=min(needed, len(optional)),
    )


def _least(said: object, count: int) -> int:
    """Return how many of `count` optional clauses must match, as ``minimum_should_match`` says it: 2, -1, 75%, 2<-25%.

    Of a form that is not known, one of them.
    """
    least = str(said).strip()
    if "<" in least:
        bounds = [part.partition("<") for part in least.split()]
        above = [then for bound, _, then in bounds if count > int(bound)]
        least = above[-1] if above else str(count)
    share = _PERCENT.fullmatch(least)
    try:
        number = int(count * int(share[1]) / 100) if share else int(least)
    except ValueError:
        return min(1, count)
    return max(0, count + number if number < 0 else number)


def cheapest(clause: Clause, truths: Truths) -> tuple[Clause, ...]:
    """Return the fewest clauses that would have to be otherwise for `clause` to match; none where it does.

    They are leaves that would have to match, clauses that would have to match no more, and, where all that is asked is
    true and yet not of one nested object, what asks that.  `truths` say, by their places, which clauses match the
    record.
    """
    if truths[clause.place]:
        return ()
    cut = [one for below in clause.required for one in cheapest(below, truths)]
    lacking = clause.needed - sum(truths[below.place] for below in clause.optional)
    if lacking > 0:
        ways = sorted((cheapest(one, truths) for one in clause.optional if not truths[one.place]), key=len)
        cut += [one for way in ways[:lacking] for one in way]
    cut += [below for below in clause.excluded if truths[below.place]]
    return tuple(cut) or (clause,)


def without(query: Json, places: Sequence[Place]) -> Json:
    """Return `query` with whatever is at `places` matching every record, with the boost that it has there.

    What must not match is left out: of a ``must_not`` that stands there, nothing matches any more.
    """
    changed = deepcopy(query)
    for place in places:
        excluded = "must_not" in place[-2:]
        let_in: Json = {"match_none": {}} if excluded else {"match_all": {}}
        if not place:
            return let_in
        holder: Any = changed
        for key in place[:-1]:
            holder = holder[key]
        holder[place[-1]] = let_in
    return changed
