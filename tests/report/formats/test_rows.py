"""Topics as a table: all of them, and no cell is a formula."""

import csv
import io
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generators.queries import PersonQuery
from harness.cli import commands
from harness.errors import ConfigurationError
from harness.report.formats.rows import FORMULA, csv_lines
from harness.report.told import Outcome, ToldTopic
from harness.runs import Ranking
from tests.judging.comparing.runs import MEDIUM, STRONG, Runs, first
from tests.report.samples import PERSON_TOPIC

NASTY = st.sampled_from(FORMULA).flatmap(lambda begin: st.text().map(lambda end: begin + end)) | st.text()


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@given(NASTY, NASTY, NASTY)
def test_no_cell_begins_as_a_formula_does_and_nothing_else_is_changed(topic: str, culture: str, hit: str) -> None:
    asked = replace(PERSON_TOPIC, id=topic, slices={"culture": culture}, typed=PersonQuery(surname=hit))
    told = ToldTopic(topic=asked, outcome=Outcome.MISSED, answers=[Ranking(topic=topic, hits=(hit,))])

    (row,) = read("".join(csv_lines(iter([("class", [told])]), sides=("",))))

    assert not [cell for cell in row.values() if cell.startswith(FORMULA)]
    assert [row[name].removeprefix("'") for name in ("topic", "naming culture", "first hits")] == [
        text.removeprefix("'") for text in (topic, culture, hit)
    ]
    assert row["typed"] == (f"surname: {hit}" if hit else "")


def test_every_topic_of_a_run_is_a_row_what_was_missed_with_its_page(tmp_path: Path) -> None:
    run, table = Runs(tmp_path)(answers={STRONG: first(3)}), tmp_path / "table.csv"

    CliRunner().invoke(commands, ["report", str(run.path), "--csv", str(table)], catch_exceptions=False)

    rows = read(table.read_text(encoding="utf-8-sig"))
    assert len(rows) == 600
    missed = [row for row in rows if row["outcome"] == "missed"]
    assert [(row["topic"], row["rank"], row["first hits"]) for row in missed] == [
        (f"{STRONG}/N{serial}", "", "N9999") for serial in range(3)
    ]
    assert {row["rank"] for row in rows if row["outcome"] == "found"} == {"1"}


def test_of_a_comparison_a_row_has_both_pages(tmp_path: Path) -> None:
    runs, table = Runs(tmp_path), tmp_path / "table.csv"
    candidate, baseline = runs(answers={MEDIUM: first(2)}), runs()

    command = ["report", str(candidate.path), str(baseline.path), "--csv", str(table)]
    CliRunner().invoke(commands, command, catch_exceptions=False)

    lost = [row for row in read(table.read_text(encoding="utf-8-sig")) if row["outcome"] == "lost"]
    assert [(row["rank before"], row["rank now"]) for row in lost] == [("1", ""), ("1", "")]


def test_markdown_says_the_verdict_first_and_folds_the_rest(tmp_path: Path) -> None:
    run, page = Runs(tmp_path)(answers={STRONG: first(3)}), tmp_path / "run.md"

    CliRunner().invoke(commands, ["report", str(run.path), "--markdown", str(page)], catch_exceptions=False)

    text = page.read_text(encoding="utf-8")
    assert text.startswith("## NO-GO: reference\n\n- NO-GO: `")
    assert "<details><summary>The whole run</summary>" in text


def test_something_must_be_asked_for(tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["report", str(Runs(tmp_path)().path)])

    assert isinstance(done.exception, ConfigurationError)
    assert "say what to write: --html FILE" in str(done.exception)
