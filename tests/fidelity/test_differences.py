"""Whatever happened to a value is found, and called by its name."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.corpus import Corpus
from harness.fidelity import Damage, Difference, differences

PERSON: dict[str, Any] = {
    "names": [
        {"kind": "recorded", "forename": "Søren", "surname": "O'Brien-Nuñez", "middle": ""},
        {"kind": "alias", "forename": "Sören", "surname": "Nunez", "middle": "J"},
    ],
    "sex": "M",
    "date_of_birth": "1984-03-09",
    "occupation": None,
    "phones": ["01514960436", "01632960656"],
    "identifiers": [{"scheme": "cro", "value": "000784/51J"}],
    "markers": ["DR", "FI"],
    "grade": 3,
    "open": False,
    "narrative": "IP headbutted by male.",
    "opened": "2025-08-17T08:11:00+01:00",
}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=8,
)
DOCUMENTS = st.dictionaries(st.text(min_size=1, max_size=3), VALUES, max_size=4)


def damaged(path: str, value: Any) -> list[Difference]:
    """What is said where the value at `path` has become `value`."""
    held = deepcopy(PERSON)
    *way, last = (int(step) if step.isdigit() else step for step in path.split("."))
    inner: Any = held
    for step in way:
        inner = inner[step]
    inner[last] = value
    return list(differences(PERSON, held))


@pytest.mark.parametrize(
    ("path", "value", "field", "damage"),
    [
        ("sex", None, "sex", Damage.LOST),
        ("sex", "", "sex", Damage.LOST),
        ("names", [], "names", Damage.LOST),
        ("occupation", "Nurse", "occupation", Damage.ADDED),
        ("names.0.forename", "SÃ¸ren", "names.forename", Damage.ENCODING),  # noqa: RUF001
        ("names.0.forename", "S?ren", "names.forename", Damage.ENCODING),
        ("names.0.forename", "S\ufffdren", "names.forename", Damage.ENCODING),
        ("names.0.surname", "O&#39;Brien-Nuñez", "names.surname", Damage.ENCODING),
        ("names.0.surname", "O'Brien-Nun\u0303ez", "names.surname", Damage.ENCODING),
        ("names.0.surname", "O'Brien-Nunez", "names.surname", Damage.ACCENT),
        ("names.0.surname", "O'BRIEN-NUÑEZ", "names.surname", Damage.CASE),
        ("names.0.surname", "O'Brien-Nu", "names.surname", Damage.CUT),
        ("names.0.surname", "Søren", "names.surname", Damage.SHIFTED),
        ("names.0.surname", "Smith", "names.surname", Damage.OTHER),
        ("narrative", "IP  headbutted by male. ", "narrative", Damage.SPACE),
        ("date_of_birth", "1984-03-08", "date_of_birth", Damage.DAY_OFF),
        ("date_of_birth", "1984-03-08T23:00:00Z", "date_of_birth", Damage.DAY_OFF),
        ("date_of_birth", "1984-09-03", "date_of_birth", Damage.SWAPPED),
        ("date_of_birth", "1970-01-01", "date_of_birth", Damage.NO_DATE),
        ("date_of_birth", "1994-03-09", "date_of_birth", Damage.OTHER),
        ("occupation", "1970-01-01", "occupation", Damage.NO_DATE),
        ("occupation", "01/01/1900", "occupation", Damage.NO_DATE),
        ("identifiers.0.value", "784/51J", "identifiers.value", Damage.ZERO),
        ("phones.0", "1514960436", "phones", Damage.ZERO),
        ("phones", ["01514960436"], "phones", Damage.CUT_LIST),
        ("phones", "01514960436", "phones", Damage.CUT_LIST),
        ("phones", ["01632960656"], "phones", Damage.LOST),
        ("phones", ["01632960656", "01514960436"], "phones", Damage.ORDER),
        ("phones", ["01514960436", "01514960436", "01632960656"], "phones", Damage.DOUBLED),
        ("markers", ["DR", "FI", "WE"], "markers", Damage.ADDED),
        ("markers", ["FI"], "markers", Damage.LOST),
        ("names", [PERSON["names"][1], PERSON["names"][0]], "names", Damage.ORDER),
        ("opened", "2025-08-17T08:11:00Z", "opened", Damage.OTHER),
        ("grade", 4, "grade", Damage.OTHER),
        ("open", True, "open", Damage.OTHER),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_happened_is_called_by_its_name(path: str, value: Any, field: str, damage: Damage) -> None:
    (found,) = damaged(path, value)

    assert (found.field, found.damage) == (field, damage)


def test_a_moment_by_another_clock_is_the_same() -> None:
    assert damaged("opened", "2025-08-17T07:11:00Z") == []
    assert damaged("opened", "2025-08-17T07:11:00.000+00:00") == []


def test_a_date_with_its_day_first_is_a_date() -> None:
    (found,) = differences({"dob": "09/03/1984"}, {"dob": "10/03/1984"})

    assert found.damage is Damage.DAY_OFF


def test_what_two_names_exchanged_is_shifted_in_both() -> None:
    found = list(differences({"a": "Anna", "b": "Smith"}, {"a": "Smith", "b": "Anna"}))

    assert [(one.field, one.damage) for one in found] == [("a", Damage.SHIFTED), ("b", Damage.SHIFTED)]


@pytest.mark.parametrize(
    "held",
    [
        {"n": "10", "o": "true", "l": "x"},
        {"n": 10, "o": True, "l": ["x"], "more": 1, "e": []},
        {"n": [10], "o": [True], "l": "x", "e": ""},
    ],
    ids=["as texts", "with more", "as lists"],
)
def test_what_says_the_same_is_no_difference(held: dict[str, Any]) -> None:
    assert list(differences({"n": 10, "o": True, "l": ["x"], "e": None}, held)) == []


@given(DOCUMENTS)
def test_a_document_does_not_differ_from_itself(document: dict[str, Any]) -> None:
    assert list(differences(document, deepcopy(document))) == []


def test_a_field_is_called_as_it_is() -> None:
    assert [one.field for one in differences({".": False, "a": {".b": 1}}, {"a": {}})] == [".", "a..b"]


@given(DOCUMENTS, st.data())
def test_what_is_lost_is_always_found(document: dict[str, Any], data: st.DataObject) -> None:
    known = [key for key, value in document.items() if value not in (None, "", [], {})]
    if not known:
        return
    key = data.draw(st.sampled_from(known))
    held = {name: value for name, value in document.items() if name != key}

    found = list(differences(document, held))

    assert all(one.field.startswith(key) for one in found)
    assert found or not _says(document[key])


def _says(value: Any) -> bool:
    if isinstance(value, dict):
        return True
    return any(map(_says, value)) if isinstance(value, list) else value not in (None, "")


def test_no_two_people_are_alike(small_corpus: Corpus) -> None:
    one, other = (person.document() for person in small_corpus.people[:2])

    assert list(differences(one, other))
