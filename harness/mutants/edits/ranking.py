"""Changes of what a request puts first."""

from typing import Any

import orjson

from harness.diagnosis.clauses import parsed
from harness.mutants.bodies import asking_by, each, query_of
from harness.mutants.changes import Asked, Json
from harness.mutants.edits.analysis import NAMES
from harness.mutants.index import Index
from harness.systems.examples import EXAMPLES
from harness.systems.system import ASKED_WITH

__all__ = [
    "FIRST",
    "all_alike",
    "alone",
    "by_place",
    "flattened",
    "long_values_sink",
    "marked_first",
    "more_demanded",
    "names_worth_little",
    "nearly_is_exactly",
    "no_score_first",
    "nothing_demanded",
    "other_way_round",
    "shuffled",
    "summed",
    "worst_first",
]

FIRST = ("relation/*-exact-before-near", "relation/*-more-fields-first", "relation/*-words-before-near")


def _boosts(node: Any) -> list[Json]:  # noqa: ANN401
    """Return every object that has a boost of its own."""
    if isinstance(node, list):
        return [found for one in node for found in _boosts(one)]
    if not isinstance(node, dict):
        return []
    own = [node] if isinstance(node.get("boost"), int | float) else []
    return own + [found for value in node.values() for found in _boosts(value)]


def flattened(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Let every clause be worth the same, and demand no score."""
    for clause in _boosts(body):
        clause["boost"] = 1
    for holder in (body, *each(body, "function_score")):
        holder.pop("min_score", None)


def names_worth_little(body: Json, asked: Asked) -> None:
    """Let what is asked by a name be worth a tenth."""
    by = asking_by(asked, *NAMES)
    for clause in parsed(query_of(body)).all():
        if clause.fields and all(map(by, clause.fields)):
            for boosted in _boosts(clause.query):
                boosted["boost"] /= 10
            break
    for holder in (body, *each(body, "function_score")):
        if "min_score" in holder:
            holder["min_score"] /= 10


def by_place(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Put hits in the order in which they stand in the index."""
    body["sort"] = ["_doc"]


def no_score_first(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Put hits in the order of what comes behind the score."""
    keys = [key for key in body.get("sort", []) if key != "_score"]
    if len(keys) > 1 or (keys and "id" not in keys[0]):
        body["sort"] = keys


def other_way_round(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Turn every order but that of ids round."""
    turned = {"asc": "desc", "desc": "asc"}
    body["sort"] = [
        {name: turned.get(how, how) if isinstance(how, str) and name != "id" else how for name, how in key.items()}
        if isinstance(key, dict)
        else key
        for key in body.get("sort", [])
    ] or [{"_score": "asc"}]


def worst_first(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Put the lowest score first."""
    keys = [key for key in body.get("sort", []) if key != "_score"]
    body["sort"] = [{"_score": "asc"}, *keys]


def marked_first(body: Json, asked: Asked) -> None:
    """Let a warning marker be worth more than a name."""
    if field := asked.searched.markers_field:
        first = {"constant_score": {"boost": 50, "filter": {"exists": {"field": field}}}}
        body["query"] = {"bool": {"must": [query_of(body)], "should": [first]}}


def more_demanded(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Ask for a higher score, where one is asked for."""
    if "min_score" in body:
        body["min_score"] += 8


def nothing_demanded(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Ask for no score."""
    for holder in (body, *each(body, "function_score")):
        holder.pop("min_score", None)


def summed(body: Json, asked: Asked) -> Json:  # noqa: ARG001
    """Add up what any of several readings gives, instead of taking the best."""

    def summed(node: Any) -> Any:  # noqa: ANN401
        if isinstance(node, list):
            return [summed(one) for one in node]
        if isinstance(node, dict):
            return {
                "bool" if key == "dis_max" else key: {"should": summed(value["queries"])}
                if key == "dis_max"
                else summed(value)
                for key, value in node.items()
            }
        return node

    made: Json = summed(body)
    return made


def alone(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Let nothing add to what decides who is found."""
    query = query_of(body).get("bool", {})
    if query.get("must"):
        query.pop("should", None)


def shuffled(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Put hits in an order of chance."""
    body["query"] = {"function_score": {"query": query_of(body), "random_score": {}, "boost_mode": "replace"}}


def nearly_is_exactly(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Let every reading be worth as much as the best."""
    for best in each(body, "dis_max"):
        scores = [query["constant_score"] for query in best["queries"] if "constant_score" in query]
        most = max((score.get("boost", 1) for score in scores), default=1)
        for score in scores:
            score["boost"] = most


def all_alike(body: Json, asked: Asked) -> None:  # noqa: ARG001
    """Let all hits have one score."""
    least = body.get("min_score", 1)
    body["query"] = {"constant_score": {"boost": max(1, least), "filter": query_of(body)}}


def long_values_sink(index: Index) -> None:
    """Let a value count less the more words its field has: where texts are scored by their words."""
    everything = EXAMPLES[ASKED_WITH[index.searched.intent]]
    query = parsed(orjson.loads(index.searched.request(everything)).get("query", {}))
    scored = {field for clause in query.scoring() if clause.leaf for field in clause.fields}
    for field in index.fields(*NAMES):
        if field.kind == "text" and field.name in scored:
            field.mapping["norms"] = True
            field.mapping["similarity"] = "mutant_lengths"
            similarity = index.settings.setdefault("similarity", {})
            similarity["mutant_lengths"] = {"type": "BM25", "b": 1.0}
