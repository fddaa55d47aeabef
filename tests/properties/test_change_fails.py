"""Every relation of the family "change" holds for the reference, and is seen to fail."""

import pytest

from harness.properties import Family
from harness.systems import reference_system
from tests.properties.conftest import TrialOf, assert_holds, of_family


@pytest.mark.parametrize("name", of_family(Family.CHANGE))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()))
