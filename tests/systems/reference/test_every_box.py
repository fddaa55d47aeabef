"""A person is found whichever boxes are filled, and whatever stands wrong beside a true name."""

import pytest

from generators.queries import PersonQuery
from tests.systems.reference.conftest import Found


@pytest.mark.parametrize(
    "box", [box for box in PersonQuery.boxes() if box not in ("forename", "surname", "name", "anything")]
)
def test_a_wrong_box_beside_a_true_name_hides_nobody(found: Found, box: str) -> None:
    wrong = {"age": "71", "sex": "M", "marker": "FI", "identifier": "2041/0000035V", "phone": "01632960999"}
    typed = wrong.get(box, "01/02/1931" if "born" in box or "birth" in box else "ZZ9 9ZZ")

    assert "ann" in found(PersonQuery(forename="Ann", surname="Larkhill").with_box(box, typed))


@pytest.mark.parametrize(
    "typed",
    [
        "Larkhill Ann 09/03/1984",
        "9 Mar 84 ann larkhill f",
        "41/34U",
        "Larkhill Ashbury",
        "07700 900123",
        "larkhill XN1 2AB",
    ],
)
def test_one_box_takes_everything_in_any_order(found: Found, typed: str) -> None:
    assert found(PersonQuery(anything=typed))[0] == "ann"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        (PersonQuery(forename="Désirée", surname="Mueller"), "desiree"),
        (PersonQuery(forename="IŞIL", surname="KILIÇARPAN"), "isil"),
        (PersonQuery(forename="isil", surname="kilicarpan"), "isil"),
        (PersonQuery(forename="Siobhan", surname="O Brien"), "obrien"),
        (PersonQuery(forename="Siobhan", surname="OBrien"), "obrien"),
        (PersonQuery(name="O’BRIEN, Siobhan"), "obrien"),
        (PersonQuery(name="o brien siobhan"), "obrien"),
        (PersonQuery(forename="Bill", surname="Pellanscoe"), "william"),
        (PersonQuery(name="Pellanscoe Bill"), "william"),
        (PersonQuery(forename="W.", surname="Pellanscoe"), "william"),
        (PersonQuery(forename="Philippa", surname="skerrow finchett"), "skerrow"),
        (PersonQuery(forename="Philippa", surname="Finchett"), "skerrow"),
        (PersonQuery(forename="Skerrow-Finchett", surname="Philippa"), "skerrow"),
        (PersonQuery(forename="Thangamuthu"), "one-name"),
        (PersonQuery(forename="Beatrice", surname="Larkhill"), "ann"),
        (PersonQuery(surname="Larkhill", street="12 Chapel St", postcode="xn12ab"), "ann"),
        (PersonQuery(vehicle="qai2bcd"), "ann"),
        (PersonQuery(postcode="XN10"), "ann"),
    ],
    ids=str,
)
def test_a_person_is_found_first_however_asked_for(found: Found, query: PersonQuery, meant: str) -> None:
    assert found(query)[0] == meant
