"""``pytest harness`` as a user sees it."""

import json
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from tests.acceptance.conftest import SMALL, Harness, indices, without_aliases, without_folding


def test_a_class_can_be_asked_alone(harness: Harness) -> None:
    done = harness(*SMALL, "-k", "diacritics and not respelt and not golden and not relation")

    assert "diacritics/name+born" in done.stdout
    assert "slip/name" not in done.stdout
    assert "only" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["golden", "class"])
def test_a_topic_can_be_asked_alone_by_the_id_that_a_failure_names(harness: Harness, name: str, tmp_path: Path) -> None:
    if name == "golden":
        topic = "golden/person/apostrophe-dropped"
    else:
        failing = harness(*SMALL, "-k", "person/alias/alias+born", "--system", str(without_aliases(tmp_path)))
        topic = next(line.split()[4] for line in failing.stdout.splitlines() if "repeat  pytest harness" in line)

    done = harness(*SMALL, "--topic", topic)

    assert "1 passed" in done.stdout
    assert done.returncode == 0


def test_a_topic_of_the_medium_tier_that_is_missed_alone_is_told_and_yet_decides_nothing(
    harness: Harness, tmp_path: Path
) -> None:
    sizes, report = ("--people", "2500", "--incidents", "500", "--topics", "25"), tmp_path / "report.json"
    harness(*sizes, "-k", "person/nickname/name", "--system", "naive", "--report-json", str(report))
    missed = next(name for c in json.loads(report.read_text(encoding="utf-8"))["classes"] for name in c["missed"])

    done = harness(*sizes, "--topic", missed, "--system", "naive")

    assert "UNDECIDED: " in done.stdout
    assert "first hits" in done.stdout
    assert done.returncode == 11


def test_to_collect_starts_no_engine(run: Harness) -> None:
    done = run("--es-url", "http://127.0.0.1:1", "--collect-only", "-q")

    assert "test_found[person/diacritics/name+born]" in done.stdout
    assert done.returncode == 0


def test_a_search_without_accent_folding_is_no_go_and_the_class_is_named(harness: Harness, tmp_path: Path) -> None:
    done = harness(*SMALL, "--system", str(without_folding(tmp_path)), "-k", "diacritics or as-recorded")

    assert "NO-GO: " in done.stdout
    assert "  person/diacritics/name: " in done.stdout
    # With a date the reference finds them all the same, one letter away: the relation holds every such search to it.
    assert "  relation person-diacritics: does not hold" in done.stdout
    assert done.returncode == 1


def test_a_search_without_aliases_is_no_go_and_the_class_is_named(harness: Harness, tmp_path: Path) -> None:
    done = harness(*SMALL, "--system", str(without_aliases(tmp_path)), "-k", "alias or as-recorded")

    assert "NO-GO: " in done.stdout
    assert "  person/alias/alias: " in done.stdout
    assert "  person/alias/alias+born: " in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize("system", ["naive", "fuzzy"])
def test_a_search_as_people_build_them_is_no_go_for_what_it_cannot_do_alone(harness: Harness, system: str) -> None:
    cannot = ("person/phone-format/phone", "person/unknown/identifier", "incident/reference-joined/reference")
    can = "incident/as-recorded/street+night"  # an identifier it answers with a thousand others, which is no GO either

    done = harness(*SMALL, "--system", system, "-k", " or ".join(f"test_found[{name}]" for name in (*cannot, can)))

    no_go = done.stdout.partition("NO-GO: ")[2].partition("also UNDECIDED")[0]
    assert all(f"  {name}: " in no_go for name in cannot)
    assert f"  {can}: " not in no_go
    assert done.returncode == 1


def test_nothing_of_a_run_is_left_in_the_cluster(harness: Harness, client: Elasticsearch) -> None:
    before = indices(client)

    harness(*SMALL, "-k", "person/case/name")

    assert indices(client) == before
