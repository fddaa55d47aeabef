"""A query as a tree: the clauses said to keep a record out do, and without them it is found."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.diagnosis.clauses import Clause, Place, cheapest, parsed, without

Json = dict[str, Any]


def leaf(*, holds: bool, number: int = 0) -> Json:
    return {"term": {"holds": {"value": holds, "boost": 1 + number}}}


leaves = st.builds(lambda holds, number: leaf(holds=holds, number=number), st.booleans(), st.integers(0, 9))


def compound(below: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    some = st.lists(below, min_size=1, max_size=3)
    bools = st.fixed_dictionaries(
        {},
        optional={
            "must": some,
            "filter": below,
            "should": some,
            "must_not": some,
            "minimum_should_match": st.integers(0, 3),
        },
    )
    return st.one_of(
        bools.map(lambda body: {"bool": body}),
        some.map(lambda queries: {"dis_max": {"queries": queries}}),
        below.map(lambda query: {"constant_score": {"filter": query, "boost": 2}}),
        below.map(lambda query: {"nested": {"path": "names", "query": query}}),
        below.map(lambda query: {"boosting": {"positive": query, "negative": leaf(holds=True), "negative_boost": 0.5}}),
    )


queries = st.recursive(leaves, compound, max_leaves=12)


def listed(value: Any) -> list[Json]:
    return value if isinstance(value, list) else [value]


def matches(query: Json) -> bool:
    """What Elasticsearch says of a query whose leaves say themselves whether they hold."""
    ((kind, body),) = query.items()
    match kind:
        case "term":
            return bool(body["holds"]["value"])
        case "match_all" | "match_none":
            return kind == "match_all"
        case "bool":
            required = [*listed(body.get("must", [])), *listed(body.get("filter", []))]
            optional = listed(body.get("should", []))
            least = body.get("minimum_should_match", 0 if required else 1)
            enough = sum(map(matches, optional)) >= min(least, len(optional))
            return all(map(matches, required)) and enough and not any(map(matches, listed(body.get("must_not", []))))
        case "dis_max":
            return any(map(matches, body["queries"]))
        case "constant_score":
            return matches(body["filter"])
        case "boosting":
            return matches(body["positive"])
        case "nested":
            return matches(body["query"])
    raise AssertionError(kind)


def truths(tree: Clause) -> dict[Place, bool]:
    return {clause.place: matches(clause.query) for clause in tree.all()}


@given(queries)
def test_without_the_clauses_that_are_named_the_query_matches(query: Json) -> None:
    tree = parsed(query)

    kept_by = cheapest(tree, truths(tree))

    assert bool(kept_by) is not matches(query)
    assert matches(without(query, [clause.place for clause in kept_by]))


@given(queries)
def test_each_of_the_clauses_that_are_named_is_needed(query: Json) -> None:
    tree = parsed(query)

    places = [clause.place for clause in cheapest(tree, truths(tree))]

    for place in places:
        assert not matches(without(query, [other for other in places if other != place]))


def test_of_several_ways_in_the_one_that_takes_least_is_named() -> None:
    dear = {"bool": {"must": [leaf(holds=False), leaf(holds=False)]}}
    tree = parsed({"dis_max": {"queries": [dear, leaf(holds=False, number=7)]}})

    (kept_by,) = cheapest(tree, truths(tree))

    assert kept_by.query == leaf(holds=False, number=7)


def test_what_is_true_of_different_nested_objects_alone_is_named_as_a_whole() -> None:
    both = {"bool": {"filter": [leaf(holds=True), leaf(holds=True, number=1)]}}
    tree = parsed({"nested": {"path": "addresses", "query": both}})
    apart = truths(tree) | {(): False, ("nested", "query"): False}

    (kept_by,) = cheapest(tree, apart)

    assert kept_by.query == both
    assert kept_by.within == ("addresses",)
    assert kept_by.standing() == {"nested": {"path": "addresses", "query": both}}


@pytest.mark.parametrize(
    ("least", "kept"), [("50%", 1), ("-1", 2), ("-50%", 1), (3, 2), ("75%", 2), ("2<75% 9<-1", 2), ("4<1", 3)]
)
def test_how_many_must_match_is_read_as_elasticsearch_does(least: object, kept: int) -> None:
    should = [leaf(holds=True), *(leaf(holds=False, number=number) for number in range(3))]
    query = {"bool": {"should": should, "minimum_should_match": least}}
    tree = parsed(query)
    known = {clause.place: clause.leaf and matches(clause.query) for clause in tree.all()}

    assert len([one for one in cheapest(tree, known) if one.leaf]) == kept


def test_the_fields_of_a_clause_are_those_below_it() -> None:
    query = {
        "bool": {
            "must": [
                {"match": {"names.surname": "Smith"}},
                {"multi_match": {"query": "x", "fields": ["town^2", "line"]}},
            ],
            "filter": {"exists": {"field": "markers"}},
            "must_not": [{"script": {"script": "true"}}],
        }
    }

    assert parsed(query).fields == ("names.surname", "town", "line", "markers")
