"""Answers that somebody else got are read as what they are, or refused by their line."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.topics import PAGE
from harness.errors import ConfigurationError
from harness.exchange import read_answers
from harness.runs import Answer, Failure, Ranking

HEAD = "question,rank,record,score,markers,total,failure\n"


def of_csv(folder: Path, text: str, *, head: str = HEAD) -> dict[str, Answer]:
    path = folder / "answers.csv"
    path.write_text(head + text, encoding="utf-8")
    return dict(read_answers(path))


def refused(folder: Path, text: str, *, head: str = HEAD) -> str:
    with pytest.raises(ConfigurationError) as refusal:
        of_csv(folder, text, head=head)
    return str(refusal.value).removeprefix(f"{folder / 'answers.csv'}")


def test_hits_stand_in_the_order_of_their_ranks_with_their_scores_and_markers(tmp_path: Path) -> None:
    read = of_csv(tmp_path, "q1,2,N2,7.5,,,\nq1,1,N1,9,FI VI,12,\nq2,1,N1,,,,\n")

    assert read == {
        "q1": Ranking(
            topic="q1",
            hits=("N1", "N2"),
            scores=(9.0, 7.5),
            size=PAGE,
            total=12,
            markers={"N1": frozenset({"FI", "VI"})},
        ),
        "q2": Ranking(topic="q2", hits=("N1",), scores=(None,), size=PAGE),
    }


def test_an_empty_page_is_said_and_a_failure_is_none(tmp_path: Path) -> None:
    read = of_csv(tmp_path, "q1,,,,,0,\nq2,,,,,,HTTP 500\n")

    assert read == {
        "q1": Ranking(topic="q1", hits=(), size=PAGE, total=0),
        "q2": Failure(topic="q2", reason="HTTP 500"),
    }


def test_a_record_shown_again_and_a_hit_without_one_are_counted(tmp_path: Path) -> None:
    read = of_csv(tmp_path, "q1,1,N1,,,,\nq1,2,N1,,,,\nq1,3,,,,,\n")["q1"]

    assert isinstance(read, Ranking)
    assert (read.hits, read.repeated, read.nameless) == (("N1",), ("N1",), 1)


def test_what_comes_after_the_first_page_is_counted_and_not_looked_at(tmp_path: Path) -> None:
    read = of_csv(tmp_path, "".join(f"q1,{rank},N{rank},,,,\n" for rank in range(1, PAGE + 3)))["q1"]

    assert isinstance(read, Ranking)
    assert (len(read.hits), read.total, read.lower_bound) == (PAGE, PAGE + 2, True)


def test_the_columns_of_trec_are_read_where_no_markers_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "acme.run"
    path.write_text("q1 Q0 N7 0 12.5 acme\nq1 Q0 N3 1 11 acme\n\nq2 Q0 - 0 0 acme\n", encoding="utf-8")

    assert dict(read_answers(path, markers=False)) == {
        "q1": Ranking(topic="q1", hits=("N7", "N3"), scores=(12.5, 11.0), size=PAGE),
        "q2": Ranking(topic="q2", hits=(), size=PAGE),
    }


@pytest.mark.parametrize("name", ["acme.run", "acme.csv"])
def test_a_file_that_says_nothing_of_markers_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("question,rank,record\nq1,1,N1\n" if name.endswith("csv") else "q1 Q0 N1 1 1 x\n", encoding="utf-8")

    with pytest.raises(ConfigurationError, match="says nothing of warning markers"):
        read_answers(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("q1,1,N1,,,,\nq1,1,N2,,,,\n", ", line 3: question q1 has two hits of rank 1"),
        ("q1,1,N1,,,,\nq1,3,N2,,,,\n", ", line 3: question q1 has a hit of rank 3, and none of rank 2"),
        ("q1,2,N1,,,,\n", ", line 2: question q1 has a hit of rank 2, and none of rank 1"),
        ("q1,first,N1,,,,\n", ", line 2: question q1 has 'first' where a number belongs"),
        ("q1,1,N1,high,,,\n", ", line 2: question q1 has 'high' where a number belongs"),
        ("q1,,,,,,\nq1,1,N1,,,,\n", ", line 2: question q1 is said to have no hit, and has some"),
        ("q1,1,N1,,,,\nq1,,,,,,timed out\n", ", line 3: question q1 has a failure and another line beside it"),
        ("q1,1,N1,,,3,\nq1,2,N2,,,4,\n", ", line 3: question q1 has several totals: 3, 4"),
        ("q1,1,N1\n", ", line 2: must have 7 columns"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert refused(tmp_path, text) == said


def test_a_column_that_there_is_not_is_refused_with_the_nearest(tmp_path: Path) -> None:
    assert (
        refused(tmp_path, "", head="question,rank,recrd\n")
        == ", line 1: unknown column 'recrd'; did you mean 'record'?"
    )
    assert refused(tmp_path, "", head="question,rank,markers\n") == ", line 1: the column 'record' is missing"


def test_columns_of_trec_that_are_not_six_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "acme.run"
    path.write_text("q1 Q0 N7 0 12.5\n", encoding="utf-8")

    with pytest.raises(ConfigurationError, match=r"line 1: must have the 6 columns of a TREC run .*, not 5"):
        read_answers(path, markers=False)


records = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@given(st.dictionaries(records, st.lists(records, max_size=PAGE, unique=True), max_size=5), st.randoms())
def test_whatever_was_found_is_read_as_it_was_in_any_order_of_lines(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, list[str]], rng: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("answers") / "answers.csv"
    rows: list[tuple[str, int | str, str]] = []
    for question, hits in found.items():
        rows += [(question, rank, hit) for rank, hit in enumerate(hits, start=1)] or [(question, "", "")]
    rng.shuffle(rows)  # type: ignore[attr-defined]  # Hypothesis has no type of its own for what is random
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("question", "rank", "record", "markers"), *((*row, "") for row in rows)])

    read = read_answers(path)

    assert {q: list(answer.hits) for q, answer in read.items() if isinstance(answer, Ranking)} == found
