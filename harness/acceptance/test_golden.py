"""Every hand-written topic: does what its author says must hold?"""

import pytest

from generators.variations import Tier
from harness.acceptance.conftest import yield_result
from harness.conductor import Conductor
from harness.golden import GoldenTopic, load_golden
from harness.judging.checks import GoldenResult, Status
from harness.report.failure import Miss, miss_text
from harness.run import Answer, Failure, Ranking
from harness.searching.session import Session


@pytest.fixture(scope="session")
def golden_answers(session: Session, conductor: Conductor, request: pytest.FixtureRequest) -> dict[str, Answer]:
    """The answers to every golden topic selected, asked together."""
    nodeids = "\n".join(item.nodeid for item in request.session.items)
    topics = [golden.to_topic() for golden in session.golden.topics if f"[{golden.id}]" in nodeids]
    return conductor.stopwatch.ask(session.search, topics)


@pytest.fixture
def ranking(golden: GoldenTopic, golden_answers: dict[str, Answer], request: pytest.FixtureRequest) -> Ranking:
    """The answer to one golden topic, if it can be relied on."""
    answer = golden_answers[golden.id]
    if isinstance(answer, Failure):
        yield_result(request.node, _result(golden, Status.INVALID, answer.reason))
        pytest.fail(f"{golden.id} could not be asked: {answer.reason}", pytrace=False)
    return answer


@pytest.mark.parametrize("golden", [pytest.param(golden, id=golden.id) for golden in load_golden().topics])
def test_holds(
    golden: GoldenTopic, ranking: Ranking, session: Session, conductor: Conductor, request: pytest.FixtureRequest
) -> None:
    """Everything expected of the answer holds; a known failure fails."""
    findings = golden.findings(ranking, system=session.system.name)

    status = _status(golden, findings, known=session.system.name in golden.known_failures)
    yield_result(request.node, _result(golden, status, *findings), topic_class=golden.topic_class)
    if status is Status.REPORTED:
        pytest.xfail(f"weak tier: {'; '.join(findings)}")
    if findings:
        miss = Miss(topic=golden.to_topic(), ranking=ranking, reasons=tuple(findings))
        pytest.fail(miss_text(miss, session.records, options=conductor.options), pytrace=False)


def _status(golden: GoldenTopic, findings: list[str], *, known: bool) -> Status:
    if known:
        return Status.UNEXPECTEDLY_HELD if findings else Status.KNOWN_FAILURE
    if not findings:
        return Status.HELD
    return Status.REPORTED if golden.tier is Tier.WEAK else Status.BROKEN


def _result(golden: GoldenTopic, status: Status, *reasons: str) -> GoldenResult:
    return GoldenResult(
        topic=golden.id,
        intent=golden.intent,
        topic_class=golden.topic_class,
        tier=golden.tier,
        status=status,
        reasons=reasons,
    )
