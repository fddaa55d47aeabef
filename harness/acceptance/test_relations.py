"""Every relation between searches: does it hold for whomever Hypothesis finds?"""

from collections.abc import Iterator
from typing import Any

import pytest

from harness.acceptance.conftest import leave
from harness.measuring.relations import open_arena, tried
from harness.measuring.session import Session
from harness.pytest_plugin.controller import Conductor
from harness.pytest_plugin.gathered import Left
from harness.relations import RELATIONS, Relation
from harness.relations.arena import Arena
from harness.relations.exceptions import exceptions
from harness.relations.runner import RelationRunner
from harness.report.text.counterexample import counterexample_text


@pytest.fixture(scope="session")
def arena(session: Session) -> Iterator[Arena]:
    """The search under test over the session's corpus."""
    with open_arena(session) as arena:
        yield arena


@pytest.fixture
def trial(
    relation: Relation[Any], arena: Arena, session: Session, conductor: Conductor, request: pytest.FixtureRequest
) -> RelationRunner[Any]:
    """The relation tried on as many records as the profile allows, if every question was answered."""
    trial, outcome = tried(session, arena, relation, seeded=conductor.choices.hypothesis_seed)
    leave(request.node, Left(of=outcome), examples=outcome.examples, telling=outcome.telling)
    if trial.unanswered:
        pytest.fail(f"{relation.name} could not be asked: {trial.unanswered}", pytrace=False)
    return trial


@pytest.mark.parametrize("relation", [pytest.param(relation, id=name) for name, relation in RELATIONS.items()])
def test_holds(relation: Relation[Any], trial: RelationRunner[Any], session: Session, conductor: Conductor) -> None:
    """No record breaks the relation, unless the system's own file says that some may."""
    found = trial.counterexample

    if found and relation.name not in exceptions(session.system):
        told = counterexample_text(
            found,
            bodies=[session.backend.told(question) for question in found.questions.asked],
            records=session.records,
            classes=session.golden.classes,
            options=conductor.choices.relation_options,
        )
        pytest.fail(told, pytrace=False)
