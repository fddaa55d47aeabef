"""Categories of incidents are told apart by their codes and their everyday words."""

from collections import Counter

import pytest

from generators.narratives import CATEGORIES, Group
from tests.generators.incidents.force import CATEGORY


def test_categories_have_codes_and_everyday_words_of_their_own() -> None:
    codes = [category.code for category in CATEGORIES]

    everyday = Counter(word.casefold() for category in CATEGORIES for word in category.everyday)

    assert len(set(codes)) == len(codes)
    assert set(everyday.values()) == {1}
    assert len(CATEGORY) == len(CATEGORIES)
    assert {category.group for category in CATEGORIES} == set(Group)
    for category in CATEGORIES:
        assert category.everyday
        assert category.name not in category.everyday
        assert sum(category.grades) == 100
        shares = category.scenes
        assert shares.home + shares.house + shares.junction + shares.landmark == pytest.approx(1)
