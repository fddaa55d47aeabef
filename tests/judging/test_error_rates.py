"""Errors of the first kind: what the harness says wrongly by chance, and how often at most.

Limits of a simulated rate are the binomial's own, of 99.9 %, so that no slack is chosen; the seed is fixed.
"""

import zlib
from dataclasses import replace
from math import nextafter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from benchmarks.candidates import COMPARISONS
from benchmarks.real_topics import DEPENDENT, disparity_ps, real_topics
from benchmarks.simulation import ERRORS, CoverageError, Error, VerdictError, allowed_tail
from generators.tiers import Tier
from generators.topics import CLASSES, TopicClass
from harness.judging.class_rules import judge_class
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.verdict import judge
from harness.runs import Asked, Scope
from tests.judging.strategies import class_result

SEVERITY = [Kind.INVALID, Kind.NO_GO, Kind.UNDECIDED, Kind.GO]
HELD = [c for c in CLASSES.values() if c.tier is not Tier.WEAK]

every = [pytest.param(e, id=e.what) for e in (*ERRORS, *COMPARISONS)]
dependent = [pytest.param(e, id=e.what) for e in DEPENDENT]


def simulated(error: Error, runs: int = 20_000) -> tuple[int, int]:
    runs //= error.slowness
    return error.simulate(np.random.default_rng(zlib.crc32(error.what.encode())), runs), runs


@pytest.mark.parametrize("error", [*every, *dependent])
def test_what_is_wrong_is_said_no_more_often_than_allowed(error: Error) -> None:
    said, runs = simulated(error)
    _, most = binom.interval(0.999, runs, error.allowed)

    assert said <= most
    assert (error.compute() or 0) <= error.allowed


@pytest.mark.parametrize("error", every)
def test_simulation_and_formula_agree(error: Error) -> None:
    said, runs = simulated(error)
    computed = error.compute()
    assert computed is not None
    least, most = binom.interval(0.999, runs, computed)

    assert least <= said <= most
    assert said  # a rule that can no longer be broken, or kept, has nothing to be measured


@pytest.mark.parametrize("by_person", [False, True])
def test_a_culture_whose_people_are_missed_more_often_is_seen(by_person: bool) -> None:
    """Of every slice 3 % of the topics are missed; of one 5 points more, or of one in three people everything."""
    asked, random = real_topics(), np.random.default_rng(1)
    cultures = asked.of_kinds[0]
    number = list(asked.names[0]).index("somali")
    theirs = cultures.slices == number
    people = np.unique(asked.records[theirs])
    seen = 0
    for _ in range(20):
        missed = random.random(len(theirs)) < 0.03 + (0 if by_person else 0.05 * theirs)
        if by_person:
            missed |= np.isin(asked.records, random.choice(people, len(people) // 3, replace=False))
        seen += disparity_ps(asked, missed, random)[number] < 0.05

    assert seen >= 14


def test_an_interval_that_is_too_narrow_is_seen() -> None:
    narrow = CoverageError(what="interval of 93 %", nominal=0.07, allowed=0.05, n=400, low=0.93, high=0.97)
    said, runs = simulated(narrow)
    _, most = binom.interval(0.999, runs, narrow.allowed)

    assert said > most


@pytest.mark.parametrize("n", range(150, 1000, 50))
def test_a_class_just_below_its_floor_passes_no_more_often_than_allowed_at_any_number_of_topics(n: int) -> None:
    policy = Policy.default()
    medium = next(c for c in HELD if c.tier is Tier.MEDIUM)
    error = VerdictError(
        what="",
        nominal=0.025,
        allowed=allowed_tail(Kind.GO, n=n, rate=1 - policy.floor),
        kind=Kind.GO,
        judged=lambda missed: judge_class(class_result(medium, n=n, missed=missed), policy).kind or Kind.INVALID,
        n=n,
        rate=nextafter(1 - policy.floor, 1),
    )

    assert error.compute() <= error.allowed
    assert replace(error, rate=0.08).compute() < error.compute()


@pytest.mark.parametrize("missed", [28, 29, 38, 60, 120])
def test_the_class_with_the_most_misses_decides_whether_a_run_is_no_go(missed: int) -> None:
    """As the simulation supposes: it judges the other classes as if they had missed as many."""
    medium = [c for c in HELD if c.tier is Tier.MEDIUM]
    policy = replace(Policy.default(), wrong_top=0.999, class_wrong_top=0.999)
    alone, all_alike = (
        judge(
            [class_result(c, n=400, missed=missed if c is medium[0] else others) for c in medium],
            policy,
            Scope(classes=Asked()),
        ).kind
        for others in (0, missed)
    )

    assert (alone is Kind.NO_GO) == (all_alike is Kind.NO_GO)


@given(st.sampled_from(HELD), st.integers(1, 400).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1))))
def test_another_miss_never_makes_the_verdict_on_a_class_better(
    topic_class: TopicClass, counts: tuple[int, int]
) -> None:
    n, missed = counts
    before, after = (judge_class(class_result(topic_class, n=n, missed=m), Policy()).kind for m in (missed, missed + 1))

    assert SEVERITY.index(after or Kind.GO) <= SEVERITY.index(before or Kind.GO)
