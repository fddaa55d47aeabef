"""The tables of other forms of a forename."""

from itertools import combinations

import pytest

from generators.names import name_groups
from generators.names.tables import rows_of

TABLES = ("abbreviations", "diminutives", "equivalents")
NAMES = {
    table: [[name for cell in row for name in cell.split("/")] for row in rows_of(f"{table}.csv")] for table in TABLES
}


@pytest.mark.parametrize("table", TABLES)
def test_a_group_has_several_names_each_once(table: str) -> None:
    for group in NAMES[table]:
        assert len(set(group)) == len(group) > 1
        assert all(name == name.strip() and name[0].isupper() for name in group)


@pytest.mark.parametrize("table", TABLES)
def test_no_two_groups_are_the_same(table: str) -> None:
    assert not [(one, other) for one, other in combinations(map(set, NAMES[table]), 2) if one <= other]


def test_the_forms_of_a_name_are_many() -> None:
    assert len(NAMES["equivalents"]) > 150


def test_every_form_in_another_language_is_any_others() -> None:
    forms = name_groups("equivalents")

    assert all(
        other in forms[name.lower()]
        for group in NAMES["equivalents"]
        for name in group
        for other in group
        if name != other
    )


def test_a_short_form_stands_for_the_formal_name_or_is_spelt_otherwise() -> None:
    forms = name_groups("diminutives")

    assert "Wullie" in forms["william"]
    assert "Wills" not in forms["wullie"]
    assert {"Catherine", "Katherine", "Kathie"} <= set(forms["cathie"])


@pytest.mark.parametrize("table", [*TABLES, "nicknames", "transliterations"])
def test_no_name_is_its_own_other(table: str) -> None:
    assert not [name for name, others in name_groups(table).items() if name in map(str.lower, others)]
