"""What a run may not hide: failures beside the suite, who narrowed it down, and by which rules it was judged."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generators.topics import CLASSES
from harness.judging.policy import Policy
from harness.systems import REFERENCE
from tests.acceptance.conftest import Harness, reference_with, unbroken
from tests.golden.mistakes import FILES

TINY = ("--people", "300", "--incidents", "200")
"""One golden topic needs no more."""

HELD = "golden/person/apostrophe-dropped"
FOREIGN = {
    "fails": "def test_foreign(): assert False",
    "errors": "import pytest\n@pytest.fixture\ndef broken(): 1 / 0\ndef test_foreign(broken): pass",
    "cannot be read": "import nothing_of_that_name\ndef test_foreign(): pass",
    "takes its process along": "import os\ndef test_foreign(): os._exit(7)",
}
"""Tests of somebody else, beside the suite."""


def report(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("how", FOREIGN)
def test_a_test_beside_the_suite_that_fails_is_never_overwritten(harness: Harness, tmp_path: Path, how: str) -> None:
    beside = tmp_path / "test_beside.py"
    beside.write_text(FOREIGN[how], encoding="utf-8")
    asked = (*TINY, "-k", "apostrophe-dropped or foreign", str(beside))
    also = {"cannot be read": ("--continue-on-collection-errors",), "takes its process along": ("-n", "2")}

    done = harness(*asked, *also.get(how, ()))

    assert "1 passed" in done.stdout
    assert "UNDECIDED: " in done.stdout
    assert done.returncode == 1


def test_a_test_beside_the_suite_that_passes_changes_nothing(harness: Harness, tmp_path: Path) -> None:
    beside = tmp_path / "test_beside.py"
    beside.write_text("def test_foreign(): pass", encoding="utf-8")

    done = harness(*TINY, "-k", "apostrophe-dropped or foreign", str(beside))

    assert "2 passed" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("narrowed_by", ["command line", "environment", "configuration file", "both"])
def test_only_a_part_chosen_on_the_command_line_itself_ends_well(
    harness: Harness, tmp_path: Path, narrowed_by: str
) -> None:
    configuration = tmp_path / "pytest.ini"
    configuration.write_text("[pytest]\naddopts = -k apostrophe-dropped\n", encoding="utf-8")
    options, env = {
        "command line": (("--topic", HELD), {}),
        "environment": ((), {"PYTEST_ADDOPTS": f"--topic {HELD}"}),
        "configuration file": (("-c", str(configuration)), {}),
        "both": (("-k", "apostrophe"), {"PYTEST_ADDOPTS": f"--deselect harness/acceptance/test_golden.py::{HELD}s"}),
    }[narrowed_by]

    done = harness(*TINY, *options, env=env)

    assert " passed" in done.stdout
    assert "failed" not in done.stdout
    assert "UNDECIDED: " in done.stdout
    assert done.returncode == (0 if narrowed_by == "command line" else 11)


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_random_seed_is_drawn_once_printed_and_recorded(harness: Harness, tmp_path: Path, processes: str) -> None:
    file = tmp_path / "run.json"

    done = harness(*TINY, "--seed", "random", "--topic", HELD, "--report-json", str(file), "-n", processes)

    (seed,) = set(re.findall(r"seed (\w+),", done.stdout))
    run = report(file)
    assert seed.isdecimal()
    assert run["provenance"]["seed"] == run["settings"]["seed"] == seed
    assert done.returncode == 0


def test_the_policy_is_named_with_its_digest_and_with_what_is_laxer_in_it(harness: Harness, tmp_path: Path) -> None:
    lax, file = tmp_path / "lax.toml", tmp_path / "run.json"
    shipped = (Path(REFERENCE).parents[1] / "judging" / "policy.toml").read_text(encoding="utf-8")
    lax.write_text(shipped.replace("floor = 0.95", "floor = 0.9"), encoding="utf-8")
    policy = Policy.from_file(lax)

    done = harness(*TINY, "--topic", HELD, "--policy", str(lax), "--report-json", str(file))

    assert f"policy: {policy.described()}, laxer than the shipped one by medium.floor 0.9 < 0.95" in done.stdout
    assert "\nUNDECIDED (under a laxer policy: medium.floor 0.9 < 0.95): " in done.stdout
    assert report(file)["policy"] == {
        "file": "lax.toml",
        "sha256": policy.sha256,
        "laxer": ["medium.floor 0.9 < 0.95"],
    }


def test_the_versions_that_decide_what_is_asked_are_recorded(harness: Harness, tmp_path: Path) -> None:
    file = tmp_path / "run.json"

    done = harness(*TINY, "--topic", HELD, "--report-json", str(file))

    versions = report(file)["provenance"]["versions"]
    assert set(versions) == {"python", "hypothesis", "faker", "ir-measures", "numpy", "scipy"}
    assert all(f"{name} {version}" in unbroken(done.stdout) for name, version in versions.items())


def test_a_mark_of_a_topic_that_holds_is_told_above_the_verdict_and_turns_nothing(
    harness: Harness, tmp_path: Path
) -> None:
    system, file = tmp_path / "system", tmp_path / "run.json"
    shutil.copytree(REFERENCE, system)
    with (system / "system.toml").open("a", encoding="utf-8") as toml:
        toml.write(f'"{HELD}" = "slow"\n')

    done = harness(*TINY, "--topic", HELD, "--system", str(system), "--report-json", str(file))

    stale = done.stdout.index(f"stale marks, for these no longer fail (remove them):\n  {HELD}: slow\n")
    assert stale < done.stdout.index("UNDECIDED: ")
    assert [(g["status"], g["known"]) for g in report(file)["golden"]] == [("stale mark", "slow")]
    assert done.returncode == 0


def test_a_topic_that_is_known_to_fail_is_told_above_the_verdict(harness: Harness) -> None:
    done = harness(*TINY, "--topic", "golden/person/sex-spelt-out")

    known = done.stdout.index("known failures, by the system's own file:\n  golden/person/sex-spelt-out: ")
    assert known < done.stdout.index("UNDECIDED: ")
    assert "1 xfailed" in done.stdout
    assert done.returncode == 0


def test_what_needs_a_box_that_the_form_lacks_is_not_asked_and_is_told_above_the_verdict(
    harness: Harness, tmp_path: Path
) -> None:
    file = tmp_path / "run.json"
    system = reference_with(
        tmp_path / "system",
        ("system.toml", "page_size = 10    # hits", 'lacks = ["anything"]'),
        ("person.search.json.j2", "query.anything | typed | free_text", '"" | free_text'),
    )

    asked = "anything or identifiers] or person-any-text or person-hidden"
    done = harness(*TINY, "-k", asked, "--system", str(system), "--report-json", str(file))

    run = report(file)
    assert {c["id"] for c in run["classes"]} == {"person/as-recorded/identifiers", "person/hidden/identifiers"}
    assert {p["name"]: p["status"] for p in run["relations"]}.items() >= {"person-any-text": "held"}.items()
    assert set(run["lacking"].values()) == {"person anything"}
    told = "not asked, for the system's own file says that it has no such box:\n  person anything: "
    assert done.stdout.index(told) < done.stdout.index("UNDECIDED: ")
    assert f"only 2 of {len(CLASSES.keys() - run['lacking'].keys())} classes were asked" in done.stdout


@pytest.mark.parametrize("table", ["exceptions", "known_failures"])
def test_a_system_that_excuses_itself_from_keeping_people_safe_is_refused(
    harness: Harness, tmp_path: Path, table: str
) -> None:
    system = tmp_path / "system"
    shutil.copytree(REFERENCE, system)
    excuse = {"exceptions": "person-restricted", "known_failures": "golden/person/restricted-by-identifier"}[table]
    toml = (system / "system.toml").read_text(encoding="utf-8").partition("[known_failures]")[0]
    (system / "system.toml").write_text(f'{toml}[{table}]\n"{excuse}" = "officers know"\n', encoding="utf-8")

    done = harness(*TINY, "--system", str(system))

    assert f"system.toml [{table}]: {excuse} cannot be excused: " in unbroken(done.stdout)
    assert "Traceback" not in done.stdout
    assert done.returncode == 4


@pytest.mark.parametrize("names", [["mine"], ["shipped", "mine"]])
def test_other_folders_of_golden_queries_are_asked(harness: Harness, tmp_path: Path, names: list[str]) -> None:
    mine, file = tmp_path / "mine", tmp_path / "run.json"
    for name, text in FILES.items():
        (mine / name).parent.mkdir(parents=True, exist_ok=True)
        (mine / name).write_text(text, encoding="utf-8")
    folders = [word for name in names for word in ("--golden", str(mine) if name == "mine" else name)]

    done = harness(*TINY, *folders, "-k", "person/by-name or apostrophe-dropped", "--report-json", str(file))

    run = report(file)
    asked = {topic["id"] for topic in run["golden"]}
    assert asked == {"golden/person/by-name", *([HELD] if "shipped" in names else [])}
    assert list(run["provenance"]["golden"]) == [str(mine) if name == "mine" else name for name in names]
    assert f"{mine} (" in done.stdout.replace("\n  ", " ")
    assert done.returncode == 0
