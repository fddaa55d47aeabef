"""Every relation of the family "hidden" holds for the reference, and is seen to fail."""

import pytest

from harness.relations import Family
from harness.systems import reference_system
from tests.relations.breaks import PERSON, Fault, Shown, faults
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds, of_family


@pytest.mark.parametrize("name", of_family(Family.HIDDEN))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()))


@faults(
    *(Shown(f"hidden-by-form-{box}", "person-hidden") for box in ("postcode", "phone", "marker", "anything")),
    *(Shown(f"hidden-by-form-{box}", "incident-hidden") for box in ("officer", "role")),
    Fault(
        "counted, and only then taken from the page",
        "person-hidden",
        PERSON,
        '"track_total_hits": 1000,',
        '"track_total_hits": 1000, "collapse": {"field": "sex"},',
    ),
)
def test_fails_for(fault: Fault | Shown, broken: Break, trial_of: TrialOf) -> None:
    # Few records are hidden, and the simplest that has what is asked by may have much else.
    assert_found(trial_of(fault.relation, fault.done_to(broken)), at_most=9)
