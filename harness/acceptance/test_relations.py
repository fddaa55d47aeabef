"""Every relation between searches: does it hold for whomever Hypothesis finds?"""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any

import pytest

from generators.topics import Intent
from harness.acceptance.conftest import leave
from harness.loading.sandbox import Sandbox, open_sandbox
from harness.measuring.session import Session
from harness.pytest_plugin.controller import Conductor
from harness.pytest_plugin.gathered import Left
from harness.relations import RELATIONS, Relation
from harness.relations.arena import Arena
from harness.relations.case import World
from harness.relations.exceptions import Excepted, exceptions
from harness.relations.trial import Trial
from harness.report.counterexample import counterexample_text
from harness.runs import RelationOutcome, Status


@pytest.fixture(scope="session")
def arena(session: Session) -> Iterator[Arena]:
    """The search under test over the session's corpus, with a sandbox that is made when first needed."""
    with ExitStack() as opened:

        @cache
        def sandbox() -> Sandbox:
            client = opened.enter_context(session.engine.client())
            return opened.enter_context(open_sandbox(client, session.system, session.corpus))

        world = World(truth=session.truth, lacks=session.system.intents[Intent.PERSON].lacks)
        yield Arena(search=session.search, world=world, sandbox=sandbox)


@pytest.fixture
def trial(relation: Relation[Any], arena: Arena, conductor: Conductor, request: pytest.FixtureRequest) -> Trial[Any]:
    """The relation tried on as many records as the profile allows, if every question was answered."""
    trial = Trial(relation, arena)
    trial.run(seeded=conductor.choices.hypothesis_seed)
    if trial.unanswered:
        leave(request.node, Left(of=_outcome(relation, trial, Status.INVALID, trial.unanswered)))
        pytest.fail(f"{relation.name} could not be asked: {trial.unanswered}", pytrace=False)
    return trial


@pytest.mark.parametrize("relation", [pytest.param(relation, id=name) for name, relation in RELATIONS.items()])
def test_holds(
    relation: Relation[Any],
    trial: Trial[Any],
    session: Session,
    conductor: Conductor,
    request: pytest.FixtureRequest,
) -> None:
    """No record breaks the relation, unless the system's own file says that some may."""
    found = trial.counterexample

    excepted = exceptions(session.system).get(relation.name)
    reasons = [found.reason] if found else []
    declared = excepted.reason if excepted else ""
    outcome = _outcome(relation, trial, _status(excepted, found), *reasons, declared=declared)
    leave(request.node, Left(of=outcome))
    if found and not excepted:
        told = counterexample_text(
            found,
            bodies=[session.search.body(question) for question in found.questions.asked],
            records=session.records,
            classes=session.golden.classes,
            options=conductor.choices.relation_options,
        )
        pytest.fail(told, pytrace=False)


def _status(excepted: Excepted | None, found: object) -> Status:
    if excepted:
        return Status.DECLARED if excepted.declared else Status.LACKING
    return Status.BROKEN if found else Status.HELD


def _outcome(
    relation: Relation[Any], trial: Trial[Any], status: Status, *reasons: str, declared: str = ""
) -> RelationOutcome:
    return RelationOutcome(
        name=relation.name,
        status=status,
        reasons=reasons,
        declared=declared,
        examples=trial.examples,
        telling=trial.telling,
        searches=trial.searches,
        seconds=trial.seconds,
        waited=trial.waited,
    )
