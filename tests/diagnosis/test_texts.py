"""In what two texts differ: the least that makes them alike."""

import pytest

from harness.diagnosis.texts import difference


@pytest.mark.parametrize(
    ("typed", "recorded", "named"),
    [
        ("Zoe\u0308", "Zoë", "composed and decomposed letters"),
        ("SMITH", "smith", "large and small letters"),
        ("Muller", "Müller", "accents"),
        ("Lukasz", "Łukasz", "accents"),
        ("O Brien", "O'Brien", "spaces, hyphens or signs"),
        ("123/45A", "000123/45A", "leading zeros"),
        ("Rob", "Robert", "a part of it"),
        ("Jonson", "Johnson", "a letter or two"),
        ("Bob", "Robert", "another word"),
    ],
)
def test_the_least_difference_is_named(typed: str, recorded: str, named: str) -> None:
    assert difference(typed, recorded) == named
    assert difference(recorded, typed) == named
