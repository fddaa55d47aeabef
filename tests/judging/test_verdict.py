from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from generators.tiers import Tier
from generators.topics import CLASSES, Intent, TopicClass
from harness.errors import ExitStatus
from harness.judging.class_rules import judge_class
from harness.judging.merging import merged
from harness.judging.page_rules import page_faults
from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.judging.results import ClassResult
from harness.judging.statistics import wilson
from harness.judging.verdict import Verdict, judge
from harness.runs import Asked, GoldenOutcome, RelationOutcome, Scope, Status
from tests.judging.strategies import class_result, class_results, golden_outcomes, relation_outcomes

# Which neither first hits nor surplus break: they have tests of their own.
POLICY = Policy(floor=0.9, wrong_top=1.0, class_wrong_top=1.0, surplus=1e6)
STRONG, MEDIUM, WEAK = (CLASSES[f"person/{name}/name"] for name in ("diacritics", "nickname", "two-slips"))
WHOLE = Scope(classes=Asked())

SEVERITY = [Kind.INVALID, Kind.NO_GO, Kind.UNDECIDED, Kind.GO]

runs = st.lists(class_results(), max_size=4).map(merged)
goldens = st.lists(golden_outcomes, max_size=3)
relations = st.lists(relation_outcomes, max_size=3)


def scope(asked: Sequence[ClassResult], *, left_out: bool = False) -> Scope:
    ids = frozenset(result.id for result in asked)
    return Scope(classes=Asked(ids=ids, known=ids | {"person/left/out"} if left_out else ids))


def golden(status: Status, *reasons: str) -> GoldenOutcome:
    return GoldenOutcome(
        topic="golden/person/alias",
        intent=Intent.PERSON,
        topic_class="alias",
        tier=Tier.STRONG,
        status=status,
        reasons=reasons,
    )


def judged(*results: ClassResult, left_out: bool = False) -> Verdict:
    return judge(results, POLICY, scope(results, left_out=left_out))


def rejected(results: Sequence[ClassResult]) -> set[str]:
    """The medium classes that fall short of the floor, as Holm tells it: the smallest first, until one does not."""
    medium = [result for result in results if result.tier is Tier.MEDIUM]
    ordered = sorted((float(binom.cdf(r.found, r.n, POLICY.floor)), r.id) for r in medium)
    rejecting = takewhile(
        lambda place_and_p: place_and_p[1][0] * (len(ordered) - place_and_p[0]) < 0.025, enumerate(ordered)
    )
    return {class_id for _, (_, class_id) in rejecting}


@given(runs, goldens, relations, st.booleans())
def test_the_gravest_that_is_said_of_any_part_decides(
    results: Sequence[ClassResult], golden: list[GoldenOutcome], checked: list[RelationOutcome], left_out: bool
) -> None:
    statuses = {*(g.status for g in golden), *(p.status for p in checked)}
    invalid = not all(result.valid for result in results) or Status.INVALID in statuses
    broken = bool(statuses & {Status.BROKEN} or rejected(results)) or any(
        (r.tier is not Tier.WEAK and list(page_faults([r])))
        or (r.tier is Tier.STRONG and (r.missed or (r.decided and any(a.surplus for a in r.assessments))))
        for r in results
    )

    verdict = judge(results, POLICY, scope(results, left_out=left_out), golden=golden, relations=checked)

    if invalid:
        assert verdict.kind is Kind.INVALID
    elif broken:
        assert verdict.kind is Kind.NO_GO
    else:
        assert verdict.kind in {Kind.UNDECIDED, Kind.GO}
        assert not left_out or verdict.kind is Kind.UNDECIDED


@given(runs, goldens, relations, st.booleans())
def test_whatever_is_not_go_has_a_reason_and_the_gravest_come_first(
    results: Sequence[ClassResult], golden: list[GoldenOutcome], checked: list[RelationOutcome], left_out: bool
) -> None:
    verdict = judge(results, POLICY, scope(results, left_out=left_out), golden=golden, relations=checked)
    kinds = [reason.kind for reason in verdict.reasons]

    assert kinds == sorted(kinds, key=SEVERITY.index)
    assert [verdict.kind] == (kinds[:1] or [Kind.GO])


@given(runs, class_results())
def test_another_result_never_makes_a_verdict_better(results: Sequence[ClassResult], another: ClassResult) -> None:
    before = judge(results, POLICY, WHOLE)
    after = judge([*results, another], POLICY, WHOLE)

    # One more class of the medium tier leaves more room for chance: it may take back a NO-GO, but makes no GO of it.
    better = SEVERITY.index(after.kind) > SEVERITY.index(before.kind)
    assert not better or after.kind is not Kind.GO or before.reasons[0].text == "no class was measured"
    assert not better or before.kind is not Kind.INVALID


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

    actual = judge_class(result, POLICY)

    assert (actual.result, actual.kind, actual.share, actual.floor, actual.reason) == (
        result,
        kind,
        share,
        floor,
        reason,
    )


def test_a_class_is_held_to_its_own_floor() -> None:
    result = class_result(MEDIUM, n=200, missed=50)

    assert judge_class(result, replace(POLICY, floors={"nickname": 0.6})).kind is Kind.GO


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


@pytest.mark.parametrize("many", [POLICY.exceptions, POLICY.exceptions + 1])
@pytest.mark.parametrize("status", [Status.DECLARED, Status.LACKING])
def test_a_system_may_not_declare_more_exceptions_than_the_policy_allows(many: int, status: Status) -> None:
    declared = [RelationOutcome(name=f"p{serial}", status=status, declared="by design") for serial in range(many)]

    verdict = judge([class_result(STRONG, n=149)], POLICY, WHOLE, relations=declared)

    text = f"the system's own file declares {many} exceptions, and the policy allows {POLICY.exceptions}"
    too_many = status is Status.DECLARED and many > POLICY.exceptions
    assert verdict.reasons == ((Reason(Kind.NO_GO, text),) if too_many else ())


def test_what_is_never_enough_for_a_go_is_undecided_whatever_the_policy() -> None:
    result = [class_result(STRONG, n=149)]

    verdict = judge(result, POLICY, replace(WHOLE, doubt="the profile smoke asks too little"))

    assert judge(result, POLICY, WHOLE).kind is Kind.GO
    assert verdict.reasons == (Reason(Kind.UNDECIDED, "the profile smoke asks too little"),)
    assert verdict.exit_status is ExitStatus.UNDECIDED


@pytest.mark.parametrize("chosen", [True, False])
def test_a_part_ends_well_only_where_the_command_line_chose_it(chosen: bool) -> None:
    part = Scope(classes=Asked(ids=frozenset({STRONG.id}), known=frozenset({STRONG.id, MEDIUM.id})), chosen=chosen)

    verdict = judge([class_result(STRONG, n=149)], POLICY, part)

    assert verdict.kind is Kind.UNDECIDED
    assert verdict.exit_status is (ExitStatus.GO if chosen else ExitStatus.UNDECIDED)


def test_a_broken_relation_is_a_reason_too() -> None:
    broken = RelationOutcome(name="case", status=Status.BROKEN)

    verdict = judge([class_result(STRONG, n=149)], POLICY, WHOLE, relations=[broken])

    assert verdict.reasons == (Reason(Kind.NO_GO, "relation case: does not hold"),)


@given(telling=st.integers(0, 40))
def test_a_relation_that_held_decides_only_if_enough_examples_said_anything(telling: int) -> None:
    held = RelationOutcome(name="case", status=Status.HELD, examples=40, telling=telling)

    verdict = judge([class_result(STRONG, n=149)], POLICY, WHOLE, relations=[held])

    if telling >= POLICY.telling:
        assert verdict.kind is Kind.GO
    else:
        why = f"said too little: only {telling} of 40 examples said anything (10 are needed)"
        assert verdict.reasons == (Reason(Kind.UNDECIDED, f"relation case: {why}"),)
        assert verdict.relations[0].status is Status.SAID_LITTLE


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.HELD}))
def test_of_a_relation_that_did_not_hold_few_examples_are_enough(status: Status) -> None:
    one = RelationOutcome(name="case", status=status, examples=1, telling=1)

    assert one.weighed(telling=10) is one


def test_a_declared_exception_is_no_reason() -> None:
    declared = RelationOutcome(name="case", status=Status.DECLARED, reasons=("lost",), declared="by design")

    assert judge([class_result(STRONG, n=149)], POLICY, WHOLE, relations=[declared]).kind is Kind.GO


def test_a_run_that_left_something_out_is_undecided_but_ends_well() -> None:
    results = [class_result(STRONG, n=1)]
    chosen = Scope(
        classes=Asked(ids=frozenset({STRONG.id}), known=frozenset(CLASSES)),
        golden=Asked(known=frozenset({"g1", "g2"})),
        relations=Asked(known=frozenset({"case"})),
    )

    verdict = judge(results, POLICY, chosen)

    assert (verdict.kind, verdict.exit_status) == (Kind.UNDECIDED, ExitStatus.GO)
    assert [reason.text for reason in verdict.reasons] == [
        "person/diacritics/name: all 1 found, but it takes 149 topics to see a drop of 2 %",
        f"only 1 of {len(CLASSES)} classes were asked",
        "only 0 of 2 golden topics were asked",
        "only 0 of 1 relations were asked",
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
    result = with_wrong_tops(40, 1000)

    assert judge([result], Policy(), scope([result], left_out=True)).kind is Kind.UNDECIDED


def test_wrong_first_hits_of_the_weak_tier_do_not_count() -> None:
    result = replace(with_wrong_tops(500, 1000), tier=Tier.WEAK)

    assert not judge([result], Policy(), scope([result])).reasons


def with_markers(topic_class: TopicClass, *, marked: int, unmarked: int = 0) -> ClassResult:
    """Return a class of 200 topics in which `marked` people bear warning markers."""
    whole = class_result(topic_class, n=200)
    assessments = tuple(
        replace(a, marked=int(i < marked), unmarked=int(i < unmarked)) for i, a in enumerate(whole.assessments)
    )
    return replace(whole, assessments=assessments)


@pytest.mark.parametrize("left_out", [False, True])
def test_one_person_without_their_warning_markers_is_no_go(left_out: bool) -> None:
    verdict = judged(with_markers(STRONG, marked=150), with_markers(MEDIUM, marked=50, unmarked=2), left_out=left_out)

    assert verdict.kind is Kind.NO_GO
    assert verdict.reasons[0].text == (
        f"2 of 200 people who bear warning markers are shown without them, first in {MEDIUM.id}/N0"
    )


def test_warning_markers_seen_too_seldom_leave_a_whole_run_undecided() -> None:
    enough, too_few = judged(with_markers(STRONG, marked=149)), judged(with_markers(STRONG, marked=148))

    assert enough.kind is Kind.GO
    assert too_few.reasons == (
        Reason(
            Kind.UNDECIDED,
            "all 148 people who bear warning markers are shown with them, but it takes 149 to see a loss of 2 %",
        ),
    )


def test_warning_markers_seen_too_seldom_in_a_part_of_the_classes_say_nothing_of_all() -> None:
    verdict = judged(with_markers(STRONG, marked=3), left_out=True)

    assert [reason.text for reason in verdict.reasons] == ["only 1 of 2 classes were asked"]


def test_warning_markers_of_the_weak_tier_do_not_count() -> None:
    assert judged(with_markers(WEAK, marked=9, unmarked=9)).kind is Kind.GO


def test_incidents_need_no_warning_markers() -> None:
    assert judged(with_markers(CLASSES["incident/as-recorded/reference"], marked=0)).kind is Kind.GO


def returning_more(topic_class: TopicClass, *, topics: int) -> ClassResult:
    """Return a class in which all were found, and in the first `topics` something else as well."""
    whole = class_result(topic_class, n=200)
    return replace(
        whole, assessments=tuple(replace(a, returned=1 + (i < topics)) for i, a in enumerate(whole.assessments))
    )


@pytest.mark.parametrize("evidence", ["reference", "number+date", "number+window", "officer+window"])
def test_where_what_was_typed_decides_alone_nothing_may_be_returned_beside_it(evidence: str) -> None:
    topic_class = CLASSES[f"incident/as-recorded/{evidence}"]

    assert judge_class(returning_more(topic_class, topics=0), POLICY).kind is Kind.GO
    judged = judge_class(returning_more(topic_class, topics=3), POLICY)
    assert (judged.kind, judged.reason) == (
        Kind.NO_GO,
        "3 of 200 answered with more than fits (what was typed decides alone)",
    )


@pytest.mark.parametrize(
    "class_id",
    [
        "incident/as-recorded/words+window",
        "incident/as-recorded/person+window",
        "incident/as-recorded/street+window",
        "incident/as-recorded/flag+town+window",
        "incident/number-format/number+date",
        "person/as-recorded/name",
    ],
)
def test_elsewhere_a_good_search_may_return_more(class_id: str) -> None:
    assert judge_class(returning_more(CLASSES[class_id], topics=200), POLICY).kind is Kind.GO


MEDIUMS = [topic_class for topic_class in CLASSES.values() if topic_class.tier is Tier.MEDIUM]


def test_a_class_that_would_fail_alone_may_be_the_one_of_many_that_chance_picks() -> None:
    doubtful = class_result(MEDIUMS[0], n=200, missed=31)
    others = [class_result(topic_class, n=200) for topic_class in MEDIUMS[1:]]

    assert judged(doubtful).kind is Kind.NO_GO
    among_many = judged(doubtful, *others)
    assert among_many.kind is Kind.UNDECIDED
    assert among_many.reasons[0].text.startswith(
        f"{doubtful.id}: 169 of 200 found: 0.788–0.888 is below the floor 0.9, as one of {len(MEDIUMS)} may by chance; "
        "at this "
    )


@given(st.lists(st.integers(0, 200), min_size=1, max_size=len(MEDIUMS)))
def test_what_fails_by_itself_fails_in_the_run_and_what_passes_by_itself_passes(missed: list[int]) -> None:
    results = [class_result(c, n=200, missed=m) for c, m in zip(MEDIUMS, missed, strict=False)]

    verdict = judged(*results)

    for of_run, result in zip(verdict.classes, results, strict=True):
        alone = judge_class(result, POLICY, among=len(results)).kind
        assert alone is of_run.kind or (alone, of_run.kind) == (Kind.UNDECIDED, Kind.NO_GO)
    assert {c.result.id for c in verdict.classes if c.kind is Kind.NO_GO} == rejected(results)


def test_a_single_topic_of_the_medium_tier_that_is_missed_decides_nothing_but_is_not_passed_over() -> None:
    chosen = Scope(classes=Asked(ids=frozenset({MEDIUM.id}), known=frozenset(CLASSES)))

    verdict = judge([class_result(MEDIUM, n=1, missed=1)], Policy(), chosen)

    assert (verdict.kind, verdict.exit_status) == (Kind.UNDECIDED, ExitStatus.UNDECIDED)


@pytest.mark.parametrize(
    ("result", "drop"),
    [
        (class_result(STRONG, n=149), pytest.approx(0.02, abs=2e-4)),
        (class_result(MEDIUM, n=1), None),
        (class_result(MEDIUM, n=0), None),
        (class_result(WEAK, n=200), None),
    ],
)
def test_a_class_says_which_drop_it_would_have_shown(result: ClassResult, drop: object) -> None:
    assert judge_class(result, POLICY).detectable_drop == drop


def test_more_classes_see_less_each() -> None:
    result = class_result(MEDIUM, n=200)
    alone, among_many = (judge_class(result, POLICY, among=among).detectable_drop for among in (1, 50))

    assert alone is not None
    assert among_many is not None
    assert 0 < alone < among_many < POLICY.floor


@pytest.mark.parametrize("among", [1, 10, 50])
def test_chance_makes_no_go_of_classes_at_their_floor_no_oftener_than_the_level(among: int) -> None:
    n = 150
    no_go = [
        missed
        for missed in range(n + 1)
        if judge_class(class_result(MEDIUM, n=n, missed=missed), POLICY, among=among).kind is Kind.NO_GO
    ]

    of_one_class = sum(float(binom.pmf(missed, n, 1 - POLICY.floor)) for missed in no_go)

    assert 0 < 1 - (1 - of_one_class) ** among <= 0.025


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"overmarked": 1}, "1 person is shown with a warning marker that is not theirs"),
        ({"repeated": 2}, "2 hits show a record that its page shows already"),
        ({"nameless": 1}, "1 hit has an empty id"),
        ({"uncovered": 3}, "3 records are counted that are not shown, though their pages have room for them"),
    ],
)
@pytest.mark.parametrize("topic_class", [STRONG, MEDIUM, WEAK])
def test_one_page_that_shows_what_none_may_is_no_go_but_in_the_weak_tier(
    topic_class: TopicClass, fault: dict[str, Any], told: str
) -> None:
    whole = class_result(topic_class, n=200)
    first, *others = whole.assessments
    verdict = judged(replace(whole, assessments=(replace(first, **fault), *others)), left_out=True)

    reasons = [reason.text for reason in verdict.reasons if reason.kind is Kind.NO_GO]
    assert reasons == ([] if topic_class is WEAK else [f"{told}, first in {first.topic}"])


@pytest.mark.parametrize(("wrong", "kind"), [(10, Kind.GO), (40, Kind.NO_GO)])
def test_wrong_first_hits_of_one_class_have_a_ceiling_of_their_own(wrong: int, kind: Kind) -> None:
    judged = judge_class(with_wrong_tops(wrong, 200), Policy())

    assert judged.kind is kind
    assert judge_class(with_wrong_tops(wrong, 200), Policy(wrong_tops={"nickname": 0.5})).kind is Kind.GO


@pytest.mark.parametrize(("beyond", "kind"), [(49, Kind.GO), (60, Kind.NO_GO)])
def test_what_is_returned_beside_what_fits_has_a_ceiling(beyond: int, kind: Kind) -> None:
    whole = class_result(STRONG, n=200)
    pages = tuple(replace(a, returned=1 + beyond + (i % 2)) for i, a in enumerate(whole.assessments))

    assert judge_class(replace(whole, assessments=pages), Policy()).kind is kind


def test_a_full_page_without_a_count_is_not_known_to_be_the_whole_list() -> None:
    whole = class_result(CLASSES["incident/as-recorded/reference"], n=200)
    first, *others = whole.assessments

    assert judge_class(replace(whole, assessments=(replace(first, counted=False), *others)), POLICY).kind is (
        Kind.UNDECIDED
    )


def test_people_of_one_culture_missed_more_often_than_others_are_no_go() -> None:
    whole = class_result(MEDIUM, n=400, missed=20)
    pages = tuple(
        replace(a, slices={"culture": "somali" if i < 40 else "british"}) for i, a in enumerate(whole.assessments)
    )

    verdict = judged(replace(whole, assessments=pages))

    assert [r.text for r in verdict.reasons if r.kind is Kind.NO_GO] == [
        (
            "culture somali: 20 of 40 missed, where 2.0 would be were all missed alike "
            "(at most 2 % of its topics more may be)"
        )
    ]
