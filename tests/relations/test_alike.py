"""The same seed gives the same examples, whatever else is loaded in the process."""

import importlib
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from harness.relations.profiles import alike_in_any_process

NUMBERS = [10**7 + 17 + 7919 * number for number in range(400)]


def drawn() -> list[int]:
    """What Hypothesis draws of one seed."""
    found: list[int] = []

    @settings(max_examples=300, database=None)
    @seed("1")
    @given(st.integers(10**6, 10**8))
    def look(number: int) -> None:
        found.append(number)

    with alike_in_any_process():
        look()
    return found


def test_what_is_written_in_other_modules_is_not_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "full_of_numbers.py").write_text(f"NUMBERS = {NUMBERS}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    before = drawn()
    importlib.import_module("full_of_numbers")

    assert drawn() == before
    assert not set(before).intersection(NUMBERS)
