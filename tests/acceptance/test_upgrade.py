"""A candidate beside the system of today: one with any one defect is NO-GO, with what was lost first."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from hypothesis import settings

from harness.cli import commands
from harness.engine import Engine
from tests.acceptance.conftest import SMALL, Harness, reference_with, without_aliases, without_folding
from tests.relations.breaks import OPEN, PERSON, only_those

_NAMES = "as-recorded/name or as-recorded/surname"
_DAY = '{{ exactly("born.text", born.iso) }}'
_DAY_LATER = '{{ days("born", born.first ~ "||+1d", born.first ~ "||+1d") }}'
_FEW_IDS = '{"bool": {"must_not": {"regexp": {"id": "N.*(007|123|321|456|789)"}}}}'
_NO_FIREARMS = (
    '"runtime_mappings": {"shown": {"type": "keyword", "script": {"source": '
    '"for (m in doc[\'markers\']) { if (m != \'FI\') { emit(m) } }"}}}, "fields": ["shown"],'
)


class Defect(NamedTuple):
    """What is done to a copy of the reference, what is asked of it, and what a topic that is lost first is of."""

    story: str
    made: Callable[[Path], Path]
    asked: str
    lost: str


_DEFECTS = (
    Defect("no accents", without_folding, "diacritics/name]", "person/diacritics/name"),
    Defect("no aliases", without_aliases, "alias/alias]", "person/alias/alias"),
    Defect(
        "dates a day later",
        lambda folder: reference_with(folder / "system", (PERSON, _DAY, _DAY_LATER)),
        "as-recorded/town+born]",
        "person/as-recorded/town+born",
    ),
    Defect(
        "one record in two hundred",
        lambda folder: reference_with(folder / "system", (PERSON, OPEN, only_those(_FEW_IDS, where="true"))),
        _NAMES,
        "person/as-recorded/",
    ),
)


@pytest.fixture(scope="module")
def baseline(run: Harness, engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference as it is, asked all that the candidates are."""
    file = tmp_path_factory.mktemp("baseline") / "baseline.zip"
    asked = " or ".join([_NAMES, *(defect.asked for defect in _DEFECTS)])
    run("--es-url", engine.url, *SMALL, "-k", asked, "--save-run", str(file))
    return file


@pytest.mark.parametrize("defect", _DEFECTS, ids=[defect.story for defect in _DEFECTS])
def test_a_candidate_with_a_defect_is_no_go_and_what_was_lost_comes_first(
    defect: Defect, baseline: Path, harness: Harness, tmp_path: Path
) -> None:
    candidate, told = tmp_path / "candidate.zip", tmp_path / "comparison.json"
    system = defect.made(tmp_path)

    harness(*SMALL, "-k", defect.asked, "--system", str(system), "--save-run", str(candidate))
    done = CliRunner().invoke(commands, ["compare", str(baseline), str(candidate), "--json", str(told)])

    first = json.loads(told.read_bytes())["decision"]["reasons"][0]
    assert first["kind"] == "NO-GO"
    assert first["text"].startswith(defect.lost)
    assert " lost" in first["text"]
    assert "found before and not now, what decides first" in done.output
    assert done.exit_code == 1


def test_a_candidate_that_no_longer_shows_a_marker_is_no_go(baseline: Path, harness: Harness, tmp_path: Path) -> None:
    candidate = tmp_path / "candidate.zip"
    system = reference_with(
        tmp_path / "system",
        (PERSON, '"fields": ["markers"],', _NO_FIREARMS),
        ("system.toml", "timeout = 10      # seconds", 'timeout = 10\nmarkers = "shown"'),
    )

    harness(*SMALL, "-k", _NAMES, "--system", str(system), "--save-run", str(candidate))
    done = CliRunner().invoke(commands, ["compare", str(baseline), str(candidate)])

    assert "show somebody without a warning marker, or with one of others" in done.output.partition("also")[0]
    assert done.exit_code == 1


def test_the_same_system_asked_again_lost_nothing(baseline: Path, harness: Harness, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"

    harness(*SMALL, "-k", _NAMES, "--save-run", str(again))
    done = CliRunner().invoke(commands, ["compare", str(baseline), str(again)])

    assert "unchanged: nothing lost, gained or moved" in done.output
    assert "NO-GO" not in done.output
    assert " lost: " not in done.output


def test_a_run_beside_a_baseline_ends_with_the_comparison_and_its_status(
    baseline: Path, harness: Harness, tmp_path: Path
) -> None:
    same = harness(*SMALL, "-k", "alias/alias]", "--baseline", str(baseline))
    worse = harness(
        *SMALL, "-k", "alias/alias]", "--baseline", str(baseline), "--system", str(without_aliases(tmp_path))
    )

    assert "UNDECIDED: nothing was lost that may not be" in same.stdout.partition(" beside the baseline ")[2]
    assert same.returncode == 11
    assert "NO-GO: the candidate lost what may not be lost" in worse.stdout.partition(" beside the baseline ")[2]
    assert worse.returncode == 1


def test_a_baseline_that_asked_otherwise_is_said_before_anything_starts(baseline: Path, run: Harness) -> None:
    done = run("--es-url", "http://127.0.0.1:1", "--baseline", str(baseline))

    assert "asked otherwise: ask the same with --people 1200 --incidents 800 --topics 25" in done.stdout
    assert done.returncode == 4


@pytest.fixture
def few_examples() -> Iterator[None]:
    """Hypothesis looks at one example of each relation: what is asked of a run does not matter here."""
    smoke = settings.get_profile("smoke")
    settings.register_profile("smoke", smoke, max_examples=1)
    yield
    settings.register_profile("smoke", smoke)


@pytest.mark.usefixtures("few_examples")
def test_one_command_asks_both_sides_and_keeps_their_runs(engine: Engine, tmp_path: Path) -> None:
    tiny = ("--profile", "smoke", "--people", "300", "--incidents", "200", "--topics", "1")
    worse, kept = str(without_aliases(tmp_path)), tmp_path / "kept"

    done = CliRunner().invoke(
        commands,
        ["upgrade", "--from-url", engine.url, "--to-system", worse, "--keep", str(kept), *tiny],
        catch_exceptions=False,
    )

    assert "NO-GO: the candidate lost what may not be lost" in done.output
    assert "  person/alias/alias+born: 1 of 1 lost" in done.output
    assert sorted(path.name for path in kept.iterdir()) == ["baseline.zip", "candidate.zip"]
    assert done.exit_code == 1
