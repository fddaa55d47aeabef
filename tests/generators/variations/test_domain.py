"""Every way of asking that the domain names is asked: as a variation, or as a form of question."""

import pytest

from generators.questions import INCIDENT_FORMS, PERSON_FORMS
from generators.topics import CLASSES
from generators.variations import VARIATIONS

NAMES = {
    "case": ("case",),
    "diacritics dropped": ("diacritics",),
    "diacritics respelt": ("diacritics-respelt",),
    "composed or decomposed": ("decomposed",),
    "apostrophe kept, dropped, spaced, curly": ("apostrophe",),
    "hyphen kept, dropped, spaced": ("hyphen",),
    "one half of a hyphen": ("half-of-hyphen",),
    "token joined or split": ("particle",),
    "extra or no-break spaces": ("spaces",),
    "initial for forename": ("initial", "initial-of-nickname"),
    "initials of forename and middle name": ("initials-joined", "middle-initial"),
    "middle name dropped, added, used as forename": ("middle-dropped", "middle-added", "middle-name"),
    "forename and surname swapped": ("swapped", "swapped+slip"),
    "forename and surname run together": ("run-together",),
    "one half of the name another": ("surname-other", "forename-other"),
    "a placeholder for the forename": ("placeholder",),
    "chains of fathers' names": ("two-of-chain", "one-more-in-chain", "child-of", "article"),
    "one of two surnames, or two of one": ("second-surname-dropped", "second-surname-added"),
    "ending by sex or language": ("surname-ending",),
    "SURNAME, Forename": ("surname-first",),
    "title, rank or honorific": ("title", "rank", "generation", "honorific"),
    "nickname both ways": ("nickname", "diminutive", "nickname+slip"),
    "another language's form, or an abbreviation": ("equivalent", "abbreviation"),
    "phonetic respelling": ("phonetic",),
    "transliteration": ("transliteration", "transliteration+slip"),
    "one keyboard slip": ("slip", "slip-in-forename", "slip-in-short-name"),
    "one slip in three or four letters": ("slip-in-name-of-four", "slip-in-forename-of-four"),
    "one slip in the first letter": ("slip-in-first-letter",),
    "misheard": ("misheard",),
    "two slips": ("two-slips", "two-slips-in-short-name", "slip-in-forename+slip"),
    "misread by a scanner or from a hand": ("misread",),
    "truncated": ("truncated",),
    "prefix as typed so far": ("prefix",),
}
BIRTH = {
    "other formats": ("date-format", "date-as-noted", "date-lettered", "date-year-first"),
    "a misspelt month": ("month-misspelt",),
    "text that is no date": ("date-unknown",),
    "day and month swapped": ("day-month-swapped", "nickname+day-month-swapped"),
    "one digit wrong": ("digit-wrong", "surname-other+digit-wrong"),
    "two digits transposed": ("digits-transposed",),
    "year out by one": ("year-off-by-one", "slip+year-off-by-one"),
    "decade slip": ("decade-slip",),
    "year only": ("year-only",),
    "month and year only": ("month-and-year",),
    "age guessed": ("age-off-by-one",),
    "sex as typed": ("sex-spelt",),
}
ADDRESSES_AND_NUMBERS = {
    "abbreviated street type": ("street-abbreviated",),
    "misspelt street": ("street-slip",),
    "flat number forms": ("flat-format",),
    "house number missing or out by one": ("house-number",),
    "street without town": ("town-missing",),
    "postcode without space, lower case": ("postcode-format",),
    "outward part only": ("postcode-outward",),
    "0/O and 1/I in a postcode": ("postcode-misread",),
    "phone with +44, spaces": ("phone-format",),
    "phone without its zero": ("phone-without-zero",),
    "vehicle mark with or without space": ("vehicle-format",),
    "0/O and 1/I in a vehicle mark": ("vehicle-misread",),
    "identifier without slash or zeros, short year; nominal reference without prefix": ("identifier-format",),
}
INCIDENTS = {
    "reference with or without zeros, slashes, date": (
        *("reference-format", "reference-joined", "reference-without-year"),
    ),
    "daily number": ("number-format",),
    "junction from its other end": ("junction-reversed",),
    "category by code": ("category-code",),
    "category by everyday word": ("category-everyday",),
    "inflected keyword": ("word-inflected",),
    "misspelt keyword": ("word-slip",),
    "the mix as it happens": ("as-it-happens",),
}
WRONG = {
    "a wrong or unrecorded box beside a true name": (
        *("wrong-town", "wrong-street", "wrong-postcode", "wrong-phone", "wrong-vehicle", "wrong-sex", "wrong-age"),
        "wrong-identifier",
    ),
    "a misread identifier": ("misread-identifier",),
    "something wrong beside a number": ("wrong-name", "wrong-born"),
    "something wrong beside a reference": ("wrong-date", "wrong-window"),
}
PERSON_QUESTIONS = {
    "exact": ("name + born", "name", "whole name + born"),
    "maiden or married name, alias": ("alias + born", "alias"),
    "1 January by default": ("name + born, 1 January",),
    "age instead of date": ("name + age + sex",),
    "date missing, or only a part": ("name + born, none recorded", "name + born, partly recorded"),
    "previous address": ("name + previous address",),
    "identifier alone": ("identifier", "PNC ID"),
    "phone, vehicle": ("phone", "vehicle"),
    "several identifiers": ("identifiers",),
    "an address without a name": (
        *("house + street", "house + street + town", "house + street + postcode", "house + street + town + postcode"),
        *("street + born", "town + born", "postcode + born", "street + town + born", "street + postcode + born"),
        *("town + postcode + born", "street + town + postcode + born", "town + sex + born", "postcode + age"),
    ),
    "a span of dates of birth": ("surname + born range", "name + born range", "town + sex + born range"),
    "an alias with its own date of birth": ("alias + its born",),
    "a marker at an address": ("marker + house + street", "marker + street + town", "marker + postcode"),
    "a whole name in one box": ("one box + born", "one box", "one box: alias + born"),
    "everything in one box": (
        *("anything: name + born", "anything: name + identifier", "anything: identifier", "anything: name + town"),
        "anything: 3 terms or more",
    ),
}
INCIDENT_QUESTIONS = {
    "number with and without its date": ("number + date", "number + window"),
    "location by street, postcode, landmark, junction": (
        *("street + window", "postcode + window", "landmark + window", "junction + window"),
    ),
    "window over midnight, month end, clock change": (
        *("street + night", "street + month", "street + window, clock change"),
    ),
    "category": ("category + town + window",),
    "phrase from the narrative": ("phrase + window", "words + window"),
    "person involved": ("person + window",),
    "role": ("person + role",),
    "vehicle, phone of caller": ("vehicle", "caller phone"),
    "flag": ("flag + town + window",),
    "repeat calls at one address or about one person": ("person + street", "street + window"),
    "open or closed": ("street + status + window",),
    "risk, officer": ("risk + town + window", "officer + window"),
}
ITEMS = {**NAMES, **BIRTH, **ADDRESSES_AND_NUMBERS, **INCIDENTS, **WRONG}


@pytest.mark.parametrize("item", ITEMS)
def test_every_way_of_typing_is_a_variation(item: str) -> None:
    assert set(ITEMS[item]) <= set(VARIATIONS)


def test_every_variation_is_one_that_the_domain_names() -> None:
    assert sorted(name for names in ITEMS.values() for name in names) == sorted(VARIATIONS)


@pytest.mark.parametrize("item", PERSON_QUESTIONS)
def test_every_way_of_asking_for_a_person_is_a_question(item: str) -> None:
    assert set(PERSON_QUESTIONS[item]) <= set(PERSON_FORMS)


@pytest.mark.parametrize("item", INCIDENT_QUESTIONS)
def test_every_way_of_asking_for_an_incident_is_a_question(item: str) -> None:
    assert set(INCIDENT_QUESTIONS[item]) <= set(INCIDENT_FORMS)


@pytest.mark.parametrize("name", ["slip", "nickname", "transliteration", "as-it-happens"])
def test_whoever_is_involved_is_asked_by_variations_of_the_name(name: str) -> None:
    assert f"incident/{name}/person+window" in CLASSES


@pytest.mark.parametrize("variation", VARIATIONS)
def test_every_variation_is_asked_at_two_levels_of_evidence_at_least(variation: str) -> None:
    asked = {(c.intent, c.evidence) for c in CLASSES.values() if c.variation is VARIATIONS[variation]}

    assert len(asked) >= 2
