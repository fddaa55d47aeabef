from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.topics import CLASSES, Intent
from generators.variations import Tier
from harness.errors import ExitStatus
from harness.judging.checks import GoldenResult, PropertyResult, Status
from harness.judging.policy import Policy
from harness.judging.results import ClassResult, merged
from harness.judging.statistics import wilson
from harness.judging.verdict import Asked, ClassVerdict, Kind, Reason, Scope, Verdict, judge, judge_class
from tests.judging.strategies import class_result, class_results, golden_results, property_results

POLICY = Policy(floor=0.9, wrong_top=1.0)  # which no first hits break: they have tests of their own
STRONG, MEDIUM, WEAK = (CLASSES[f"person/{name}/name"] for name in ("diacritics", "nickname", "two-slips"))
WHOLE = Scope(classes=Asked())

SEVERITY = [Kind.INVALID, Kind.NO_GO, Kind.UNDECIDED, Kind.GO]

runs = st.lists(class_results(), max_size=4).map(merged)
goldens = st.lists(golden_results, max_size=3)
properties = st.lists(property_results, max_size=3)


def scope(asked: Sequence[ClassResult], *, left_out: bool = False) -> Scope:
    ids = frozenset(result.id for result in asked)
    return Scope(classes=Asked(ids=ids, known=ids | {"person/left/out"} if left_out else ids))


def golden(status: Status, *reasons: str) -> GoldenResult:
    return GoldenResult(
        topic="golden/person/alias",
        intent=Intent.PERSON,
        topic_class="alias",
        tier=Tier.STRONG,
        status=status,
        reasons=reasons,
    )


def judged(*results: ClassResult, left_out: bool = False) -> Verdict:
    return judge(results, POLICY, scope(results, left_out=left_out))


@given(runs, goldens, properties, st.booleans())
def test_the_gravest_that_is_said_of_any_part_decides(
    results: Sequence[ClassResult], golden: list[GoldenResult], checked: list[PropertyResult], left_out: bool
) -> None:
    statuses = {*(g.status for g in golden), *(p.status for p in checked)}
    invalid = not all(result.valid for result in results) or Status.INVALID in statuses
    broken = bool(statuses & {Status.BROKEN, Status.UNEXPECTEDLY_HELD}) or any(
        (r.tier is Tier.STRONG and r.missed) or (r.tier is Tier.MEDIUM and wilson(r.found, r.n).high < POLICY.floor)
        for r in results
    )

    verdict = judge(results, POLICY, scope(results, left_out=left_out), golden=golden, properties=checked)

    if invalid:
        assert verdict.kind is Kind.INVALID
    elif broken:
        assert verdict.kind is Kind.NO_GO
    else:
        assert verdict.kind in {Kind.UNDECIDED, Kind.GO}
        assert not left_out or verdict.kind is Kind.UNDECIDED


@given(runs, goldens, properties, st.booleans())
def test_whatever_is_not_go_has_a_reason_and_the_gravest_come_first(
    results: Sequence[ClassResult], golden: list[GoldenResult], checked: list[PropertyResult], left_out: bool
) -> None:
    verdict = judge(results, POLICY, scope(results, left_out=left_out), golden=golden, properties=checked)
    kinds = [reason.kind for reason in verdict.reasons]

    assert kinds == sorted(kinds, key=SEVERITY.index)
    assert [verdict.kind] == (kinds[:1] or [Kind.GO])


@given(runs, class_results())
def test_another_result_never_makes_a_verdict_better(results: Sequence[ClassResult], another: ClassResult) -> None:
    before = judge(results, POLICY, WHOLE)
    after = judge([*results, another], POLICY, WHOLE)

    assert (
        SEVERITY.index(after.kind) <= SEVERITY.index(before.kind) or before.reasons[0].text == "no class was measured"
    )


@given(st.lists(st.sampled_from([Status.HELD, Status.KNOWN_FAILURE]), max_size=3), runs)
def test_exit_status_0_means_that_nothing_was_missed_beyond_what_is_allowed(
    statuses: list[Status], results: Sequence[ClassResult]
) -> None:
    verdict = judge(results, POLICY, scope(results, left_out=True), golden=[golden(status) for status in statuses])
    doubtful = any(c.kind is Kind.UNDECIDED and c.result.missed for c in verdict.classes)
    measured = bool(statuses) or any(result.n for result in results)

    assert (verdict.exit_status is ExitStatus.GO) == (verdict.kind is Kind.UNDECIDED and measured and not doubtful)


def test_a_complete_run_in_which_every_rule_holds_is_go() -> None:
    verdict = judged(class_result(STRONG, n=149), class_result(MEDIUM, n=200, missed=10), class_result(WEAK, n=9))

    assert (verdict.kind, verdict.reasons, verdict.exit_status) == (Kind.GO, (), ExitStatus.GO)


@pytest.mark.parametrize("results", [[], [class_result(WEAK, n=0)], [class_result(STRONG, n=0)]])
def test_nothing_measured_is_undecided(results: list[ClassResult]) -> None:
    for left_out in (False, True):
        verdict = judge(results, POLICY, scope(results, left_out=left_out))

        assert (verdict.kind, verdict.exit_status) == (Kind.UNDECIDED, ExitStatus.UNDECIDED)


def test_golden_topics_alone_are_never_go() -> None:
    verdict = judge([], POLICY, WHOLE, golden=[golden(Status.HELD)])

    assert verdict.reasons == (Reason(Kind.UNDECIDED, "no class was measured"),)


def test_golden_topics_alone_end_well_where_they_were_chosen_and_held() -> None:
    chosen = Scope(classes=Asked(known=frozenset(CLASSES)), golden=Asked(ids=frozenset({"golden/person/alias"})))

    assert judge([], POLICY, chosen, golden=[golden(Status.HELD)]).exit_status is ExitStatus.GO


@pytest.mark.parametrize(
    ("result", "kind", "reason"),
    [
        (class_result(STRONG, n=149), Kind.GO, ""),
        (
            class_result(STRONG, n=148),
            Kind.UNDECIDED,
            "all 148 found, but it takes 149 topics to see a drop of 2 %",
        ),
        (class_result(STRONG, n=200, missed=37), Kind.NO_GO, "37 of 200 missed (strong tier allows none)"),
        (class_result(STRONG, n=5, missed=1), Kind.NO_GO, "1 of 5 missed (strong tier allows none)"),
        (class_result(STRONG, n=0), Kind.UNDECIDED, "the corpus holds no topic of it (0 asked for)"),
        (
            class_result(STRONG, n=188, failed=12),
            Kind.INVALID,
            "12 of 200 topics could not be asked",
        ),
        (
            class_result(STRONG, n=188, missed=3, failed=12),
            Kind.INVALID,
            "12 of 200 topics could not be asked; of the others 3 missed",
        ),
        (class_result(STRONG, n=0, error="no node"), Kind.INVALID, "could not be measured: no node"),
        (class_result(MEDIUM, n=200, missed=10), Kind.GO, ""),
        (
            class_result(MEDIUM, n=200, missed=14),
            Kind.UNDECIDED,
            "186 of 200 found: 0.885–0.957 spans the floor 0.9; at this share 385 topics would decide",
        ),
        (
            class_result(MEDIUM, n=200, missed=20),
            Kind.UNDECIDED,
            "180 of 200 found: 0.850–0.934 spans the floor 0.9",
        ),
        (
            class_result(MEDIUM, n=200, missed=50),
            Kind.NO_GO,
            "150 of 200 found: 0.685–0.804 is below the floor 0.9",
        ),
        (class_result(WEAK, n=200, missed=200), None, ""),
        (class_result(WEAK, n=199, failed=1), Kind.INVALID, "1 of 200 topics could not be asked"),
    ],
)
def test_a_class_is_judged_by_the_rule_of_its_tier(result: ClassResult, kind: Kind | None, reason: str) -> None:
    floor = 0.9 if result.tier is Tier.MEDIUM else None
    share = wilson(result.found, result.n)

    assert judge_class(result, POLICY) == ClassVerdict(
        result=result, kind=kind, share=share, floor=floor, reason=reason
    )


def test_a_class_is_held_to_its_own_floor() -> None:
    result = class_result(MEDIUM, n=200, missed=50)

    assert judge_class(result, Policy(floors={"nickname": 0.6})).kind is Kind.GO


def test_a_class_that_vanished_makes_the_run_invalid() -> None:
    ids = frozenset({STRONG.id, MEDIUM.id})

    verdict = judge([class_result(STRONG, n=149)], POLICY, Scope(classes=Asked(ids=ids, known=ids)))

    assert verdict.reasons == (Reason(Kind.INVALID, f"{MEDIUM.id}: gave no result"),)
    assert verdict.exit_status is ExitStatus.INVALID


@pytest.mark.parametrize(
    ("status", "reasons"),
    [
        (Status.HELD, ()),
        (Status.KNOWN_FAILURE, ()),
        (Status.BROKEN, (Reason(Kind.NO_GO, "golden/person/alias: does not hold: ranks 11"),)),
        (
            Status.UNEXPECTEDLY_HELD,
            (
                Reason(
                    Kind.NO_GO,
                    "golden/person/alias: no longer fails, as its mark says it does: ranks 11",
                ),
            ),
        ),
        (Status.INVALID, (Reason(Kind.INVALID, "golden/person/alias: could not be asked: ranks 11"),)),
    ],
)
def test_every_golden_topic_must_hold_or_fail_as_it_is_known_to(status: Status, reasons: tuple[Reason, ...]) -> None:
    verdict = judge([class_result(STRONG, n=149)], POLICY, WHOLE, golden=[golden(status, "ranks 11")])

    assert verdict.reasons == reasons


def test_a_broken_property_is_a_reason_too() -> None:
    broken = PropertyResult(name="case", status=Status.BROKEN)

    verdict = judge([class_result(STRONG, n=149)], POLICY, WHOLE, properties=[broken])

    assert verdict.reasons == (Reason(Kind.NO_GO, "property case: does not hold"),)


@given(telling=st.integers(0, 40))
def test_a_property_that_held_decides_only_if_enough_examples_said_anything(telling: int) -> None:
    held = PropertyResult(name="case", status=Status.HELD, examples=40, telling=telling)

    verdict = judge([class_result(STRONG, n=149)], POLICY, WHOLE, properties=[held])

    if telling >= POLICY.telling:
        assert verdict.kind is Kind.GO
    else:
        why = f"said too little, only {telling} of 40 examples said anything (10 are needed)"
        assert verdict.reasons == (Reason(Kind.UNDECIDED, f"property case: {why}"),)
        assert verdict.properties[0].status is Status.SAID_LITTLE


@pytest.mark.parametrize("status", set(Status) - {Status.HELD})
def test_of_a_property_that_did_not_hold_few_examples_are_enough(status: Status) -> None:
    one = PropertyResult(name="case", status=status, examples=1, telling=1)

    assert one.weighed(telling=10) is one


def test_a_declared_exception_is_no_reason() -> None:
    declared = PropertyResult(name="case", status=Status.DECLARED, reasons=("lost",), declared="by design")

    assert judge([class_result(STRONG, n=149)], POLICY, WHOLE, properties=[declared]).kind is Kind.GO


def test_a_run_that_left_something_out_is_undecided_but_ends_well() -> None:
    results = [class_result(STRONG, n=1)]
    chosen = Scope(
        classes=Asked(ids=frozenset({STRONG.id}), known=frozenset(CLASSES)),
        golden=Asked(known=frozenset({"g1", "g2"})),
        properties=Asked(known=frozenset({"case"})),
    )

    verdict = judge(results, POLICY, chosen)

    assert (verdict.kind, verdict.exit_status) == (Kind.UNDECIDED, ExitStatus.GO)
    assert [reason.text for reason in verdict.reasons] == [
        "person/diacritics/name: all 1 found, but it takes 149 topics to see a drop of 2 %",
        f"only 1 of {len(CLASSES)} classes were asked",
        "only 0 of 2 golden topics were asked",
        "only 0 of 1 properties were asked",
    ]


def test_a_run_that_left_something_out_and_missed_something_is_no_go() -> None:
    verdict = judged(class_result(STRONG, n=200, missed=1), left_out=True)

    assert (verdict.kind, verdict.exit_status) == (Kind.NO_GO, ExitStatus.NO_GO)


def test_a_whole_run_short_of_evidence_does_not_end_with_status_0() -> None:
    verdict = judged(class_result(STRONG, n=148))

    assert (verdict.kind, verdict.exit_status) == (Kind.UNDECIDED, ExitStatus.UNDECIDED)


def with_wrong_tops(wrong: int, n: int) -> ClassResult:
    """Return a class in which everybody was found, but not first."""
    whole = class_result(MEDIUM, n=n)
    worse = tuple(replace(a, grades=(0, 2)) if i < wrong else a for i, a in enumerate(whole.assessments))
    return replace(whole, assessments=worse)


@pytest.mark.parametrize(
    ("wrong", "n", "kind"),
    [
        pytest.param(0, 1000, Kind.GO, id="none"),
        pytest.param(4, 1000, Kind.UNDECIDED, id="few, on too few topics"),
        pytest.param(40, 10_000, Kind.GO, id="as few, on enough"),
        pytest.param(30, 1000, Kind.NO_GO, id="many"),
    ],
)
def test_the_share_of_wrong_first_hits_has_a_ceiling(wrong: int, n: int, kind: Kind) -> None:
    result = with_wrong_tops(wrong, n)

    verdict = judge([result], Policy(), scope([result]))

    assert verdict.kind is kind
    assert [reason.text.partition(":")[0] for reason in verdict.reasons] == ["person"] * (kind is not Kind.GO)


def test_wrong_first_hits_of_a_part_of_the_classes_say_nothing_of_all() -> None:
    result = with_wrong_tops(500, 1000)

    assert judge([result], Policy(), scope([result], left_out=True)).kind is Kind.UNDECIDED


def test_wrong_first_hits_of_the_weak_tier_do_not_count() -> None:
    result = replace(with_wrong_tops(500, 1000), tier=Tier.WEAK)

    assert not judge([result], Policy(), scope([result])).reasons
