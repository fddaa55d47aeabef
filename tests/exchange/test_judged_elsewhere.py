"""Files that other tools wrote are read as what they say, or refused by the place that is wrong."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from harness.exchange.formats import FORMATS
from harness.exchange.judged import JudgedQuestion


def read(name: str, folder: Path, content: object, **beside: str) -> tuple[list[JudgedQuestion], Counter[str]]:
    """Read a file with that `content`, a text or what is JSON, beside others by their names but for a point."""
    path = folder / "file"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    for file, text in beside.items():
        (folder / file.replace("_", ".")).write_text(text, encoding="utf-8")
    lost: Counter[str] = Counter()
    return FORMATS[name].read(path, lost=lost), +lost


def said(questions: list[JudgedQuestion]) -> list[tuple[str | Mapping[str, str], Mapping[str, float]]]:
    return [(question.asked, dict(question.grades)) for question in questions]


def test_what_quepid_exports_of_queries_that_nobody_rated_is_counted(tmp_path: Path) -> None:
    questions, lost = read(
        "quepid", tmp_path, "\ufeffquery,docid,rating\r\nstar wars,1,3.0\r\nstar wars,2,\r\nx,,\r\ny\r\n"
    )

    assert said(questions) == [("star wars", {"1": 3.0})]
    assert lost == {"records without a rating": 1, "questions that nobody judged": 2}


def test_a_list_of_opensearch_is_read_as_it_was_put_and_as_it_is_got(tmp_path: Path) -> None:
    ratings = [{"docId": "B07", "rating": "0.700"}, {"docId": "B08", "rating": 0}]
    judged = {"name": "x", "judgmentRatings": [{"query": "red", "ratings": ratings}, {"query": "blue", "ratings": []}]}

    for content in (judged, {"took": 1, "hits": {"hits": [{"_id": "1", "_source": judged}]}}):
        questions, lost = read("opensearch", tmp_path, content)
        assert said(questions) == [("red", {"B07": 0.7, "B08": 0})]
        assert lost == {"questions that nobody judged": 1}


@pytest.mark.parametrize(
    "relevant",
    [
        {"N1": {"gain": 3}, "N2": {"gain": "1"}},
        {"3": ["N1"], "1": ["N2"]},
        [{"document_id": "N1", "gain": 3}, {"document_id": "N2", "gain": 1}],
    ],
)
def test_ratings_of_rre_are_read_however_records_stand_there(tmp_path: Path, relevant: object) -> None:
    queries: list[dict[str, object]] = [{"template": "q.json", "placeholders": {"$query": "Jon"}}]
    group = {"name": "g", "queries": queries, "relevant_documents": relevant}
    ratings = {"index": "people", "id_field": "id", "topics": [{"description": "t", "query_groups": [group]}]}

    for content in (ratings, group, {"queries": [{**queries[0], "relevant_documents": relevant}]}):
        questions, lost = read("rre", tmp_path, content)
        assert said(questions) == [("Jon", {"N1": 3, "N2": 1})]
        assert not lost


def test_placeholders_that_are_boxes_are_boxes_and_others_are_counted(tmp_path: Path) -> None:
    queries = [
        {"placeholders": {"$surname": "Smyth", "$age": 41}},
        {"placeholders": {"$query": "x", "$strings": 4}},
        {"placeholders": {"$query": ["x"]}},
    ]
    questions, lost = read("rre", tmp_path, {"queries": queries, "relevant_documents": {"2": ["N1"]}})

    assert said(questions) == [({"surname": "Smyth", "age": "41"}, {"N1": 2})]
    assert lost == {"queries whose placeholders are neither boxes nor one text": 2}


def test_of_a_body_that_somebody_else_wrote_one_text_is_read(tmp_path: Path) -> None:
    asked: list[dict[str, object]] = [
        {"request": {"query": {"match": {"name": "Jon"}}}},
        {"request": {"query": {"match": {"name": {"query": "Jon", "fuzziness": 1}}}}},
        {"request": {"query": {"multi_match": {"query": "Jon", "fields": ["a"]}}}},
        {"template_id": "t", "params": {"querystring": "Jon"}},
        {"template_id": "t", "params": {"forename": "Jon", "surname": "Smyth"}},
        {"request": {"query": {"bool": {"must": {"match": {"name": "Jon"}}, "filter": {"term": {"a": "b"}}}}}},
        {"request": {"query": {"match": {"name": 7}}}},
        {},
    ]
    requests = [
        {"id": f"q {n}", "ratings": [{"_index": "i", "_id": "N1", "rating": 2}], **one} for n, one in enumerate(asked)
    ]
    unrated = {"id": "x", "request": {}, "ratings": []}
    questions, lost = read("rank-eval", tmp_path, {"requests": [*requests, unrated], "metric": {"recall": {}}})

    assert [question.asked for question in questions] == [*["Jon"] * 4, {"forename": "Jon", "surname": "Smyth"}]
    assert questions[0].name == "q 0"
    assert lost == {"requests that are neither boxes nor one text": 3, "questions that nobody judged": 1}


def test_judgements_of_trec_are_read_with_what_stands_beside_them(tmp_path: Path) -> None:
    qrels = "1 0 N1 2\n\n1 0 N2 -1\n2 0 N1 1\n3 0 N1 1\n4 0 N1 1\n"
    queries = (
        '{"query_id": "1", "text": "Jon Smyth"}\n{"query_id": "2", "surname": "Sm\u2028yth", "town": ""}\n'
        '{"query_id": "4", "title": "a", "description": "b"}\n{"query_id": "5", "text": "x"}\n'
    )
    questions, lost = read("trec", tmp_path, qrels, queries_jsonl=queries, topics_tsv="nobody reads this")

    assert said(questions) == [("Jon Smyth", {"N1": 2, "N2": -1}), ({"surname": "Sm\u2028yth"}, {"N1": 1})]
    assert lost == {
        "questions that nobody judged": 1,
        "judged questions of which nothing beside the judgements says what is asked": 1,
        "questions that are neither boxes nor one text": 1,
    }


def test_a_text_of_trec_may_stand_in_columns(tmp_path: Path) -> None:
    questions, _ = read("trec", tmp_path, "1 0 N1 2\n", topics_tsv="1\tsurname:Smyth town:Ayr\n")

    assert said(questions) == [("surname:Smyth town:Ayr", {"N1": 2})]


RATED = {"_index": "i", "_id": "N1", "rating": 2}
WRONG: Mapping[str, tuple[str, object, str]] = {
    "columns": ("quepid", "Query,DocID,Rating\n", ", line 1: must be query,docid,rating"),
    "no columns": ("quepid", "", ", line 1: must be query,docid,rating"),
    "a cell too many": ("quepid", "query,docid,rating\na,b,1,2\n", ", line 2: has 4 cells, and there are 3 columns"),
    "no query": ("quepid", "query,docid,rating\n,b,1\n", ", line 2: has no query"),
    "no record": ("quepid", "query,docid,rating\na,,1\n", ", line 2: names no record"),
    "no number": (
        "quepid",
        "query,docid,rating\na,b,good\n",
        ", line 2: the grade of 'b' must be a number, not 'good'",
    ),
    "no finite number": ("quepid", "query,docid,rating\na,b,1e999\n", ", line 2: the grade of 'b' must be a number"),
    "a quote left open": ("quepid", 'query,docid,rating\n"a,b,1\n', ", line 2: unexpected end of data"),
    "graded twice": (
        "quepid",
        "query,docid,rating\na,b,1\nc,b,2\na,b,2\n",
        ", line 4: gives 'b' the grade 2, and line 2 gave it 1 for the same question",
    ),
    "no JSON": (
        "opensearch",
        '{"judgmentRatings":\n[',
        ": is no JSON: Expecting value in line 2, column 2; it must be",
    ),
    "no list": ("opensearch", {"judgmentRatings": {}}, ": Expected `array`, got `object` - at `$.judgmentRatings`;"),
    "a key that is missing": (
        "opensearch",
        {"judgmentRatings": [{"query": "a", "ratings": [{"rating": "1"}]}]},
        ": Object missing required field `docId` - at `$.judgmentRatings[0].ratings[0]`; it must be of the form",
    ),
    "a rating in words": (
        "opensearch",
        {"judgmentRatings": [{"query": "a", "ratings": [{"docId": "b", "rating": "good"}]}]},
        ", $.judgmentRatings[0].ratings[0]: the grade of 'b' must be a number, not 'good'",
    ),
    "two lists": (
        "opensearch",
        {"hits": {"hits": [{"_source": {"judgmentRatings": []}}] * 2}},
        ": holds 2 lists of judgements: get one alone, by its id",
    ),
    "no object": ("rank-eval", [], ": Expected `object`, got `array`; it must be of the form {"),
    "an id that is none": (
        "rank-eval",
        {"requests": [{"id": 1, "ratings": [RATED]}]},
        ": Expected `str`, got `int` - at `$.requests[0].id`; it must be",
    ),
    "rated twice": (
        "rank-eval",
        {"requests": [{"id": "q", "ratings": [RATED, {**RATED, "_index": "other", "rating": 1}]}]},
        ", $.requests[0].ratings[1]: gives 'N1' the grade 1, and $.requests[0].ratings[0] gave it 2",
    ),
    "a key twice": ("rre", '{"queries": [], "queries": []}', ": says 'queries' twice in one object; it must be"),
    "no placeholders": ("rre", {"query_groups": [{"queries": [{}]}]}, ", $.query_groups[0].queries[0]: has no `placeh"),
    "a gain in words": (
        "rre",
        {"placeholders": {"$query": "a"}, "relevant_documents": {"high": ["N1"]}},
        ", $.relevant_documents.high[0]: the grade of 'N1' must be a number, not 'high'",
    ),
    "half a character": ("rre", '{"name": "\\ud800"}', ": holds half a character"),
    "not a number": ("rre", '{"x": NaN}', ": has NaN, which is no number of JSON"),
    "too deep": ("rre", "[" * 100_000, ": is nested too deep"),
    "three columns": ("trec", "1 0 N1\n", ", line 1: must have the 4 columns of TREC's judgements"),
    "a grade in words": ("trec", "1 0 N1 2\n1 0 N2 no\n", ", line 2: the grade of 'N2' must be a number, not 'no'"),
}


@pytest.mark.parametrize(("name", "content", "refused"), WRONG.values(), ids=[name.replace(" ", "-") for name in WRONG])
def test_what_is_wrong_is_refused_by_its_place(tmp_path: Path, name: str, content: object, refused: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        read(name, tmp_path, content, topics_tsv="1\ta\n")

    assert str(error.value).startswith(f"{tmp_path / 'file'}{refused}")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("beside", "refused"),
    [
        ({}, ": has neither queries.jsonl nor topics.tsv, which say what is asked"),
        ({"topics_tsv": "1 a\n"}, "/topics.tsv, line 1: must have a question and its text, with a tab between"),
        ({"topics_tsv": "1\ta\n1\tb\n"}, "/topics.tsv: says twice what 1 asks, and not the same"),
        ({"queries_jsonl": "\n[1]\n"}, "/queries.jsonl, line 2: Expected `object`, got `array`"),
        ({"queries_jsonl": '{"text": "a"}\n'}, "/queries.jsonl, line 1: has no text under `query_id`"),
    ],
)
def test_what_is_wrong_beside_judgements_is_refused_there(
    tmp_path: Path, beside: Mapping[str, str], refused: str
) -> None:
    with pytest.raises(ConfigurationError) as error:
        read("trec", tmp_path, "1 0 N1 2\n", **beside)

    assert str(error.value).startswith(f"{tmp_path}{refused}")


def test_what_is_no_text_is_refused_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"query,docid,rating\n\xff,b,1\n")

    with pytest.raises(ConfigurationError, match=r"file, line 2: is no text in UTF-8"):
        FORMATS["quepid"].read(tmp_path / "file", lost=Counter())
