"""Every relation of the family "change" holds for the reference, and is seen to fail."""

import pytest

from harness.loading.sandbox import Sandbox
from harness.relations import Family
from harness.systems import reference_system
from tests.relations.breaks import (
    ALIASES_LEFT_OUT,
    INCIDENT,
    PERSON,
    Fault,
    Mishap,
    deletions_skipped,
    faults,
    full_load,
    nothing_refreshed,
)
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds, of_family

_OPEN = '{"term": {"visibility": "open"}}'


@pytest.mark.parametrize("name", of_family(Family.CHANGE))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()))


@faults(
    *(
        Fault("restricted records shown", f"{file.partition('.')[0]}-restricted", file, _OPEN, '{"match_all": {}}')
        for file in (PERSON, INCIDENT)
    ),
    Fault("aliases left out", "person-alias-added", *ALIASES_LEFT_OUT),
)
def test_fails_for(fault: Fault, broken: Break, trial_of: TrialOf) -> None:
    assert_found(trial_of(fault.relation, fault.done_to(broken)))


@faults(
    Mishap("nothing refreshed", "person-added", nothing_refreshed),
    Mishap("nothing refreshed", "incident-added", nothing_refreshed),
    Mishap("deletions skipped", "person-deleted", deletions_skipped),
    Mishap("deletions skipped", "incident-deleted", deletions_skipped),
    Mishap("a few records taken for a full load", "person-others-added", full_load),
    Mishap("a few records taken for a full load", "incident-others-added", full_load),
)
def test_fails_when_loaded_with(fault: Mishap, monkeypatch: pytest.MonkeyPatch, trial_of: TrialOf) -> None:
    monkeypatch.setattr(Sandbox, "become", fault.become)

    found = assert_found(trial_of(fault.relation, reference_system()))

    assert found.place > len(found.questions.asked)  # it is the answer after the change that falls short
