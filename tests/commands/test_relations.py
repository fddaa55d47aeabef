"""`search-harness relations`."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from harness.cli import commands
from harness.errors import ConfigurationError
from harness.relations import RELATIONS, Family
from harness.systems import REFERENCE


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, ["relations", *words])


def excepting(folder: Path, **reasons: str) -> Path:
    """A copy of the reference that declares exceptions."""
    copy = folder / "system"
    shutil.copytree(REFERENCE, copy)
    with (copy / "system.toml").open("a", encoding="utf-8") as file:
        file.write("\n[exceptions]\n" + "".join(f'{name} = "{reason}"\n' for name, reason in reasons.items()))
    return copy


def test_every_relation_is_listed_below_its_family_within_100_columns() -> None:
    shown = run().output.splitlines()
    families = {f"{family}:" for family in Family}
    below: dict[str, str] = {}
    family = ""
    for line in shown:
        if line in families:
            family = line.removesuffix(":")
        elif line.startswith("  ") and not line.startswith("   "):
            below[line.strip()] = family

    assert below == {relation.name: relation.family.value for relation in RELATIONS.values()}
    assert max(map(len, shown)) <= 100
    assert shown[-1] == f"{len(RELATIONS)} relations"


def test_a_family_is_listed_alone() -> None:
    told = json.loads(run("--family", "same answer", "--json").output)

    assert {one["name"] for one in told} == {r.name for r in RELATIONS.values() if r.family is Family.SAME_ANSWER}


@pytest.mark.parametrize("name", RELATIONS)
def test_one_is_told_in_full(name: str) -> None:
    relation = RELATIONS[name]
    said = " ".join(run(name).output.split())

    for part in (relation.asked, relation.differs, relation.holds, relation.source, relation.family.value):
        assert " ".join(part.split()) in said
    assert f"pytest harness --relation {name}" in said


def test_json_has_every_relation_whole() -> None:
    told = {one["name"]: one for one in json.loads(run("--json").output)}

    assert list(told) == list(RELATIONS)
    assert all(one["source"] and one["holds"] and one["declared"] is None for one in told.values())


def test_what_a_system_declares_is_marked_with_its_reason(tmp_path: Path) -> None:
    system = excepting(tmp_path, **{"person-hyphen": "hyphens are typed here"})

    assert "declared not to hold: hyphens are typed here" in run("--system", str(system)).output
    assert "1 declared not to hold" in run("--system", str(system)).output
    assert "hyphens are typed here" in run("person-hyphen", "--system", str(system)).output
    assert "declared" not in run("person-spaces", "--system", str(system)).output
    assert json.loads(run("person-hyphen", "--json", "--system", str(system)).output)[0]["declared"] == (
        "hyphens are typed here"
    )


def test_an_exception_for_what_is_no_relation_is_refused(tmp_path: Path) -> None:
    result = run("--system", str(excepting(tmp_path, **{"person-hyphens": "typed here"})))

    assert isinstance(result.exception, ConfigurationError)
    assert str(result.exception) == (
        "system.toml [exceptions]: no relation is called 'person-hyphens'; did you mean 'person-hyphen'?"
    )


def test_a_name_that_is_no_relation_is_refused_with_the_nearest() -> None:
    result = run("person-hyphens")

    assert str(result.exception) == "no relation is called 'person-hyphens'; did you mean 'person-hyphen'?"


def test_help_suffices() -> None:
    output = " ".join(run("--help").output.split())

    assert all(
        word in output for word in ("--family", "--json", "--system", "[exceptions]", "pytest harness --relation")
    )
