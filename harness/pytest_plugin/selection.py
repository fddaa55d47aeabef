"""Whether what is asked was chosen on the command line itself, where whoever started the run can see it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

__all__ = ["chosen_on_command_line"]

_VALUES = ("keyword", "markexpr", "deselect", "ignore", "ignore_glob", "topic", "relation")
"""Options whose values say which tests run, by their names in pytest's configuration."""

_SWITCHES = {"lf": ("--lf", "--last-failed"), "stepwise": ("--sw", "--stepwise"), "sw_skip": ("--sw-skip",)}
"""Options without a value that do so, and how they are written."""


def chosen_on_command_line(config: pytest.Config) -> bool:
    """Return whether the command line asks for a part, and nothing but the command line says which.

    PYTEST_ADDOPTS and configuration files select by the same options, but are not among the words that were typed.
    What they select in other ways (names of files and functions, a folder left out) no option shows: a command line
    that asks for no part has chosen none.
    """
    words = tuple(map(str, config.invocation_params.args))
    said = [*_values_said(config, words), *_switches_said(config, words), *_tests_said(config, words)]
    return bool(said) and all(said)


def _values_said(config: pytest.Config, words: Sequence[str]) -> Iterator[bool]:
    """Yield for every value that selects tests whether it was typed, behind its option or joined to it."""
    for option in _VALUES:
        value = config.getoption(option, default=None)
        for one in map(str, value if isinstance(value, list) else [value] if value else []):
            joined = any(word.startswith("-") and word.endswith(one) for word in words)
            yield joined or any(before.startswith("-") and word == one for before, word in pairwise(words))


def _switches_said(config: pytest.Config, words: Sequence[str]) -> Iterator[bool]:
    for option, written in _SWITCHES.items():
        if config.getoption(option, default=False):
            yield any(word in words for word in written)


def _tests_said(config: pytest.Config, words: Sequence[str]) -> Iterator[bool]:
    """Yield whether they were typed of tests that are named one by one, or by their file or module."""
    for argument in config.args:
        if "::" in argument or argument.endswith(".py") or (config.option.pyargs and "." in argument):
            yield argument in words
