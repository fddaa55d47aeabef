"""`search-harness golden check`."""

import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generators.tiers import Tier
from generators.topics import Intent
from harness import cli
from harness.commands.golden import FAILURES, cited
from harness.errors import GoldenFileError, SystemFolderError
from harness.golden import load_golden
from harness.runs import GoldenOutcome, Status
from harness.systems import REFERENCE, reference_system
from tests.golden.mistakes import FILES, PEOPLE, PERSON
from tests.judging.comparing.runs import Runs

SUITE = load_golden()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two topics, over two people and an incident."""
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """A copy of the reference system."""
    shutil.copytree(REFERENCE, tmp_path / "system")
    return tmp_path / "system"


def reported(folder: Path, statuses: Mapping[str, str]) -> Path:
    """A run of the reference system in which golden topics came out so."""
    golden = [
        GoldenOutcome(
            topic=topic, intent=Intent.PERSON, topic_class="alias", tier=Tier.STRONG, status=Status(status), reasons=()
        )
        for topic, status in statuses.items()
    ]
    return Runs(folder)(golden=golden).path


def check(*words: object) -> Result:
    return CliRunner().invoke(cli.commands, ["golden", "check", *map(str, words)])


def cells(lines: Iterable[str], first: str) -> list[str]:
    """The cells of the first line that begins with `first`, behind it."""
    return next(line.removeprefix(first).split() for line in lines if line.startswith(f"{first} "))


def test_the_shipped_topics_are_counted_by_intent_class_and_tier() -> None:
    result = check()
    tables = dict(zip(Intent, result.output.split("\n\n"), strict=False))

    assert result.exit_code == 0
    for intent, table in tables.items():
        topics = [topic for topic in SUITE.topics if topic.intent is intent]
        assert cells(table.splitlines(), "all")[-2:] == [str(len(topics)), "-"]
        shown = {line.split()[0] for line in table.splitlines()[2:-1]}
        assert shown == {topic.topic_class for topic in topics}


def test_every_failure_of_a_real_system_and_the_traps_are_counted() -> None:
    lines = check().output.splitlines()

    for reason in (*FAILURES, "trap"):
        topics = [topic for topic in SUITE.topics if reason in cited(topic.why)]
        counts = [sum(topic.intent is intent for topic in topics) for intent in Intent]
        assert cells(lines, reason) == [str(count) if count else "-" for count in counts]


def test_everything_fits_100_columns() -> None:
    assert max(map(len, check().output.splitlines())) <= 100


def test_another_folder_is_read_and_what_it_lacks_is_said(folder: Path) -> None:
    output = check(folder).output

    assert "nothing is wrong: topics 2, classes 2, known to fail 0\ncast: people 2, incidents 1\n" in output
    assert f"no topic cites {', '.join(FAILURES)}" in output


def test_the_known_failures_of_a_system_are_counted() -> None:
    marks = reference_system().known_failures
    lines = check("--system", "reference").output.splitlines()

    for intent, table in zip(Intent, "\n".join(lines).split("\n\n"), strict=False):
        assert cells(table.splitlines(), "all")[-1] == str(sum(f"golden/{intent}/" in mark for mark in marks))
    assert f"known to fail {len(marks)}" in lines[-2]


def test_a_mark_of_a_topic_that_there_is_not_is_refused(system: Path) -> None:
    text = (system / "system.toml").read_text(encoding="utf-8")
    (system / "system.toml").write_text(text.replace("sex-spelt-out", "sex-spelt-outs"), encoding="utf-8")
    refusal = check("--system", system).exception

    assert isinstance(refusal, SystemFolderError)
    assert refusal.exit_status == 4
    assert str(refusal) == (
        "1 problem in the marks:\n  system.toml [known_failures]: no golden topic is called "
        "'golden/person/sex-spelt-outs'; did you mean 'golden/person/sex-spelt-out'?"
    )


@pytest.mark.parametrize("status", ["held", "stale mark"])
def test_a_mark_whose_topic_held_in_a_run_is_refused(tmp_path: Path, status: str) -> None:
    stale, *others = reference_system().known_failures
    run = reported(tmp_path, {stale: status, **dict.fromkeys(others, "known failure")})
    refusal = check("--system", "reference", "--run", run).exception

    assert isinstance(refusal, SystemFolderError)
    assert str(refusal) == (
        f"1 problem in the marks:\n  system.toml [known_failures]: {stale} no longer fails: remove its mark"
    )


def test_marks_whose_topics_failed_in_a_run_are_right(tmp_path: Path) -> None:
    run = reported(tmp_path, dict.fromkeys(reference_system().known_failures, "known failure"))

    assert check("--system", "reference", "--run", run).exit_code == 0


def test_a_run_of_another_system_or_without_one_says_nothing_of_marks(tmp_path: Path) -> None:
    run = reported(tmp_path, {})

    assert "of the system reference, not of naive" in str(check("--system", "naive", "--run", run).exception)
    assert "--system" in str(check("--run", run).exception)


def test_a_class_without_a_topic_and_a_reason_that_cites_nothing_are_said(folder: Path) -> None:
    (folder / "classes.toml").write_text(FILES["classes.toml"] + 'slip = "One slip"\n', encoding="utf-8")
    (folder / PERSON).write_text(FILES[PERSON].replace("Trap: an", "An"), encoding="utf-8")
    output = check(folder).output

    assert "no topic is of the class slip" in output
    assert "neither a failure nor a trap is cited by golden/person/by-name" in output


def test_a_mistake_is_the_loaders_own_message_and_exit_status_4(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / PERSON).write_text(FILES[PERSON].replace("within = 3", "within = 11"), encoding="utf-8")
    with pytest.raises(GoldenFileError) as problems:
        load_golden(folder)
    monkeypatch.setattr(sys, "argv", ["search-harness", "golden", "check", str(folder)])
    with pytest.raises(SystemExit) as left:
        cli.main()

    assert left.value.code == 4
    assert capsys.readouterr().err == f"error: {problems.value}\n"


def test_a_cast_that_generated_records_may_be_taken_for_is_refused(folder: Path) -> None:
    (folder / PEOPLE).write_text(FILES[PEOPLE].replace("Quillhaven", "Ashenbeck"), encoding="utf-8")
    refusal = check(folder).exception

    assert isinstance(refusal, GoldenFileError)
    assert str(refusal) == (
        "1 problem in the golden queries:\n"
        "  cast/people/names.toml, GP-ann, addresses.town: 'Ashenbeck' may be a generated town"
    )


def test_a_folder_about_records_that_are_there_needs_no_cast(tmp_path: Path) -> None:
    (tmp_path / "person").mkdir()
    (tmp_path / "person" / "log.csv").write_text("surname,find\nSmyth,7;8\n", encoding="utf-8")

    assert check(tmp_path).output.splitlines()[-2:] == [
        "nothing is wrong: topics 1, classes 1, known to fail 0",
        "records that are there already: 2",
    ]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert isinstance(check(tmp_path / "elsewhere").exception, GoldenFileError)


@pytest.mark.parametrize(
    ("why", "reasons"),
    [
        ("F1: one.", {"F1"}),
        ("F1, F11, trap: three.", {"F1", "F11", "trap"}),
        ("Trap: F1 is not cited here.", {"trap"}),
        ("A reason without a number: none.", set()),
        ("F1 without a colon", set()),
    ],
)
def test_what_a_reason_cites_stands_before_its_colon(why: str, reasons: set[str]) -> None:
    assert cited(why) == reasons


def test_help_suffices() -> None:
    output = " ".join(check("--help").output.split())

    assert all(word in output for word in ("DIR", "README.md", "Exit status: 0", "pytest harness -k golden"))
