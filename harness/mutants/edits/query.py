"""Changes of how a request asks for what was typed, and for how much of it."""

from collections.abc import Callable
from typing import Any

from harness.mutants.bodies import asking_by, each, each_leaf, query_of
from harness.mutants.changes import Asked, Json, Requested
from harness.mutants.edits.analysis import NAMES

__all__ = [
    "an_hour_ahead",
    "both_in_one",
    "capped",
    "every_text",
    "exclusive",
    "fewer_needed",
    "fuzzy",
    "half_a_page",
    "matching",
    "operator",
    "phrase",
    "query_string",
    "ranges",
    "rounded_down",
    "set_how",
    "simple_query_string",
    "term",
    "two_edits",
    "unanalysed",
    "wildcard",
    "without",
]


def fuzzy(change: Callable[[Json], None]) -> Requested:
    """Return the change of every clause that forgives slips."""

    def edit(body: Json, asked: Asked) -> None:  # noqa: ARG001
        for kind in ("match", "multi_match", "fuzzy"):
            for clause in each(body, kind):
                hows = [clause] if "fuzziness" in clause else [how for how in clause.values() if isinstance(how, dict)]
                for how in hows:
                    if "fuzziness" in how:
                        change(how)

    return Requested(edit)


def every_text(change: Callable[[str, str, Any], Json | None], *paths: str) -> Requested:
    """Return the change of every clause that asks by what is at `paths`, or by anything where there are none."""

    def edit(body: Json, asked: Asked) -> None:
        by = asking_by(asked, *paths) if paths else (lambda _: True)
        each_leaf(body, lambda kind, field, how: change(kind, field, how) if by(field) else None)

    return Requested(edit)


def matching(made: Callable[[str, Json], Json | None]) -> Callable[[str, str, Any], Json | None]:
    """Return the change of clauses that match a text: what `made` makes of the field and how it is asked."""

    def change(kind: str, field: str, how: Any) -> Json | None:  # noqa: ANN401
        return made(field, how if isinstance(how, dict) else {"query": how}) if kind == "match" else None

    return change


def query_string(field: str, how: Json) -> Json:
    """Let Elasticsearch read what was typed as a query of its own language."""
    return {"query_string": {"query": how["query"], "default_field": field, "default_operator": "AND"}}


def simple_query_string(field: str, how: Json) -> Json:
    """Let Elasticsearch read what was typed as a simple query, in which a hyphen excludes a word."""
    return {"simple_query_string": {"query": how["query"], "fields": [field], "default_operator": "and"}}


def unanalysed(field: str, how: Json) -> Json:
    """Compare what was typed letter by letter, with what is indexed, and forgive slips."""
    return {"fuzzy": {field: {"value": how["query"], "fuzziness": "AUTO"}}}


def wildcard(field: str, how: Json) -> Json:
    """Look for whatever begins with what was typed, as it stands."""
    return {"wildcard": {field: {"value": f"{how['query']}*"}}}


def term(field: str, how: Json) -> Json:
    """Look for what was typed as it stands."""
    return {"term": {field: how["query"]}}


def phrase(field: str, how: Json) -> Json:
    """Look for words side by side and in their order."""
    return {"match_phrase": {field: {"query": how["query"]}}}


def two_edits(field: str, how: Json) -> Json:
    """Forgive two wrong letters."""
    return {"match": {field: {**how, "fuzziness": 2}}}


def operator(operator: str) -> Callable[[str, Json], Json]:
    """Return what joins the words of what was typed by `operator`."""
    return lambda field, how: {
        "match": {field: {**{k: v for k, v in how.items() if k != "minimum_should_match"}, "operator": operator}}
    }


def both_in_one(body: Json, asked: Asked) -> None:
    """Ask each field of a name for the whole of it."""
    query = asked.query
    if not (query.typed().get("forename") and query.typed().get("surname")):
        return
    whole = f"{query.forename} {query.surname}"
    by = asking_by(asked, *NAMES)

    def made(kind: str, field: str, how: Any) -> Json | None:  # noqa: ANN401
        if kind != "match" or not by(field):
            return None
        said = how if isinstance(how, dict) else {}
        return {"match": {field: {**said, "query": whole, "operator": "and"}}} if said.get("query") != whole else None

    each_leaf(body, made)


def ranges(change: Callable[[Json], None]) -> Requested:
    """Return the change of every period or age that is asked for."""

    def edit(body: Json, asked: Asked) -> None:  # noqa: ARG001
        for clause in each(body, "range"):
            for how in clause.values():
                change(how)

    return Requested(edit)


def exclusive(how: Json) -> None:
    """Leave out the first and the last of a period."""
    for inclusive, exclusive in (("lte", "lt"), ("gte", "gt")):
        if inclusive in how:
            how[exclusive] = how.pop(inclusive)


def rounded_down(how: Json) -> None:
    """Let the last day be the first one of what was typed."""
    if "lte" in how and "gte" in how:
        how["lte"] = how["gte"]


def an_hour_ahead(how: Json) -> None:
    """Read times of day as if they were an hour later."""
    for end in ("gte", "gt", "lte", "lt"):
        if "T" in str(how.get(end, "")):
            how[end] = f"{how[end]}||+1h"


def capped(**values: object) -> Requested:
    """Return the change that sets `values` in the body."""

    def edit(body: Json, asked: Asked) -> None:  # noqa: ARG001
        body.update(values)

    return Requested(edit)


def half_a_page(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Ask for half as many hits."""
    body["size"] = max(1, body.get("size", 10) // 2)


def fewer_needed(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Let one thing of all that must hold be enough."""
    query = query_of(body).get("bool", {})
    if isinstance(query.get("must"), list) and len(query["must"]) > 1:
        query["should"], query["minimum_should_match"] = [*query.pop("must"), *query.get("should", [])], 1


def set_how(**values: object) -> Callable[[Json], None]:
    """Return what sets `values` of a clause."""
    return lambda how: how.update(values)


def without(key: str) -> Callable[[Json], None]:
    """Return what takes an option out of a clause."""
    return lambda how: how.pop(key, None) and None
