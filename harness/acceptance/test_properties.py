"""Every relation between searches: does it hold for whomever Hypothesis finds?"""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.topics import Intent
from harness.acceptance.conftest import yield_result
from harness.judging.results import PropertyResult, Status
from harness.properties import RELATIONS, Relation
from harness.properties.trial import Counterexample, Trial
from harness.searching.session import Session


@pytest.mark.parametrize("relation", [pytest.param(relation, id=name) for name, relation in RELATIONS.items()])
def test_holds(relation: Relation[Any], session: Session, request: pytest.FixtureRequest) -> None:
    """No record breaks the relation."""
    records = session.corpus.people if relation.intent is Intent.PERSON else session.corpus.incidents
    trial = Trial(relation, session.search)
    candidates = trial.candidates(records)
    if not candidates:
        yield_result(request.node, _result(relation, Status.INVALID, "the corpus holds no record to ask it of"))
        pytest.fail(f"{relation.name}: the corpus holds no record to ask it of", pytrace=False)

    @given(record=st.sampled_from(candidates), rng=st.randoms(use_true_random=False))
    def holds(record: Any, rng: random.Random) -> None:  # noqa: ANN401  # a person or an incident
        trial.try_record(record, rng)

    try:
        holds()
    except Counterexample as broken:
        yield_result(request.node, _result(relation, Status.BROKEN, broken.because))
        pytest.fail(str(broken), pytrace=False)
    if trial.unanswered:
        yield_result(request.node, _result(relation, Status.INVALID, trial.unanswered))
        pytest.fail(f"{relation.name} could not be asked: {trial.unanswered}", pytrace=False)
    yield_result(request.node, _result(relation, Status.HELD), examples=trial.tried)


def _result(relation: Relation[Any], status: Status, *reasons: str) -> PropertyResult:
    return PropertyResult(name=relation.name, status=status, reasons=reasons)
