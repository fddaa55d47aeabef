"""Every relation of the family "hidden" holds for the reference, and is seen to fail."""

import pytest

from harness.relations import Family
from harness.systems import reference_system
from tests.relations.breaks import INCIDENT, OPEN, PERSON, Fault, faults, shown_to_all
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds, of_family


@pytest.mark.parametrize("name", of_family(Family.HIDDEN))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()))


@faults(
    Fault("shown by postcode alone", "person-hidden", PERSON, OPEN, shown_to_all("postcode and not named")),
    Fault("shown by telephone", "person-hidden", PERSON, OPEN, shown_to_all("phone")),
    Fault("shown by marker", "person-hidden", PERSON, OPEN, shown_to_all("marker")),
    Fault("shown by the box for anything", "person-hidden", PERSON, OPEN, shown_to_all("anything.words")),
    Fault(
        "shown by officer",
        "incident-hidden",
        INCIDENT,
        '{"term": {"visibility": "open"}},',
        '{% if not officer %}{"term": {"visibility": "open"}},{% endif %}',
    ),
    Fault(
        "shown by role",
        "incident-hidden",
        INCIDENT,
        '{"term": {"visibility": "open"}},',
        '{% if not role %}{"term": {"visibility": "open"}},{% endif %}',
    ),
    Fault(
        "counted, and only then taken from the page",
        "person-hidden",
        PERSON,
        '"track_total_hits": 1000,',
        '"track_total_hits": 1000, "collapse": {"field": "sex"},',
    ),
)
def test_fails_for(fault: Fault, broken: Break, trial_of: TrialOf) -> None:
    # Few records are hidden, and the simplest that has what is asked by may have much else.
    assert_found(trial_of(fault.relation, fault.done_to(broken)), at_most=9)
