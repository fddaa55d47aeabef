"""Every hand-written topic: does what its author says must hold?"""

from dataclasses import replace

import pytest

from harness.acceptance.conftest import conductor_of, leave
from harness.golden import GoldenTopic
from harness.measuring.diagnosing import diagnosed
from harness.measuring.golden import golden_outcome
from harness.measuring.session import Session
from harness.pytest_plugin.controller import Conductor
from harness.pytest_plugin.gathered import Left
from harness.report.text.failure import Miss, miss_text
from harness.runs import Answer, Failure, GoldenOutcome, Status

_LOOKED_AT = 5
"""Why so many of the records that a topic missed were missed is looked for."""
_EXPECTED = frozenset({Status.REPORTED, Status.KNOWN_FAILURE})
"""What a topic may come to without holding."""


@pytest.fixture(scope="session")
def golden_answers(session: Session, conductor: Conductor, request: pytest.FixtureRequest) -> dict[str, Answer]:
    """The answers to every golden topic selected, asked together."""
    nodeids = "\n".join(item.nodeid for item in request.session.items)
    keys = session.keys
    topics = [golden.to_topic(keys) for golden in session.golden.topics if f"[{golden.id}]" in nodeids]
    return conductor.stopwatch.ask(session.backend, topics)


@pytest.fixture
def checked(
    golden: GoldenTopic,
    golden_answers: dict[str, Answer],
    session: Session,
    request: pytest.FixtureRequest,
) -> tuple[GoldenOutcome, Miss]:
    """How one golden topic came out, and what it got, if its answer can be relied on."""
    outcome, part = golden_outcome(session, golden, golden_answers[golden.id])
    leave(request.node, Left(of=outcome, part=part), topic_class=golden.topic_class)
    # Of the part alone: it holds what may be told.
    (topic,), (answer,) = part.topics, part.answers
    if isinstance(answer, Failure):
        pytest.fail(f"{golden.id} could not be asked: {answer.reason}", pytrace=False)
    return outcome, Miss(topic=topic, ranking=answer, reasons=outcome.reasons)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Ask every topic of the folders that this run was given."""
    topics = conductor_of(metafunc.config).choices.golden.topics
    metafunc.parametrize("golden", [pytest.param(golden, id=golden.id) for golden in topics])


def test_holds(checked: tuple[GoldenOutcome, Miss], session: Session, conductor: Conductor) -> None:
    """Everything expected of the answer holds, unless the system's own file says that it falls short of this."""
    outcome, got = checked

    if outcome.status in _EXPECTED:
        pytest.xfail(f"{outcome.known or 'weak tier'}: {'; '.join(outcome.reasons)}")
    if outcome.reasons:
        causes = diagnosed(session, [(got.topic, got.ranking)], most=_LOOKED_AT)
        got = replace(got, causes=tuple(causes))
        pytest.fail(miss_text(got, session.records, options=conductor.choices.options), pytrace=False)
