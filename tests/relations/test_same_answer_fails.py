"""Every relation of the family "same answer" holds for the reference, and is seen to fail."""

import pytest

from harness.relations import Family
from harness.systems import reference_system
from tests.relations.breaks import INCIDENT, PERSON, Fault, faults, only_people
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds, of_family

_PEOPLE, _INCIDENTS = "person.index.json", "incident.index.json"
_IN_ANY_ORDER = '"sort": {"_script": {"type": "number", "script": {"source": "Math.random()"}}}'
_IN_EQUAL_ORDER = '"sort": ["_score", {"_script": {"type": "number", "script": {"source": "Math.random()"}}}]'
_ALL_WORDS = '{{ by_name(match("names.surname", last)) }}'
_NO_DATE_ALONE = only_people("nobody by a forename and a date", "", _ALL_WORDS, where="last")


@pytest.mark.parametrize("name", of_family(Family.SAME_ANSWER))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()), same=name.endswith("asked-twice"))


@faults(
    Fault(
        "nothing brought to small letters", "person-letter-case", _PEOPLE, '"lowercase", ', "", beside=_NO_DATE_ALONE
    ),
    Fault("nothing brought to small letters", "incident-letter-case", _INCIDENTS, '"lowercase", ', ""),
    Fault("no accents folded", "person-diacritics", _PEOPLE, '"asciifolding"', '"lowercase"', beside=_NO_DATE_ALONE),
    only_people(
        "a space around a name left standing",
        "person-spaces",
        '{"match_none": {}}',
        where="query.surname != last",
    ),
    Fault(
        "a postcode checked against a pattern with a plain space",
        "person-no-break-spaces",
        PERSON,
        "named = whole or first or last",
        'named = (whole or first or last) and " " in postcode',
    ),
    only_people(
        "a whole name cut before its last word",
        "person-surname-first",
        """{{ by_name('{"bool": {"filter": [' ~ match("names.forename.joined", whole.rpartition(" ")[0]) ~ ", "
           ~ match("names.surname.joined", whole.rpartition(" ")[2]) ~ "]}}") }}""",
        where="whole",
    ),
    only_people(
        "the boxes of a name never exchanged",
        "person-name-order",
        '{{ by_name(match("names.surname", last)) }}',
        where="first and last",
    ),
    only_people("no name without its hyphen", "person-hyphen", _ALL_WORDS, where="last"),
    only_people("apostrophes dropped on one side", "person-apostrophe", _ALL_WORDS, where="last"),
    *(
        only_people(
            "a date read with slashes alone",
            relation,
            '{"match_none": {}}',
            where='born and "/" not in query.date_of_birth',
        )
        for relation in ("person-date-format", "person-date-as-noted")
    ),
    Fault(
        "a date read with slashes alone",
        "incident-date-format",
        INCIDENT,
        "query.date | date_parts,",
        '((query.date | date_parts) if "/" in query.date else none),',
    ),
    Fault(
        "day and month read the other way round",
        "incident-date-or-window",
        INCIDENT,
        "query.date | date_parts,",
        "((query.date | date_parts).swapped if query.date else none) or query.date | date_parts,",
    ),
    only_people("a letter compared as typed", "person-sex-letter", '{{ exactly("sex", sex) }}', where="sex"),
    Fault(
        "no postcode without its space",
        "person-postcode-format",
        PERSON,
        "placed = street or town or postcode",
        'placed = street or town or " " in postcode',
    ),
    Fault(
        "no postcode without its space",
        "incident-postcode-format",
        INCIDENT,
        "{% if postcode %}",
        '{% if " " in postcode %}',
    ),
    Fault(
        "a box for eleven digits",
        "person-phone-format",
        PERSON,
        'match("phones", phone)',
        'match("phones", phone[:11])',
    ),
    Fault(
        "a box for eleven digits",
        "incident-phone-format",
        INCIDENT,
        'match("caller_phone", phone)',
        'match("caller_phone", phone[:11])',
    ),
    Fault(
        "no mark in small letters",
        "person-vehicle-format",
        PERSON,
        "query.vehicle | typed",
        '(query.vehicle | typed if query.vehicle == query.vehicle | upper else "")',
    ),
    Fault(
        "no mark in small letters",
        "incident-vehicle-format",
        INCIDENT,
        "{% if vehicle %}",
        "{% if vehicle and vehicle == vehicle | upper %}",
    ),
    Fault(
        "a mark that stands apart is no letter, and what is not all letters is not read",
        "person-decomposed",
        PERSON,
        "query.surname | typed",
        '(query.surname | typed if query.surname | letters == query.surname | length else "")',
    ),
    Fault(
        "a number in full alone",
        "person-identifier-format",
        PERSON,
        "query.identifier | typed",
        '(query.identifier | typed if query.identifier | length > 8 else "")',
    ),
    Fault(
        "a reference ends at a space",
        "incident-reference-format",
        INCIDENT,
        "query.reference | typed",
        '(query.reference | typed).partition(" ")[0]',
    ),
    Fault(
        "a box for three digits",
        "incident-number-format",
        INCIDENT,
        "query.number | typed",
        "(query.number | typed)[:3]",
    ),
    Fault(
        "each street of a junction in a field of its own",
        "incident-junction-reversed",
        INCIDENT,
        'side_by_side("streets", crossing)',
        'match("crossing", crossing)',
    ),
    Fault(
        "abbreviations of streets forgotten",
        "incident-street-abbreviated",
        INCIDENT,
        """{{ scored(STREET_SIDE_BY_SIDE, side_by_side("streets", street)) }},
        {{ there("line", street, whole="streets.joined") }},""",
        '{{ scored(WORDS_OF_PLACE, match("line", street, analyzer="words")) }},',
    ),
    Fault("all in any order", "person-asked-twice", PERSON, '"sort": ["_score", {"id": "asc"}]', _IN_ANY_ORDER),
    Fault("equals in any order", "person-pages", PERSON, '"sort": ["_score", {"id": "asc"}]', _IN_EQUAL_ORDER),
    Fault(
        "all in any order",
        "incident-asked-twice",
        INCIDENT,
        '"sort": ["_score", {"opened": "desc"}, {"id": "asc"}]',
        _IN_ANY_ORDER,
    ),
    Fault(
        "hits skipped taken for pages", "incident-pages", INCIDENT, '"from": {{ start }}', '"from": {{ start * size }}'
    ),
)
def test_fails_for(fault: Fault, broken: Break, trial_of: TrialOf) -> None:
    assert_found(trial_of(fault.relation, fault.done_to(broken)))
