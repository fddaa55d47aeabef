"""Every record that the system was given: is it there once, and every field of it as it was?"""

import pytest

from generators.topics import Intent
from harness.acceptance.conftest import leave
from harness.measuring.records import fidelity_of
from harness.measuring.session import Session
from harness.pytest_plugin.gathered import Left
from harness.report.text.fidelity import fidelity_lines
from harness.runs import Fidelity, part_of_records


@pytest.fixture
def fidelity(intent: Intent, session: Session, request: pytest.FixtureRequest) -> Fidelity:
    """How the records of one kind are held, if that can be known."""
    fidelity = fidelity_of(session, intent)
    leave(request.node, Left(of=fidelity), records=fidelity.asked, sound=fidelity.sound)
    if fidelity.error:
        pytest.fail(f"{fidelity.name} could not be looked up: {fidelity.error}", pytrace=False)
    return fidelity


@pytest.mark.parametrize("intent", [pytest.param(intent, id=part_of_records(intent)) for intent in Intent])
def test_held(fidelity: Fidelity) -> None:
    """Nothing is lost, doubled, shifted or damaged, as far as anybody can look."""
    if fidelity.findings:
        pytest.fail("\n".join(fidelity_lines([fidelity])), pytrace=False)
