"""Every relation of the family "widening" holds for the reference, and is seen to fail."""

import pytest

from harness.relations import Family
from harness.systems import reference_system
from tests.relations.breaks import INCIDENT, NAMES, PERSON, Fault, faults, only_people
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds, of_family


@pytest.mark.parametrize("name", of_family(Family.WIDENING))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()))


@faults(
    Fault(
        "a window without an end taken for one of a day",
        "incident-open-window",
        INCIDENT,
        '{% if until %}"lt"',
        '{% if since and not until %}"lt": "{{ since }}||+1d",{% endif %}{% if until %}"lt"',
    ),
    Fault(
        "postcodes indexed whole alone",
        "incident-outward-postcode",
        INCIDENT,
        'match("postcode.outward", postcode)',
        'match("postcode", postcode)',
    ),
    Fault(
        "the end of a year or month of birth rounded down",
        "person-birth-in-part",
        PERSON,
        'days("born", born.first, born.last)',
        'days("born", born.first, born.first)',
    ),
    Fault(
        "an age reckoned by years alone",
        "person-age-for-birth",
        PERSON,
        'days("born", of_age.first, of_age.last)',
        'days("born", of_age.first, of_age.first.year ~ "-12-31")',
    ),
    only_people(
        "nobody is looked for by street and town without a name",
        "person-place-in-parts",
        '{"match_none": {}}',
        where="street and town and not named and not born",
    ),
    Fault(
        "a postcode is looked for in a street alone",
        "incident-place-in-parts",
        INCIDENT,
        "{% if postcode %}",
        '{% if postcode and not street %}{"match_none": {}},{% endif %}{% if postcode %}',
    ),
    Fault(
        "the full stop behind an initial counted as a letter",
        "person-initial-for-forename",
        NAMES,
        "{% if length == 1 %}",
        "{% if typed | length == 1 %}",
        beside=Fault(
            "the first letter of a whole forename counted for nothing",
            "person-initial-for-forename",
            NAMES,
            '(3.2,  "forename.initial",    "",              "and", "the same initial"),',
            "",
        ),
    ),
)
def test_fails_for(fault: Fault, broken: Break, trial_of: TrialOf) -> None:
    assert_found(trial_of(fault.relation, fault.done_to(broken)))
