"""Every relation between searches: does it hold for whomever Hypothesis finds?"""

from typing import Any

import pytest

from generators.records import Visibility
from generators.topics import Intent
from harness.acceptance.conftest import yield_result
from harness.judging.checks import PropertyResult, Status
from harness.properties import RELATIONS, Relation
from harness.properties.trial import Trial
from harness.searching.session import Session


@pytest.fixture
def trial(relation: Relation[Any], session: Session, request: pytest.FixtureRequest) -> Trial[Any]:
    """The relation tried on as many records as the profile allows, if every question was answered."""
    trial = Trial(relation, session.search)
    records = session.corpus.people if relation.intent is Intent.PERSON else session.corpus.incidents
    trial.run([record for record in records if record.visibility is Visibility.OPEN])
    if trial.unanswered:
        yield_result(request.node, _result(relation, Status.INVALID, trial.unanswered))
        pytest.fail(f"{relation.name} could not be asked: {trial.unanswered}", pytrace=False)
    return trial


@pytest.mark.parametrize("relation", [pytest.param(relation, id=name) for name, relation in RELATIONS.items()])
def test_holds(relation: Relation[Any], trial: Trial[Any], request: pytest.FixtureRequest) -> None:
    """No record breaks the relation."""
    broken = trial.counterexample

    status, reasons = (Status.BROKEN, [broken.because]) if broken else (Status.HELD, [])
    yield_result(request.node, _result(relation, status, *reasons), examples=trial.tried)
    if broken:
        pytest.fail(str(broken), pytrace=False)


def _result(relation: Relation[Any], status: Status, *reasons: str) -> PropertyResult:
    return PropertyResult(name=relation.name, status=status, reasons=reasons)
