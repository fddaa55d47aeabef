"""Who chose what a run asks: the command line, or something that nobody sees."""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.pytest_plugin.selection import chosen_on_command_line

TEST = "harness/acceptance/test_golden.py::test_holds[golden/person/somebody]"


def config(*typed: str | Path, tests: Sequence[str] = ("harness",), **option: Any) -> pytest.Config:
    """What pytest knows of a run whose command line is `typed`, with what is in force, whoever said it."""
    known = SimpleNamespace(pyargs=False, **option)
    return cast(
        "pytest.Config",
        SimpleNamespace(
            invocation_params=SimpleNamespace(args=typed),
            args=list(tests),
            option=known,
            getoption=lambda name, default=None: getattr(known, name, default),
        ),
    )


@pytest.mark.parametrize(
    ("typed", "in_force"),
    [
        (("harness", "-k", "golden"), {"keyword": "golden"}),
        (("harness", "-kgolden"), {"keyword": "golden"}),
        (("harness", "--topic=golden/person/a"), {"topic": "golden/person/a"}),
        (("harness", "--relation", "person-pages"), {"relation": "person-pages"}),
        (("harness", "--deselect", TEST, "--deselect=b"), {"deselect": [TEST, "b"]}),
        (("harness", "-m", "slow", Path("x")), {"markexpr": "slow"}),
        (("harness", "--lf"), {"lf": True}),
        ((TEST,), {"tests": [TEST]}),
        (("--pyargs", "harness.acceptance.test_golden"), {"tests": ["harness.acceptance.test_golden"], "pyargs": True}),
    ],
)
def test_a_part_that_was_typed_was_chosen(typed: tuple[str | Path, ...], in_force: dict[str, Any]) -> None:
    pyargs = in_force.pop("pyargs", False)
    asked = config(*typed, **in_force)
    asked.option.pyargs = pyargs

    assert chosen_on_command_line(asked)


@pytest.mark.parametrize(
    ("typed", "in_force"),
    [
        (("harness",), {}),
        (("harness",), {"keyword": "golden"}),
        (("harness", "-k", "golden"), {"keyword": "golden", "deselect": [TEST]}),
        (("harness", "-k", "golden"), {"keyword": "golden", "lf": True}),
        (("harness", "golden"), {"keyword": "golden"}),
        ((), {"tests": [TEST]}),
    ],
)
def test_a_part_that_something_else_selects_was_not(typed: tuple[str, ...], in_force: dict[str, Any]) -> None:
    assert not chosen_on_command_line(config(*typed, **in_force))
