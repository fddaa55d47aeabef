"""Every relation of the family "partition" holds for the reference, and is seen to fail."""

import pytest

from harness.relations import Family
from harness.systems import reference_system
from tests.relations.breaks import INCIDENT, PERSON, Fault, Shown, faults, only_people
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds, of_family


@pytest.mark.parametrize("name", of_family(Family.PARTITION))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()))


@faults(
    Fault(
        "the end of a window rounded down to the month",
        "incident-window-split",
        INCIDENT,
        '"lt": "{{ until }}"',
        '"lt": "{{ until[:7] }}"',
    ),
    Fault(
        "a window ends with its last day",
        "incident-day-by-hours",
        INCIDENT,
        '"lt": "{{ until }}"',
        '"lt": "{{ until[:10] }}||+1d"',
    ),
    Fault(
        "an hour that the clock shows twice is the first as a beginning and the second as an end",
        "incident-clock-change-by-hours",
        INCIDENT,
        '"lt": "{{ until }}"',
        '"lt": "{{ query.until }}", "time_zone": "Europe/London"',
    ),
    Fault(
        "no other status known than open",
        "incident-status-split",
        INCIDENT,
        'status in ("open", "closed")',
        'status == "open"',
    ),
    Fault(
        "none taken for the name of a flag",
        "incident-flag-split",
        INCIDENT,
        'flag | lower == "none"',
        'flag == ""',
    ),
    *(Shown("total-lower-bound", relation) for relation in ("person-total", "incident-total")),
    Fault(
        "records folded into one after they were counted",
        "person-total",
        PERSON,
        '"track_total_hits": 1000',
        '"track_total_hits": 1000, "collapse": {"field": "sex"}',
    ),
    *(
        only_people("a date of birth required", relation, "{{ born_exactly(born) }}", where="born")
        for relation in ("person-birth-unknown", "person-birth-or-unknown")
    ),
)
def test_fails_for(fault: Fault | Shown, broken: Break, trial_of: TrialOf) -> None:
    assert_found(trial_of(fault.relation, fault.done_to(broken)))
