"""What is told of mutants."""

from msgspec import structs
from syrupy.assertion import SnapshotAssertion

from harness.mutants import EQUIVALENTS, MUTANTS
from harness.mutants.outcome import Group, Killer, Outcome, Result, Until
from harness.mutants.record import Key
from harness.report.text.mutants import equivalent_lines, listed_lines, mutant_lines

KEY = Key(
    harness="0.1.0",
    engine="9.4.3",
    system="reference",
    system_sha256="5f819f8ff106" + "0" * 52,
    policy_sha256="46eb",
    corpus_sha256="1acf",
    topics=25,
    profile="smoke",
)
ACCENTS = Killer(group=Group.CLASSES, part="person/diacritics/name", reason="2 of 25 missed (strong tier allows none)")
GOLDEN = Killer(group=Group.GOLDEN, part="golden/person/maiden-name", reason="ranks 12")
LOST = Killer(group=Group.COMPARED, part="person/misheard/name", reason="1 of 25 lost, 1 of records that bear a flag")
OUTCOMES = (
    Outcome(mutant="fold-removed", result=Result.KILLED, killers=(ACCENTS, GOLDEN), named=True, asked=50, differing=4),
    Outcome(mutant="stem-surname", result=Result.SURVIVED, asked=12_553, spared=1_994, differing=1),
    Outcome(mutant="umlaut-no-ue", result=Result.MASKED, asked=9_712),
    Outcome(mutant="dob-lost", result=Result.KILLED, killers=(GOLDEN,)),
    Outcome(mutant="sounds-dropped", result=Result.KILLED, killers=(LOST,), named=True, asked=9_712, differing=81),
    Outcome(mutant="alias-length-penalty", result=Result.NOT_APPLICABLE, why="reference has nothing to change"),
)
CHOSEN = {one.mutant: MUTANTS[one.mutant] for one in OUTCOMES}


def test_what_was_noticed_is_counted_by_layer_and_what_was_not_is_told(snapshot: SnapshotAssertion) -> None:
    lines = list(mutant_lines(CHOSEN, OUTCOMES, KEY))

    assert "\n".join(lines) == snapshot
    assert max(map(len, lines)) <= 100


def test_each_can_be_told_with_what_noticed_it(snapshot: SnapshotAssertion) -> None:
    assert "\n".join(mutant_lines(CHOSEN, OUTCOMES, KEY, verbose=True)) == snapshot


def test_what_went_on_to_the_end_is_told_by_kind_of_part_and_how_much_says_the_same() -> None:
    told = "\n".join(mutant_lines(CHOSEN, [structs.replace(one, until=Until.ALL) for one in OUTCOMES], KEY))

    assert "noticed by one kind of part alone:" in told
    assert "all                5          0         2          1            0      0           1" in told
    assert "3 patterns among 3 mutants that were killed; 2 parts of the suite notice them all, 3 noticed any" in told
    assert "dob-lost: by golden/person/maiden-name alone" in told


def test_nothing_is_said_of_survivors_where_there_is_none() -> None:
    told = "\n".join(mutant_lines(CHOSEN, OUTCOMES[:1], KEY))

    assert told.endswith("your suite and policy would notice 1 of 1")


def test_runs_without_alarm_bound_how_often_there_is_one() -> None:
    outcomes = [Outcome(mutant=name, result=Result.MASKED) for name in EQUIVALENTS]

    told = list(equivalent_lines(EQUIVALENTS, outcomes, KEY))[-1]
    assert (
        told
        == "11 runs of changes that should not matter, 0 false alarms: at most 23.9 % of such runs (95 % confidence)"
    )


def test_a_false_alarm_is_told_with_what_raised_it() -> None:
    outcomes = [Outcome(mutant="five-shards", result=Result.KILLED, killers=(ACCENTS,))]

    told = "\n".join(equivalent_lines(EQUIVALENTS, outcomes, KEY))
    assert "five-shards: five shards: killed by person/diacritics/name: 2 of 25 missed" in told
    assert "1 false alarm: at most 100.0 %" in told


def test_all_are_listed_within_100_columns() -> None:
    lines = list(listed_lines(MUTANTS.values()))

    assert max(map(len, lines)) <= 100
    assert all(f"  {name}: " in "\n".join(lines) for name in MUTANTS)
    assert lines[-1] == f"{len(MUTANTS)} mutants"
