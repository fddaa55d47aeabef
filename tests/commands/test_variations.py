"""`search-harness variations`."""

import json
from functools import cache

import pytest
from click.testing import CliRunner, Result

from generators.topics import CLASSES
from generators.variations import VARIATIONS
from harness.cli import commands


@cache
def run(*words: str) -> Result:
    return CliRunner().invoke(commands, ["variations", *words])


def test_the_table_shows_every_variation_in_120_columns() -> None:
    result = run()
    shown = result.output.splitlines()

    assert result.exit_code == 0
    assert max(map(len, shown)) <= 120
    assert shown[0].split() == ["name", "field", "tier", "cultures", "share", "source", "example"]
    assert {line.split()[0] for line in shown} >= {name for name in VARIATIONS if len(name) <= 20}


def test_json_has_every_variation_with_its_classes_and_an_example_that_differs() -> None:
    found = {entry["name"]: entry for entry in json.loads(run("--json").output)}

    assert list(found) == list(VARIATIONS)
    for entry in found.values():
        assert entry["classes"]
        assert {CLASSES[class_id].name for class_id in entry["classes"]} == {entry["name"]}
        assert all(example["recorded"] != example["typed"] for example in entry["examples"])
    assert found["diacritics"]["examples"]


def test_field_and_tier_narrow_the_list() -> None:
    found = json.loads(run("--json", "--field", "name", "--tier", "weak").output)

    assert {entry["name"] for entry in found} == {
        v.name for v in VARIATIONS.values() if (v.field, v.tier.value) == ("name", "weak")
    }


def test_what_is_not_there_is_said() -> None:
    assert run("--field", "sex", "--tier", "weak").output == "no variation of the field 'sex' is of the tier weak\n"
    assert json.loads(run("--field", "sex", "--tier", "weak", "--json").output) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--tier", "firm"), "'strong', 'medium', 'weak'"),
        (("--field", "nose"), "'date of birth'"),
        (("x",), "unexpected"),
    ],
)
def test_what_cannot_be_is_refused_as_usage(words: tuple[str, ...], said: str) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert said in result.output


def test_help_suffices() -> None:
    output = " ".join(run("--help").output.split())

    assert all(word in output for word in ("--field", "--tier", "--json", "pytest harness -k NAME", "cultures"))


def test_what_cannot_be_seen_is_spelt_out() -> None:
    output = run("--field", "name").output

    assert "\u00a0" not in output
    assert "[combining" in output
