"""Every relation of the family "identity" holds for the reference, and is seen to fail."""

import pytest

from harness.relations import Family
from harness.systems import reference_system
from tests.relations.breaks import INCIDENT, PERSON, Fault, Shown, faults, only_people
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds, of_family


@pytest.mark.parametrize("name", of_family(Family.IDENTITY))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()))


@faults(
    Shown("alias-not-searched", "person-by-alias"),
    only_people(
        "former names left out",
        "person-by-former-name",
        """{{ by_name('{"bool": {"filter": [{"term": {"names.kind": "recorded"}}, '
           ~ match("names.surname", last) ~ "]}}") }}""",
        where="last",
    ),
    Fault(
        "a number ends at a slash, as part of an address of the web",
        "person-by-identifier",
        PERSON,
        "query.identifier | typed",
        '(query.identifier | typed).partition("/")[0]',
    ),
    Fault(
        "a field renamed, the request not",
        "person-by-phone",
        PERSON,
        'match("phones", phone)',
        'match("phone_numbers", phone)',
    ),
    Fault(
        "a mark looked up as typed among analysed ones",
        "person-by-vehicle",
        PERSON,
        'match("vehicles", vehicle)',
        'exactly("vehicles", vehicle)',
    ),
    Fault(
        "a daily number looked up without its date",
        "incident-reference-and-number",
        INCIDENT,
        "{% if date and not reference %}",
        "{% if date and not reference and not number %}",
    ),
    Fault(
        "people of incidents looked for among fields of people",
        "incident-and-its-people",
        INCIDENT,
        'name_query("involved.", first, last)',
        'name_query("names.", first, last)',
    ),
    Fault(
        "forename and surname looked for in one field",
        "person-and-their-incidents",
        INCIDENT,
        'name_query("involved.", first, last)',
        'match("involved.surname", first ~ " " ~ last)',
    ),
)
def test_fails_for(fault: Fault | Shown, broken: Break, trial_of: TrialOf) -> None:
    assert_found(trial_of(fault.relation, fault.done_to(broken)))
