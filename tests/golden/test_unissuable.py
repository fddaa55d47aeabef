import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import identifiers
from generators.places import Gazetteer
from harness.golden.unissuable import IDENTIFIER_FAULTS, phone_fault, postcode_fault, vehicle_fault

FAULTS = (
    (identifiers.phone_number, phone_fault),
    (identifiers.vehicle_mark, vehicle_fault),
    (identifiers.pnc_id, IDENTIFIER_FAULTS["pnc"]),
    (identifiers.cro_number, IDENTIFIER_FAULTS["cro"]),
    (identifiers.cro_file_number, IDENTIFIER_FAULTS["cro"]),
    (identifiers.national_insurance_number, IDENTIFIER_FAULTS["nino"]),
)


@given(seed=st.integers())
def test_everything_the_generator_draws_belongs_to_nobody(seed: int) -> None:
    drawn = [(draw(random.Random(seed)), fault) for draw, fault in FAULTS]

    assert [fault(value) for value, fault in drawn] == [None] * len(FAULTS)


@pytest.mark.parametrize("number", [0, 434, 436, 899])
def test_every_postcode_of_a_generated_district_belongs_to_nobody(number: int) -> None:
    postcodes = {place.postcode for place in Gazetteer.of_district("1", number).places}

    assert {postcode_fault(postcode) for postcode in postcodes} == {None}


@pytest.mark.parametrize("scheme", ["pnc", "cro"])
@given(seed=st.integers(), letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_only_one_check_letter_is_right(scheme: str, seed: int, letter: str) -> None:
    value = {"pnc": identifiers.pnc_id, "cro": identifiers.cro_number}[scheme](random.Random(seed))

    assert (IDENTIFIER_FAULTS[scheme](value[:-1] + letter) is None) == (letter == value[-1])


@given(serial=st.integers(0, 9_999_999))
def test_the_cast_has_only_nominal_references_that_no_corpus_reaches(serial: int) -> None:
    kept = IDENTIFIER_FAULTS["nominal"](identifiers.nominal_reference(serial)) is None

    assert kept == (serial >= 9_999_000)


@given(serial=st.integers(9_999_000, 9_999_999))
def test_every_nominal_reference_kept_for_the_cast_is_allowed(serial: int) -> None:
    assert IDENTIFIER_FAULTS["nominal"](identifiers.nominal_reference(serial)) is None


@pytest.mark.parametrize("phone", ["02920180417", "03069990173", "08081570000", "02896496999"])
def test_all_ranges_that_ofcom_keeps_for_drama_are_allowed(phone: str) -> None:
    assert phone_fault(phone) is None


@pytest.mark.parametrize(
    "phone", ["07700800123", "02079470123", "0770090012", "077009001234", "+447700900123", "02896490123"]
)
def test_other_numbers_are_not(phone: str) -> None:
    assert phone_fault(phone) is not None


@pytest.mark.parametrize("postcode", ["NE1 4AB", "X1 4AB", "XN1", "XN123 4AB", "XNA 4AB", "XN1AB 4AB", "XN14AB"])
def test_a_postcode_of_another_form_is_refused(postcode: str) -> None:
    assert postcode_fault(postcode) is not None


@pytest.mark.parametrize("postcode", ["XN1 4AB", "XG99 4AB", "XN1A 4AB"])
def test_a_postcode_of_an_area_that_begins_with_x_is_allowed(postcode: str) -> None:
    assert postcode_fault(postcode) is None
