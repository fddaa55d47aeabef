"""What single variations type."""

import random

import pytest

from generators.queries import IncidentQuery, PersonQuery
from generators.variations import VARIATIONS

SEEDS = range(60)


@pytest.mark.parametrize(
    ("name", "box", "recorded", "typed"),
    [
        ("diacritics", "surname", "Dvořák", {"Dvorak"}),
        ("diacritics", "surname", "Łęcka", {"Lecka"}),
        ("decomposed", "forename", "Zoë", {"Zoe\u0308"}),
        ("diacritics-respelt", "surname", "Müller", {"Mueller"}),
        ("apostrophe", "surname", "O'Brien", {"OBrien", "O Brien", "O\u2019Brien"}),
        ("particle", "surname", "MacDonald", {"Mac Donald"}),
        ("particle", "surname", "De Souza", {"DeSouza"}),
        ("particle", "surname", "al-Masri", {"alMasri"}),
        ("phonetic", "surname", "Smith", {"Smyth", "Smythe"}),
        ("phonetic", "surname", "Philby", {"Filby", "Philbie"}),
        ("honorific", "forename", "Xanthe", {None}),
        ("truncated", "surname", "Featherstone", {"Feathers"}),
        ("prefix", "surname", "Bell", {"Bel"}),
        ("misread", "surname", "Byrne", {"Byme", "Byrue", "Bymc", "Byrnc", "Byrme"}),
        ("middle-dropped", "name", "Ann Grace Bell", {"Ann Bell"}),
        ("middle-name", "name", "Ann Grace Bell", {"Grace Bell"}),
        (
            *("date-year-first", "date_of_birth", "09/03/1984"),
            {"1984/3/9", "1984-3-9", "1984.3.9", "1984/03/09", "1984.03.09", "1984 03 09", "19840309"},
        ),
        (
            *("date-lettered", "date_of_birth", "09/03/1984"),
            {"9-Mar-1984", "09-MAR-1984", "09MAR1984", "9/Mar/1984", "Mar 9 1984", "March 9, 1984"},
        ),
        ("misheard", "surname", "Philby", {"Bhilby", "Thilby", "Khilby", "Philpy", "Philvy", "Phildy"}),
        ("misheard", "surname", "Cathy", {"Cafy", "Casy", "Cadhy", "Caphy", "Cakhy", "Cavy"}),
        (
            *("slip-in-first-letter", "surname", "Bellamy"),
            {"Vellamy", "Nellamy", "Ellamy", "Eblllamy", "Ebllamy"},
        ),
        ("middle-initial", "name", "Ann Grace Bell", {"Ann G Bell", "Ann G. Bell"}),
        ("initials-joined", "name", "Ann Grace Bell", {"AG Bell", "A.G. Bell", "A G Bell"}),
        (
            "two-of-chain",
            "name",
            "Omar bin Hassan Al Masri",
            {"Omar bin Hassan", "bin Hassan Al Masri", "Omar Al Masri"},
        ),
        (
            *("child-of", "name", "Omar bin Hassan Al Masri"),
            {"Omar ibn Hassan Al Masri", "Omar ben Hassan Al Masri", "Omar Hassan Al Masri"},
        ),
        ("article", "surname", "Al-Masri", {"El-Masri", "El Masri", "el-Masri", "Masri"}),
        ("equivalent", "forename", "Svitlana", {"Svetlana", "Swietłana"}),
        ("diminutive", "forename", "Małgorzata", {"Gosia", "Gośka", "Małgosia"}),
        ("abbreviation", "forename", "William", {"Wm", "Wm.", "Willm", "Willm."}),
        ("initial-of-nickname", "forename", "William", {"B", "L"}),
        ("second-surname-dropped", "surname", "Ferreira da Silva", {"Ferreira", "da Silva"}),
        ("surname-ending", "surname", "Nowicki", {"Nowicky", "Nowitsky", "Nowitskyi", "Nowicka", "Nowitska"}),
        ("year-only", "date_of_birth", "09/03/1984", {"1984"}),
        ("month-and-year", "date_of_birth", "09/03/1984", {"03/1984"}),
        ("day-month-swapped", "date_of_birth", "09/03/1984", {"03/09/1984"}),
        ("year-off-by-one", "date_of_birth", "09/03/1984", {"09/03/1983", "09/03/1985"}),
        ("decade-slip", "date_of_birth", "09/03/1984", {"09/03/1974", "09/03/1994"}),
        ("age-off-by-one", "age", "42", {"41", "43"}),
        ("sex-spelt", "sex", "F", {"f"}),
        ("street-abbreviated", "street", "Mill Lane", {"Mill Ln", "Mill La"}),
        ("house-number", "street", "12 Mill Lane", {"Mill Lane", "11 Mill Lane", "13 Mill Lane"}),
        (
            "flat-format",
            "street",
            "Flat 3, 12 Mill Lane",
            {"12/3 Mill Lane", "3/12 Mill Lane", "Apartment 3, 12 Mill Lane", "Flat 3 12 Mill Lane"},
        ),
        ("postcode-outward", "postcode", "XN1 2AB", {"XN1"}),
        ("postcode-misread", "postcode", "XN1 2AB", {"XNI 2AB"}),
        ("vehicle-misread", "vehicle", "QO10 BCD", {"Q010 BCD", "QOI0 BCD", "QO1O BCD"}),
        ("phone-without-zero", "phone", "07700900123", {"7700900123"}),
        ("identifier-format", "identifier", "001241/45A", {"1241/45A", "001241/45a"}),
        ("identifier-format", "identifier", "SF45/482703J", {"SF45482703J", "sf45/482703j"}),
        ("identifier-format", "identifier", "XN/0000123", {"0000123", "XN0000123", "XN/123", "xn/0000123"}),
        ("identifier-format", "identifier", "ZZ123456C", {"ZZ 12 34 56 C", "zz123456c"}),
    ],
)
def test_a_variation_of_a_person_types_one_of_what_its_name_says(
    name: str, box: str, recorded: str, typed: set[str | None]
) -> None:
    asked = PersonQuery(forename="Ann", surname="Bell").with_box(box, recorded)
    drawn = [VARIATIONS[name](asked, random.Random(seed)) for seed in SEEDS]

    assert {query and getattr(query, box) for query in drawn} <= typed | {None}
    assert any(drawn) == (typed != {None})


@pytest.mark.parametrize(
    ("name", "box", "recorded", "typed"),
    [
        ("reference-joined", "reference", "42XN/000123/26", {"42XN00012326"}),
        ("reference-without-year", "reference", "42XN/000123/26", {"42XN/000123"}),
        ("number-format", "number", "12", {"012", "0012"}),
        ("category-everyday", "category", "domestic incident", {"DV", "domestic", "DA"}),
        ("word-inflected", "words", "rear window forced", {"rear windows forced", "rear window forcing"}),
        ("word-inflected", "words", "scratches seen", {"scratch seen"}),
    ],
)
def test_a_variation_of_an_incident_types_one_of_what_its_name_says(
    name: str, box: str, recorded: str, typed: set[str]
) -> None:
    asked = IncidentQuery(town="Ashby").with_box(box, recorded)
    drawn = [VARIATIONS[name](asked, random.Random(seed)) for seed in SEEDS]

    assert {getattr(query, box) for query in drawn} == typed


def test_a_junction_is_the_same_from_its_other_street() -> None:
    asked = IncidentQuery(street="High Street", crossing="Mill Lane", town="Ashby")

    assert VARIATIONS["junction-reversed"](asked, random.Random(0)) == IncidentQuery(
        street="Mill Lane", crossing="High Street", town="Ashby"
    )


@pytest.mark.parametrize(
    ("name", "box", "recorded"),
    [
        ("diacritics", "surname", "Bell"),
        ("hyphen", "surname", "Bell"),
        ("apostrophe", "surname", "Bell"),
        ("particle", "surname", "Bell"),
        ("particle", "surname", "Macey"),
        ("slip", "surname", "Bell"),
        ("slip-in-short-name", "surname", "Bell"),
        ("two-slips", "surname", "Bellamy"),
        ("two-slips-in-short-name", "surname", "Bell"),
        ("slip-in-name-of-four", "surname", "Li"),
        ("slip-in-name-of-four", "surname", "Bates"),
        ("slip-in-first-letter", "surname", "Bell"),
        ("misheard", "surname", "Bell"),
        ("misheard", "surname", "Alley"),
        ("two-of-chain", "name", "Omar Al Masri"),
        ("article", "surname", "Albright"),
        ("equivalent", "forename", "Xanthe"),
        ("initial-of-nickname", "forename", "Peter"),
        ("second-surname-dropped", "surname", "de la Cruz"),
        ("second-surname-added", "surname", "Ruiz Gil"),
        ("surname-ending", "surname", "Bell"),
        ("truncated", "surname", "Bellamy"),
        ("prefix", "surname", "Ng"),
        ("nickname", "forename", "Xanthe"),
        ("middle-dropped", "name", "Ann Bell"),
        ("day-month-swapped", "date_of_birth", "25/03/1984"),
        ("day-month-swapped", "date_of_birth", "03/03/1984"),
        ("date-format", "date_of_birth", "1984"),
        ("date-as-noted", "date_of_birth", "1984"),
        ("date-year-first", "date_of_birth", "03/1984"),
        ("date-lettered", "date_of_birth", "03/1984"),
        ("month-misspelt", "date_of_birth", "09/05/1984"),
        ("year-off-by-one", "date_of_birth", "1984"),
        ("year-off-by-one", "date_of_birth", "29/02/1984"),
        ("decade-slip", "date_of_birth", "29/02/1984"),
        ("street-abbreviated", "street", "Broadway"),
        ("house-number", "street", "Mill Lane"),
        ("flat-format", "street", "12 Mill Lane"),
        ("town-missing", "town", "Ashby"),
        ("postcode-misread", "postcode", "XN2 3AB"),
    ],
)
def test_a_variation_that_does_not_apply_says_so(name: str, box: str, recorded: str) -> None:
    asked = PersonQuery(forename="Ann", surname="Bell").with_box(box, recorded)

    assert [VARIATIONS[name](asked, random.Random(seed)) for seed in range(10)] == [None] * 10
