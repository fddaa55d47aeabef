"""Every relation of the family "narrowing" holds for the reference, and is seen to fail."""

import pytest

from harness.relations import Family
from harness.systems import reference_system
from tests.relations.breaks import INCIDENT, Fault, faults, only_people
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds, of_family

_AT_ADDRESS = """{"nested": {"path": "addresses", "query": {"bool": {"filter": [%s]}}}}"""


@pytest.mark.parametrize("name", of_family(Family.NARROWING))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()))


@faults(
    only_people(
        "day and month of birth read the other way round",
        "person-narrowed-by-birth",
        '{"term": {"date_of_birth.text": "{{ born.swapped.iso }}"}}',
        where="born and born.swapped",
    ),
    only_people(
        "sex sent as a letter that no record has",
        "person-narrowed-by-sex",
        '{{ exactly("sex", sex | lower) }}',
        where="sex",
    ),
    only_people(
        "a town looked up as typed among analysed words",
        "person-narrowed-by-town",
        _AT_ADDRESS % '{{ exactly("addresses.town", town) }}',
        where="town",
    ),
    only_people(
        "a whole postcode looked up among their first halves",
        "person-narrowed-by-postcode",
        _AT_ADDRESS % '{{ match("addresses.postcode.outward", postcode) }}',
        where="postcode",
    ),
    only_people(
        "forename and surname looked for in one field",
        "person-narrowed-by-forename",
        '{{ by_name(match("names.surname", first ~ " " ~ last)) }}',
        where="first and last",
    ),
    Fault(
        "open taken for closed",
        "incident-narrowed-by-status",
        INCIDENT,
        'exactly("open", status == "open")',
        'exactly("open", status != "open")',
    ),
    Fault(
        "a field renamed, the request not",
        "incident-narrowed-by-category",
        INCIDENT,
        'match("category", category)',
        'match("category_name", category)',
    ),
    Fault(
        "a whole postcode looked up among their first halves",
        "incident-narrowed-by-postcode",
        INCIDENT,
        'match("postcode", postcode)',
        'match("postcode.outward", postcode)',
    ),
    Fault(
        "a flag asked for instead of a window",
        "incident-narrowed-by-flag",
        INCIDENT,
        "{% if since or until %}{{",
        "{% if (since or until) and not flag %}{{",
    ),
    Fault(
        "a grade of risk sent as its first letter",
        "incident-narrowed-by-risk",
        INCIDENT,
        'exactly("risk", risk)',
        'exactly("risk", risk[0])',
    ),
    Fault(
        "a field renamed, the request not",
        "incident-narrowed-by-officer",
        INCIDENT,
        'exactly("officers", officer)',
        'exactly("officer", officer)',
    ),
    Fault(
        "the end of a window rounded down to the month",
        "incident-window-inside-window",
        INCIDENT,
        '"lt": "{{ until }}"',
        '"lt": "{{ until[:7] }}"',
    ),
)
def test_fails_for(fault: Fault, broken: Break, trial_of: TrialOf) -> None:
    assert_found(trial_of(fault.relation, fault.done_to(broken)))
