"""Golden topics must hold unless they are marked, and few may be."""

from dataclasses import replace

import pytest

from generators.topics import CLASSES
from harness.errors import ExitStatus
from harness.judging.reasons import Kind, Reason
from harness.judging.verdict import judge
from harness.runs import Asked, Scope, Status
from tests.judging.strategies import class_result
from tests.judging.verdict.samples import POLICY, STRONG, WHOLE, golden


def test_golden_topics_alone_are_never_go() -> None:
    verdict = judge([], POLICY, WHOLE, golden=[golden(Status.HELD)])

    assert verdict.reasons == (Reason(Kind.UNDECIDED, "no class was measured"),)


def test_golden_topics_alone_end_well_where_they_were_chosen_and_held() -> None:
    chosen = Scope(classes=Asked(known=frozenset(CLASSES)), golden=Asked(ids=frozenset({"golden/person/alias"})))

    assert judge([], POLICY, chosen, golden=[golden(Status.HELD)]).exit_status is ExitStatus.GO


@pytest.mark.parametrize(
    ("status", "reasons"),
    [
        (Status.HELD, ()),
        (Status.KNOWN_FAILURE, ()),
        (Status.BROKEN, (Reason(Kind.NO_GO, "golden/person/alias: does not hold: ranks 11"),)),
        (Status.STALE_MARK, ()),
        (Status.INVALID, (Reason(Kind.INVALID, "golden/person/alias: could not be asked: ranks 11"),)),
    ],
)
def test_every_golden_topic_must_hold_unless_it_is_marked(status: Status, reasons: tuple[Reason, ...]) -> None:
    verdict = judge([class_result(STRONG, n=149)], POLICY, WHOLE, golden=[golden(status, "ranks 11")])

    assert verdict.reasons == reasons


@pytest.mark.parametrize("many", [POLICY.known_failures, POLICY.known_failures + 1])
@pytest.mark.parametrize("status", [Status.KNOWN_FAILURE, Status.STALE_MARK])
def test_a_system_may_not_mark_more_golden_topics_than_the_policy_allows(many: int, status: Status) -> None:
    marked = [replace(golden(status), topic=f"golden/person/{serial}", known="slow") for serial in range(many)]

    verdict = judge([class_result(STRONG, n=149)], POLICY, WHOLE, golden=marked)

    text = f"the system's own file declares {many} known failures, and the policy allows {POLICY.known_failures}"
    assert verdict.reasons == ((Reason(Kind.NO_GO, text),) if many > POLICY.known_failures else ())
