"""What redaction leaves of a question and its answer: nothing by which a record could be told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.queries import PersonQuery
from harness.measuring.redaction import KEY, Redaction
from harness.runs import Failure, Ranking

REDACTION = Redaction("a key")
words = st.text(st.characters(categories=["L", "Nd"], max_codepoint=0x24F), min_size=3)


@given(st.dictionaries(st.sampled_from(PersonQuery.boxes()), words, min_size=1))
def test_no_box_keeps_what_was_typed(typed: dict[str, str]) -> None:
    redacted = REDACTION.query(PersonQuery().with_boxes(typed)).typed()

    assert redacted.keys() == typed.keys()
    assert all(value.startswith("#") and typed[box] not in value for box, value in redacted.items())


@given(words, words)
def test_equal_texts_have_equal_hashes_and_others_others(one: str, other: str) -> None:
    assert (REDACTION.hashed(one) == REDACTION.hashed(other)) == (one.casefold() == other.casefold())


def test_without_the_key_nobody_can_try_names_until_one_fits() -> None:
    assert Redaction("one").hashed("Smith") != Redaction("other").hashed("Smith")
    assert Redaction.by(None).hashed("Smith") != Redaction.by(None).hashed("Smith")


def test_two_runs_of_one_key_hash_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "a key")

    assert Redaction.by(None).hashed("Smith") == REDACTION.hashed("Smith")


def test_of_an_answer_names_that_may_be_told_stay_and_nothing_else() -> None:
    ranking = Ranking.of(
        "t", [("north", 2.0), ("N1", 1.0), ("N1", 1.0)], markers={"N1": frozenset({"VI", "SMITH"})}, total=2
    )
    redacted = REDACTION.answer(ranking, told=["north"], markers=["VI"])

    assert redacted == replace(
        ranking,
        hits=("north", REDACTION.hashed("N1")),
        repeated=(REDACTION.hashed("N1"),),
        markers={REDACTION.hashed("N1"): frozenset({"VI", REDACTION.hashed("SMITH")})},
    )


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (Failure(topic="t", reason="400 failed to parse [Smith]", status=400), "status 400"),
        (Failure(topic="t", reason="Smith took 6 s", late=True), "it came too late"),
        (Failure(topic="t", reason="no route to https://host/?q=Smith"), "no answer"),
    ],
    ids=["refused", "late", "lost"],
)
def test_a_reason_is_told_without_its_words(failure: Failure, told: str) -> None:
    redacted = REDACTION.answer(failure, told=(), markers=())

    assert isinstance(redacted, Failure)
    assert redacted.reason.startswith(f"{told}; ")
    assert "Smith" not in redacted.reason


def test_a_finding_keeps_no_moment_and_nothing_that_was_typed() -> None:
    told = REDACTION.text(
        "newest first: a of 2026-03-01T12:00:00+00:00 should come before SMITH of 2026-03-02", {"surname": "Smith"}
    )

    assert "2026" not in told
    assert "SMITH" not in told
    assert told.startswith("newest first: a of #")
