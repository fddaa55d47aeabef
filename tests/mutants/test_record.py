"""What came of mutants is kept, and taken over by a run of the same."""

from pathlib import Path

import pytest
from msgspec import structs

from harness.errors import ConfigurationError
from harness.mutants.outcome import Outcome, Result, Until
from harness.mutants.record import Key, Record

KEY = Key(
    harness="0.1.0",
    engine="9.4.3",
    system="reference",
    system_sha256="5f81",
    policy_sha256="46eb",
    corpus_sha256="1acf",
    topics=25,
    profile="smoke",
)
KILLED = Outcome(mutant="fold-removed", result=Result.KILLED, seconds=1.5)


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "record.ndjson"
    Record(KEY, path).add(KILLED)

    again = Record(KEY, path)
    assert again.outcomes == {"fold-removed": KILLED}
    assert again.has("fold-removed", Until.FIRST)
    assert not again.has("fold-removed", Until.ALL)
    assert not again.has("other", Until.FIRST)


def test_the_last_that_is_known_of_a_mutant_counts(tmp_path: Path) -> None:
    path = tmp_path / "record.ndjson"
    record = Record(KEY, path)
    record.add(KILLED)
    record.add(structs.replace(KILLED, until=Until.ALL))

    assert Record(KEY, path).has("fold-removed", Until.GROUPS)


@pytest.mark.parametrize("field", ["harness", "engine", "system_sha256", "policy_sha256", "corpus_sha256", "profile"])
def test_nothing_is_taken_over_from_another_search_suite_or_policy(field: str, tmp_path: Path) -> None:
    path = tmp_path / "record.ndjson"
    Record(KEY, path).add(KILLED)

    assert Record(structs.replace(KEY, **{field: "other"}), path).outcomes == {}


def test_a_line_that_an_interruption_cut_off_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "record.ndjson"
    Record(KEY, path).add(KILLED)
    path.write_bytes(path.read_bytes() + b'{"key":{"harn')

    record = Record(KEY, path)
    assert record.outcomes == {"fold-removed": KILLED}
    record.add(structs.replace(KILLED, mutant="other"))
    assert Record(KEY, path).outcomes.keys() == {"fold-removed", "other"}


def test_a_file_that_is_no_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.ndjson"
    path.write_text("a note\n", encoding="utf-8")

    with pytest.raises(ConfigurationError, match="line 1: no outcome of a mutant"):
        Record(KEY, path)
