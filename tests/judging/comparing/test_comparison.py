"""What is said of a candidate beside a baseline: of runs written down by hand."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generators.topics import Intent, Topic
from harness.errors import IncomparableError
from harness.judging.comparing import Comparison, compare
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.runs import Answer, Failure, Fidelity, RelationOutcome, Status
from harness.runs.fidelity import Example, Finding
from tests.judging.comparing.runs import MEDIUM, STRONG, WEAK, N, Runs, first, found, missed
from tests.report.samples import golden


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


def decided(compared: Comparison) -> dict[str, Kind | None]:
    return {c.asked.id: c.kind for c in compared.classes}


def test_the_same_system_passes_and_nothing_is_said_to_have_changed(runs: Runs) -> None:
    compared = compare(runs(), runs(), Policy())

    assert compared.kind is Kind.GO
    assert compared.exit_status == 0
    assert compared.reasons == ()
    assert not any(c.changed for c in compared.classes)


def test_one_topic_of_the_strong_tier_is_one_too_many(runs: Runs) -> None:
    compared = compare(runs(), runs(answers={STRONG: first(1)}), Policy())

    assert decided(compared) == {STRONG: Kind.NO_GO, MEDIUM: Kind.GO, WEAK: None}
    assert [reason.text for reason in compared.reasons] == [f"{STRONG}: 1 of 200 lost"]
    assert [pair.topic.id for pair in compared.lost] == [f"{STRONG}/N0"]


@pytest.mark.parametrize(
    ("lost", "kind"),
    [(0, Kind.GO), (4, Kind.GO), (5, Kind.UNDECIDED), (10, Kind.UNDECIDED), (11, Kind.NO_GO)],
)
def test_of_the_medium_tier_a_share_may_be_lost_if_so_much_is_shown(runs: Runs, lost: int, kind: Kind) -> None:
    compared = compare(runs(), runs(answers={MEDIUM: first(lost)}), Policy(max_loss=0.05))

    assert decided(compared)[MEDIUM] is kind
    assert compared.kind is kind


def test_too_few_topics_say_how_many_would_decide(runs: Runs) -> None:
    compared = compare(runs(topics=50), runs(topics=50), Policy(max_loss=0.05))

    (reason,) = compared.reasons
    assert reason == (
        Kind.UNDECIDED,
        f"{MEDIUM}: 0 of 50 lost: that may be 0.058, and no more than 0.05 may be; 59 topics found before would decide",
    )


def test_what_is_gained_makes_up_for_nothing_that_is_lost(runs: Runs) -> None:
    def others(asked: Topic) -> Answer:
        return missed(asked) if 50 <= int(asked.record[1:]) < 70 else found(asked)

    compared = compare(runs(answers={MEDIUM: first(20)}), runs(answers={MEDIUM: others}), Policy())

    (medium,) = (c for c in compared.classes if c.asked.id == MEDIUM)
    assert (len(medium.lost), len(medium.gained)) == (20, 20)
    assert medium.kind is Kind.NO_GO


@pytest.mark.parametrize(
    ("before", "now", "kind", "why"),
    [
        (100, 99, Kind.NO_GO, "records/person: held before, and does not now: sex lost (1)"),
        (98, 97, Kind.NO_GO, "records/person: 3 not held as they were, 2 before: sex lost (3)"),
        (98, 99, Kind.GO, ""),
        (100, 0, Kind.UNDECIDED, "records/person: held before, and now needs what the system lacks"),
    ],
)
def test_so_must_the_records_be_held(runs: Runs, before: int, now: int, kind: Kind, why: str) -> None:
    def held(sound: int) -> Fidelity:
        example = Example(record="N1", expected="F", held=None)
        lost = Finding(field="sex", damage="lost", records=100 - sound, examples=(example,))
        whole = Fidelity(intent=Intent.PERSON, asked=100, sound=sound, findings=(lost,) if sound < 100 else ())
        return whole if sound else Fidelity(intent=Intent.PERSON, lacking="nobody can look")

    compared = compare(runs(records=[held(before)]), runs(records=[held(now)]), Policy())

    assert compared.kind is kind
    assert [reason.text for reason in compared.reasons] == ([why] if why else [])


@pytest.mark.parametrize("name", [MEDIUM, WEAK])
def test_a_record_that_bears_a_marker_may_not_be_lost_in_any_tier(tmp_path: Path, name: str) -> None:
    runs = Runs(tmp_path, guarded=(3,))

    compared = compare(runs(), runs(answers={name: first(4)}), Policy(max_loss=0.5))

    assert decided(compared)[name] is Kind.NO_GO
    assert compared.lost[0].topic.record == "N3"
    assert "1 of 200 lost, 1 of records that bear a warning marker or a flag" in compared.reasons[0].text


def test_a_marker_that_is_no_longer_shown_is_no_go(tmp_path: Path) -> None:
    runs = Runs(tmp_path, guarded=(3,))

    compared = compare(
        runs(), runs(answers={MEDIUM: first(4, lambda asked: replace(found(asked), markers={}))}), Policy()
    )

    assert [reason.text for reason in compared.reasons] == [
        f"{MEDIUM}: 1 show somebody without a warning marker, or with one of others"
    ]


def test_another_order_of_equals_is_no_change(runs: Runs) -> None:
    def of_equals(*hits: str) -> Callable[[Topic], Answer]:
        return lambda asked: replace(found(asked), hits=tuple(h or asked.record for h in hits), scores=(1.0, 1.0))

    compared = compare(
        runs(answers={STRONG: of_equals("", "N9999")}), runs(answers={STRONG: of_equals("N9999", "")}), Policy()
    )

    assert compared.kind is Kind.GO
    assert not any(c.changed for c in compared.classes)


def test_who_moves_down_the_page_is_told_and_decides_nothing(runs: Runs) -> None:
    def second(asked: Topic) -> Answer:
        return replace(found(asked), hits=("N9999", asked.record))

    compared = compare(runs(), runs(answers={STRONG: first(7, second)}), Policy())

    (strong,) = (c for c in compared.classes if c.asked.id == STRONG)
    assert compared.kind is Kind.GO
    assert [pair.moved for pair in strong.moved] == [1] * 7


def test_what_also_changes_when_the_baseline_is_asked_twice_is_noise(runs: Runs) -> None:
    compared = compare(runs(), runs(answers={STRONG: first(2)}), Policy(), noise=runs(answers={STRONG: first(2)}))
    beyond = compare(runs(), runs(answers={STRONG: first(3)}), Policy(), noise=runs(answers={STRONG: first(2)}))

    assert compared.kind is Kind.GO
    assert compared.classes[0].noise == {f"{STRONG}/N0", f"{STRONG}/N1"}
    assert beyond.kind is Kind.NO_GO
    assert [pair.topic.record for pair in beyond.lost] == ["N2"]


@pytest.mark.parametrize("side", ["baseline", "candidate"])
def test_a_topic_that_could_not_be_asked_of_one_of_them_makes_it_invalid(runs: Runs, side: str) -> None:
    def fails(asked: Topic) -> Answer:
        return Failure(topic=asked.id, reason="timed out")

    sides = {name: runs(answers={WEAK: first(1, fails)} if name == side else {}) for name in ("baseline", "candidate")}
    compared = compare(sides["baseline"], sides["candidate"], Policy())

    assert compared.kind is Kind.INVALID
    assert compared.reasons[0].text == f"{WEAK}: 1 of 200 topics could not be asked of the {side}: timed out"


def test_what_was_not_asked_of_both_is_said_and_leaves_it_undecided(runs: Runs) -> None:
    compared = compare(runs(), runs(left_out=[WEAK]), Policy())

    assert compared.alone == {WEAK: "baseline"}
    assert compared.reasons == ((Kind.UNDECIDED, "only 2 of 3 classes were asked of both"),)


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (Status.HELD, Kind.GO),
        (Status.BROKEN, Kind.NO_GO),
        (Status.KNOWN_FAILURE, Kind.NO_GO),
        (Status.INVALID, Kind.INVALID),
        (Status.REPORTED, Kind.GO),
    ],
)
def test_a_golden_topic_that_held_must_hold_whatever_the_candidate_says_of_it(
    runs: Runs, now: Status, kind: Kind
) -> None:
    held, otherwise = golden("alias", Status.HELD), golden("alias", now, "not among the 3 shown")

    assert compare(runs(golden=[held]), runs(golden=[otherwise]), Policy()).kind is kind


@pytest.mark.parametrize(
    ("now", "kind"), [(Status.BROKEN, Kind.NO_GO), (Status.DECLARED, Kind.NO_GO), (Status.SAID_LITTLE, Kind.UNDECIDED)]
)
def test_so_must_a_relation(runs: Runs, now: Status, kind: Kind) -> None:
    held, otherwise = (RelationOutcome(name="case", status=status) for status in (Status.HELD, now))

    assert compare(runs(relations=[held]), runs(relations=[otherwise]), Policy()).kind is kind


def test_what_broke_before_need_not_hold_now(runs: Runs) -> None:
    broken = [golden("alias", Status.BROKEN)]

    compared = compare(
        runs(answers={STRONG: first(9)}, golden=broken), runs(answers={STRONG: first(9)}, golden=broken), Policy()
    )

    assert compared.kind is Kind.GO


def test_runs_over_another_corpus_or_with_other_topics_are_refused_by_name(runs: Runs) -> None:
    with pytest.raises(IncomparableError, match=r"2\.zip: corpus_sha256 is 91.*, but 90.* in .*1\.zip"):
        compare(runs(), runs(corpus="91"), Policy())
    with pytest.raises(IncomparableError, match=r"the topics of person/.* are not those of"):
        compare(runs(), runs(topics=N - 1), Policy())
