"""What a saved run missed is explained by asking the same system again, in all and topic by topic."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from harness.cli import commands, main
from harness.engine import Engine
from harness.errors import ExitStatus
from tests.acceptance.conftest import SMALL, Harness, unbroken, without_folding

ACCENTS = "person/diacritics/name]"
CAUSE = "analysed otherwise than it is looked for"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the reference that does not fold accents."""
    return without_folding(tmp_path_factory.mktemp("unfolded"))


@pytest.fixture(scope="module")
def kept(run: Harness, engine: Engine, system: Path) -> Path:
    """What it was asked, with all that was written of that."""
    file = system.parent / "run.zip"
    done = run(
        *("--es-url", engine.url, *SMALL, "-k", ACCENTS, "--system", str(system), "--save-run", str(file)),
        *("--report-json", str(system.parent / "run.json"), "--junitxml", str(system.parent / "run.xml")),
    )
    (system.parent / "told.txt").write_text(done.stdout, encoding="utf-8")
    return file


def explained(engine: Engine, kept: Path, *words: str) -> Result:
    return CliRunner().invoke(commands, ["explain", str(kept), *words, "--es-url", engine.url])


def missed(kept: Path) -> list[str]:
    (told,) = json.loads(kept.with_name("run.json").read_bytes())["classes"]
    return list(told["missed"])


def test_a_failing_class_says_the_cause_in_its_first_line(kept: Path) -> None:
    told = kept.with_name("told.txt").read_text(encoding="utf-8")

    assert f"looked at: {CAUSE} (names." in unbroken(told)
    assert "accents" in told


def test_its_case_says_the_cause_and_how_to_ask_again(kept: Path) -> None:
    case = ElementTree.parse(kept.with_name("run.xml")).iterfind(".//testcase/properties/property")  # noqa: S314  # ours
    said = {one.get("name"): one.get("value") or "" for one in case}

    assert said["cause"].startswith(CAUSE)
    assert said["repeat"].split()[:4] in [["pytest", "harness", "--topic", one] for one in missed(kept)]


def test_all_that_was_missed_is_told_by_cause(engine: Engine, kept: Path) -> None:
    done = explained(engine, kept)

    assert done.exit_code == 0, done.output
    assert f"{len(missed(kept))} records missed" in done.output
    assert f"(1)  {CAUSE}" in unbroken(done.output).replace("(1) ", "(1)  ")
    assert "is looked for as [" in unbroken(done.output)
    assert "unexplained" not in done.output


def test_the_causes_are_kept_for_the_report(engine: Engine, kept: Path, tmp_path: Path) -> None:
    causes, page = tmp_path / "causes.json", tmp_path / "page.html"

    explained(engine, kept, "--json", str(causes))
    done = CliRunner().invoke(commands, ["report", str(kept), "--html", str(page), "--causes", str(causes)])

    assert done.exit_code == 0, done.output
    assert page.read_text(encoding="utf-8").count(f"<dt>why</dt><dd>{CAUSE}") == len(missed(kept))


def test_what_was_lost_is_told_with_what_found_it_before(
    harness: Harness, engine: Engine, kept: Path, tmp_path: Path
) -> None:
    baseline, causes, page = tmp_path / "baseline.zip", tmp_path / "causes.json", tmp_path / "page.html"
    harness(*SMALL, "-k", ACCENTS, "--save-run", str(baseline))

    done = explained(engine, kept, "--baseline", str(baseline), "--json", str(causes))
    command = ["report", str(kept), str(baseline), "--html", str(page), "--causes", str(causes)]
    CliRunner().invoke(commands, command, catch_exceptions=False)

    assert "before it was found by match in names." in unbroken(done.output)
    lost = missed(kept)
    assert page.read_text(encoding="utf-8").count("<dt>found before by</dt><dd>match in names.") == len(lost)
    one = explained(engine, kept, lost[0], "--baseline", str(baseline))
    assert "before  found by match in names." in unbroken(one.output).replace("before found", "before  found")


def test_one_topic_is_told_in_full(engine: Engine, kept: Path) -> None:
    topic = missed(kept)[0]

    done = explained(engine, kept, topic)

    assert done.output.startswith(f"{topic}\n")
    assert f"       why  {CAUSE}" in done.output


def test_a_topic_that_missed_nothing_is_said_with_the_nearest(
    engine: Engine, kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["search-harness", "explain", str(kept), missed(kept)[0][:-1]])

    with pytest.raises(SystemExit) as ended:
        main()

    assert f"did you mean '{missed(kept)[0]}'?" in capsys.readouterr().err
    assert ended.value.code == ExitStatus.USAGE
