"""Every relation of the family "ordering" holds for the reference, and is seen to fail."""

import pytest

from harness.relations import Family
from harness.systems import reference_system
from tests.relations.breaks import INCIDENT, PERSON, Fault, Shown, faults, only_people
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds, of_family


@pytest.mark.parametrize("name", of_family(Family.ORDERING))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()))


@faults(
    Shown("fold-no-original", "person-accents-as-typed-first"),
    Fault(
        "a place left out beside a name",
        "person-exact-before-near",
        PERSON,
        "{% if placed %}{{ lives_there(",
        "{% if placed and not named %}{{ lives_there(",
    ),
    Fault(
        "a name and a telephone worth no more than the name",
        "person-more-fields-first",
        PERSON,
        "{% set PHONE_OR_VEHICLE = 6 %}",
        "{% set PHONE_OR_VEHICLE = 0 %}",
    ),
    only_people(
        "no name but for the four letters with which it begins",
        "person-one-edit-before-two",
        """{{ by_name('{"prefix": {"names.surname.written": "' ~ (last | lower)[:4] ~ '"}}') }}""",
        where="last",
    ),
    Fault(
        "a word as typed worth no more than another form",
        "incident-words-before-near",
        INCIDENT,
        """{{ scored(NARRATIVE_AS_TYPED, match("narrative", words)) }},
    {{ scored(LOG_AS_TYPED, match("text", words)) }},""",
        "",
    ),
    Fault("equals by their ids", "incident-newest-first", INCIDENT, '{"opened": "desc"}, ', ""),
)
def test_fails_for(fault: Fault, broken: Break, trial_of: TrialOf) -> None:
    assert_found(trial_of(fault.relation, fault.done_to(broken)), at_most=6)
