"""How much of a suite says the same."""

from hypothesis import given
from hypothesis import strategies as st

from harness.mutants.outcome import Group, Killer, Outcome, Result, Until
from harness.mutants.redundancy import redundancy

PARTS = st.sampled_from("abcdefgh")


def outcome(mutant: str, parts: str, until: Until = Until.ALL) -> Outcome:
    killers = tuple(Killer(group=Group.CLASSES, part=part, reason="") for part in parts)
    return Outcome(mutant=mutant, result=Result.KILLED if parts else Result.SURVIVED, until=until, killers=killers)


@given(st.dictionaries(st.text("xyz", min_size=1, max_size=4), st.sets(PARTS), max_size=20))
def test_the_smallest_suite_notices_whatever_the_whole_one_does(noticed: dict[str, set[str]]) -> None:
    found = redundancy(outcome(mutant, "".join(sorted(parts))) for mutant, parts in noticed.items())

    whole = {mutant for mutant, parts in noticed.items() if parts}
    assert set().union(*(found.parts[part] for part in found.smallest)) == whole
    assert len(set(found.smallest)) == len(found.smallest)
    assert sum(map(len, found.patterns.values())) == len(whole)


def test_what_one_part_alone_notices_is_named_with_it() -> None:
    found = redundancy([outcome("x", "ab"), outcome("y", "b"), outcome("z", "ab"), outcome("w", "")])

    assert found.alone == {"y": "b"}
    assert found.smallest == ("b",)
    assert set(found.patterns.values()) == {("x", "z"), ("y",)}


def test_a_mutant_that_did_not_go_to_the_end_says_nothing() -> None:
    assert redundancy([outcome("x", "a", Until.FIRST)]).parts == {}
