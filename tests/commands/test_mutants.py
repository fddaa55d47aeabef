"""`search-harness mutants`."""

import pytest
from click.testing import CliRunner, Result

from harness.cli import commands
from harness.errors import ConfigurationError
from harness.mutants import EQUIVALENTS, MUTANTS, PAIRS, Layer


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, ["mutants", *words])


def test_all_are_listed_by_layer() -> None:
    shown = run("--list").output.splitlines()

    assert shown[-1] == f"{len(MUTANTS)} mutants"
    assert [line for line in shown if line in {f"{layer}:" for layer in Layer}] == [f"{layer}:" for layer in Layer]


@pytest.mark.parametrize(("option", "known"), [("--pairs", PAIRS), ("--equivalent", EQUIVALENTS)])
def test_pairs_and_equivalents_are_listed_alone(option: str, known: dict[str, object]) -> None:
    shown = run(option, "--list").output

    assert shown.endswith(f"{len(known)} mutants\n")
    assert all(f"{name}:" in shown for name in known)


def test_one_is_listed_alone() -> None:
    assert run("--only", "fold-removed", "--list").output == (
        "analysis:\n  fold-removed: accents are no longer folded [pombola#1649]\n\n1 mutant\n"
    )


def test_a_name_that_is_no_mutant_is_refused_with_the_nearest() -> None:
    with pytest.raises(ConfigurationError, match="there is no such mutant; did you mean 'fold-removed'"):
        CliRunner().invoke(commands, ["mutants", "--only", "fold-remove"], catch_exceptions=False)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--seeds", "2"), "only changes that should not matter are tried on several corpora"),
        (("--seeds", "2", "--equivalent", "--seed", "autumn"), "needs a number as --seed to count on from"),
    ],
)
def test_several_corpora_that_cannot_be_are_refused(words: tuple[str, ...], told: str) -> None:
    with pytest.raises(ConfigurationError, match=told):
        CliRunner().invoke(commands, ["mutants", *words], catch_exceptions=False)
