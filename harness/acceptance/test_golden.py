"""Every hand-written topic: does what its author says must hold?"""

import pytest

from generators.variations import Tier
from harness.acceptance.conftest import conductor_of, leave
from harness.golden import GoldenTopic
from harness.golden.marks import known_failures
from harness.measuring.session import Session
from harness.pytest_plugin.controller import Conductor
from harness.pytest_plugin.gathered import Left
from harness.report.failure import Miss, miss_text
from harness.runs import Answer, Failure, GoldenOutcome, Part, Ranking, Status

_EXPECTED = frozenset({Status.REPORTED, Status.KNOWN_FAILURE})
"""What a topic may come to without holding."""


@pytest.fixture(scope="session")
def golden_answers(session: Session, conductor: Conductor, request: pytest.FixtureRequest) -> dict[str, Answer]:
    """The answers to every golden topic selected, asked together."""
    nodeids = "\n".join(item.nodeid for item in request.session.items)
    keys = session.corpus.cast
    topics = [golden.to_topic(keys) for golden in session.golden.topics if f"[{golden.id}]" in nodeids]
    return conductor.stopwatch.ask(session.search, topics)


@pytest.fixture
def ranking(
    golden: GoldenTopic, golden_answers: dict[str, Answer], session: Session, request: pytest.FixtureRequest
) -> Ranking:
    """The answer to one golden topic, if it can be relied on."""
    answer = golden_answers[golden.id]
    if isinstance(answer, Failure):
        leave(request.node, _left(golden, session, answer, Status.INVALID, answer.reason))
        pytest.fail(f"{golden.id} could not be asked: {answer.reason}", pytrace=False)
    return answer


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Ask every topic of the folders that this run was given."""
    topics = conductor_of(metafunc.config).choices.golden.topics
    metafunc.parametrize("golden", [pytest.param(golden, id=golden.id) for golden in topics])


def test_holds(
    golden: GoldenTopic, ranking: Ranking, session: Session, conductor: Conductor, request: pytest.FixtureRequest
) -> None:
    """Everything expected of the answer holds, unless the system's own file says that it falls short of this."""
    keys = session.corpus.cast
    findings = golden.check(ranking, keys=keys)

    known = known_failures(session.system, session.golden).get(golden.id, "")
    status = _status(golden, findings, known=known)
    left = _left(golden, session, ranking, status, *findings, known=known)
    leave(request.node, left, topic_class=golden.topic_class)
    if status in _EXPECTED:
        pytest.xfail(f"{known or 'weak tier'}: {'; '.join(findings)}")
    if findings:
        miss = Miss(topic=golden.to_topic(keys), ranking=ranking, reasons=tuple(findings))
        pytest.fail(miss_text(miss, session.records, options=conductor.choices.options), pytrace=False)


def _status(golden: GoldenTopic, findings: list[str], *, known: str) -> Status:
    if known:
        return Status.KNOWN_FAILURE if findings else Status.STALE_MARK
    if not findings:
        return Status.HELD
    return Status.REPORTED if golden.tier is Tier.WEAK else Status.BROKEN


def _left(
    golden: GoldenTopic, session: Session, answer: Answer, status: Status, *reasons: str, known: str = ""
) -> Left:
    topic = golden.to_topic(session.corpus.cast)
    outcome = GoldenOutcome(
        topic=golden.id,
        intent=golden.intent,
        topic_class=golden.topic_class,
        tier=golden.tier,
        status=status,
        reasons=reasons,
        known=known,
    )
    return Left(of=outcome, part=Part.of([topic], {topic.id: answer}))
