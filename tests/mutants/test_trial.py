"""Mutants tried on a real engine."""

from collections.abc import Sequence

import pytest

from generators.topics import CLASSES
from harness.backends.base import Question
from harness.measuring.relations import open_arena
from harness.mutants import EQUIVALENTS, MUTANTS, PAIRS
from harness.mutants.outcome import Group, Result, Until
from harness.mutants.placing import placed
from harness.mutants.sparing import Sparing
from harness.mutants.suite import parts
from harness.mutants.trial import Ground, try_mutant
from harness.runs import Answer, Ranking

EACH_LAYER = (
    "fold-removed",
    "phone-unmapped",
    "by-place-in-index",
    "restricted-shown",
    "dob-required",
    "records-lost@5%",
    "marker-lost",
    "one-name-each",
    "loaded-twice",
    "box-lost-postcode",
)
"""Ten mutants, of every layer at least one."""


@pytest.mark.parametrize("name", EACH_LAYER)
def test_a_mutant_is_noticed_by_what_should_show_it(name: str, ground: Ground) -> None:
    outcome = try_mutant(ground, MUTANTS[name])

    assert (outcome.result, outcome.named) == (Result.KILLED, True)
    assert MUTANTS[name].expects(outcome.killers[0].part)


def test_what_should_not_matter_is_not_noticed(ground: Ground) -> None:
    assert try_mutant(ground, EQUIVALENTS["renamed"]).result is not Result.KILLED


@pytest.mark.parametrize(
    "name", ["fold-removed", "marker-lost", "wrong-postcode-hides", "first-hit-lost", "dob-utc-shift@5%"]
)
def test_what_is_spared_would_have_been_answered_as_before(name: str, ground: Ground) -> None:
    """Whatever is not asked again is answered as if it were."""
    classes = [one for n, one in enumerate(CLASSES.values()) if n % 7 == 0]
    questions = [Question.of(topic) for one in classes for topic in ground.session.topics(one)]
    list(ground.recalling.answer(questions))

    with placed(ground.unbroken, MUTANTS[name], ground.session.corpus) as there:
        sparing = Sparing(there.reached.backend(), ground.recalling, there.touched)
        spared, asked = list(sparing.answer(questions)), list(there.reached.backend().answer(questions))

    assert _pages(spared) == _pages(asked)
    assert sparing.asked + sparing.spared == len(questions)


def _pages(answers: Sequence[Answer]) -> list[object]:
    return [(a.topic, a.hits, a.total, a.markers) for a in answers if isinstance(a, Ranking)]


def test_a_mutant_leaves_no_index_behind(ground: Ground) -> None:
    with ground.unbroken.engine.client() as client:
        before = set(client.indices.get(index="*"))
        for name in ("records-lost@5%", "fold-no-reindex", "renamed"):
            with placed(ground.unbroken, {**MUTANTS, **EQUIVALENTS}[name], ground.session.corpus):
                assert set(client.indices.get(index="*")) > before
        assert set(client.indices.get(index="*")) == before


def test_it_goes_on_until_each_kind_of_part_has_noticed(ground: Ground) -> None:
    outcome = try_mutant(ground, MUTANTS["aliases-lost"], until=Until.GROUPS)

    assert all(outcome.by(group) for group in (Group.RECORDS, Group.GOLDEN, Group.CLASSES, Group.RELATIONS))


def test_what_is_lost_is_noticed_beside_what_was_found_before(ground: Ground) -> None:
    mutant = MUTANTS["fold-removed"]

    with placed(ground.unbroken, mutant, ground.session.corpus) as there:
        session = ground.session.asking(there.reached)
        with open_arena(session) as arena:
            compared = parts(session, arena, ground.policy, mutant.expects, documents=False, before=ground.before)[-1]
            first = next(iter(compared.ask()))

    assert (first.group, " lost" in first.reason) == (Group.COMPARED, True)
    assert mutant.expects(first.part)


def test_a_pair_shows_what_one_of_its_two_does(ground: Ground) -> None:
    assert try_mutant(ground, PAIRS["restricted-shown+half-a-page"]).result is Result.KILLED


def test_what_changes_nothing_that_is_asked_does_not_apply(ground: Ground) -> None:
    assert try_mutant(ground, MUTANTS["alias-length-penalty"]).result is Result.NOT_APPLICABLE


def test_what_should_show_a_mutant_is_asked_first(ground: Ground) -> None:
    mutant = MUTANTS["box-lost-postcode"]
    with open_arena(ground.session) as arena:
        asked = parts(ground.session, arena, ground.policy, mutant.expects, documents=False)

    expected = [mutant.expects(part.id) for part in asked if part.group is not Group.GOLDEN]
    assert expected == sorted(expected, reverse=True)
    assert [part.group for part in asked].count(Group.RECORDS) == 0
