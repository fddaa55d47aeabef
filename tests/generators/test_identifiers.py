import random
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import identifiers
from generators.identifiers import check_letter, normal_identifier, normal_phone, normal_reference, valid_identifier

randoms = st.integers().map(random.Random)


@pytest.mark.parametrize(
    ("year_and_serial", "letter"), [("810000034", "U"), ("020073319", "Z"), ("91065656", "H"), ("05482703", "J")]
)
def test_the_check_letter_is_that_of_published_examples(year_and_serial: str, letter: str) -> None:
    assert check_letter(int(year_and_serial)) == letter


@given(randoms)
def test_a_pnc_id_passes_its_own_check_and_is_of_a_year_to_come(rng: random.Random) -> None:
    match = re.fullmatch(r"(\d{4})/(\d{7})([A-Z])", identifiers.pnc_id(rng))

    assert match
    year, serial, letter = match.groups()
    assert int(year) >= 2040
    assert check_letter(int(year[2:] + serial)) == letter


@given(randoms)
def test_a_cro_number_passes_its_own_check_and_is_of_a_year_to_come(rng: random.Random) -> None:
    match = re.fullmatch(r"(\d{6})/(\d\d)([A-Z])", identifiers.cro_number(rng))

    assert match
    serial, year, letter = match.groups()
    assert int(year) >= 40
    assert check_letter(int(year + serial)) == letter


@given(randoms)
def test_no_number_can_belong_to_anyone(rng: random.Random) -> None:
    assert re.fullmatch(
        r"0(7700900|1632960|2079460|1\d1?4960|1\d\d4960|1914980|2896496)\d+", identifiers.phone_number(rng)
    )
    assert identifiers.national_insurance_number(rng).startswith("ZZ")
    assert identifiers.vehicle_mark(rng).startswith("Q")


@given(randoms)
def test_every_typed_form_of_a_pnc_id_is_the_same_identifier(rng: random.Random) -> None:
    whole = identifiers.pnc_id(rng)
    year, rest = whole.split("/")
    serial, letter = rest[:-1], rest[-1]
    forms = [
        f"{year[2:]}/{int(serial)}{letter}",
        f"{year[2:]}{serial}{letter}",
        whole.lower(),
        f" {year} / {int(serial)}{letter}",
    ]

    assert {normal_identifier(form) for form in forms} == {normal_identifier(whole)}


@pytest.mark.parametrize(
    "typed", ["07700900123", "+447700900123", "+44 7700 900123", "0044 7700 900 123", "07700-900-123"]
)
def test_every_typed_form_of_a_telephone_number_is_the_same_number(typed: str) -> None:
    assert normal_phone(typed) == "07700900123"


@pytest.mark.parametrize("typed", ["42XN/000123/26", "42xn/123/26", "42XN 000123 26", "42xn-123-26"])
def test_every_typed_form_of_a_reference_is_the_same_reference(typed: str) -> None:
    assert normal_reference(typed) == "42xn/123/26"


@given(randoms)
def test_every_identifier_passes_its_own_check(rng: random.Random) -> None:
    assert valid_identifier("pnc", identifiers.pnc_id(rng))
    assert valid_identifier("cro", identifiers.cro_number(rng))
    assert valid_identifier("cro", identifiers.cro_file_number(rng))
    assert valid_identifier("nino", identifiers.national_insurance_number(rng))
    assert valid_identifier("nominal", identifiers.nominal_reference(rng.randrange(1, 10**7)))


@given(randoms, st.sampled_from(string.ascii_uppercase))
def test_an_identifier_with_another_letter_fails_its_check(rng: random.Random, letter: str) -> None:
    for scheme, draw in (
        ("pnc", identifiers.pnc_id),
        ("cro", identifiers.cro_number),
        ("cro", identifiers.cro_file_number),
    ):
        value = draw(rng)
        assert valid_identifier(scheme, value[:-1] + letter) == (letter == value[-1])
    nino = identifiers.national_insurance_number(rng)
    assert valid_identifier("nino", letter + nino[1:]) == (letter == "Z")
    assert valid_identifier("nino", nino[:-1] + letter) == (letter in "ABCD")
    assert valid_identifier("nominal", f"{letter}N/0000001") == (letter == "X")


@given(randoms)
def test_a_pnc_id_or_cro_number_with_one_digit_wrong_fails_its_check(rng: random.Random) -> None:
    for scheme, value in (("pnc", identifiers.pnc_id(rng)), ("cro", identifiers.cro_number(rng))):
        digit = value[5 if scheme == "pnc" else 0]
        wrong = str((int(digit) + 1) % 10)
        place = 5 if scheme == "pnc" else 0
        assert not valid_identifier(scheme, value[:place] + wrong + value[place + 1 :])


@pytest.mark.parametrize(
    ("scheme", "value"), [("pnc", "1981/0000034U"), ("cro", "065656/91H"), ("cro", "SF05/482703J")]
)
def test_published_examples_pass_their_check(scheme: str, value: str) -> None:
    assert valid_identifier(scheme, value)


def test_a_scheme_that_nobody_issues_is_an_error() -> None:
    with pytest.raises(KeyError):
        valid_identifier("passport", "123")


@given(st.integers(min_value=1, max_value=9_999_999), st.integers(min_value=1, max_value=9_999_999))
def test_two_records_never_share_a_nominal_reference(one: int, other: int) -> None:
    assert (identifiers.nominal_reference(one) == identifiers.nominal_reference(other)) == (one == other)


@given(st.integers(min_value=1, max_value=9_999_999))
def test_every_typed_form_of_a_nominal_reference_is_the_same_identifier(serial: int) -> None:
    whole = identifiers.nominal_reference(serial)
    digits = whole.removeprefix("XN/")

    forms = {normal_identifier(form) for form in (whole, whole.lower(), f"XN{digits}", digits, str(int(digits)))}
    assert len(forms) == 1


@given(randoms)
def test_every_typed_form_of_a_cro_file_number_is_the_same_identifier(rng: random.Random) -> None:
    whole = identifiers.cro_file_number(rng)

    assert re.fullmatch(r"SF[45]\d/[1-9]\d{0,5}[A-Z]", whole)
    assert len({normal_identifier(form) for form in (whole, whole.lower(), whole.replace("/", ""))}) == 1
