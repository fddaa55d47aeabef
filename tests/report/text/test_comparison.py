from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from harness.judging.comparing import compare
from harness.judging.policy import Policy
from harness.report.formats.comparison import comparison_json
from harness.report.formats.markdown import comparison_markdown
from harness.report.text.comparison import comparison_lines
from harness.runs import RelationOutcome, Status
from tests.judging.comparing.runs import MEDIUM, STRONG, WEAK, Runs, first
from tests.report.samples import golden


def changed(folder: Path) -> tuple[list[str], str]:
    """A candidate that lost and gained, as text and as Markdown."""
    runs = Runs(folder, guarded=(1,))
    held, broken = (golden("alias", status, "not shown") for status in (Status.HELD, Status.BROKEN))
    compared = compare(
        runs(answers={WEAK: first(3)}, golden=[held], relations=[RelationOutcome(name="case", status=Status.BROKEN)]),
        runs(
            answers={STRONG: first(2), MEDIUM: first(7)},
            golden=[broken],
            relations=[RelationOutcome(name="case", status=Status.HELD)],
        ),
        Policy(),
        noise=runs(answers={WEAK: first(2), MEDIUM: first(1)}, golden=[held]),
    )
    lines = comparison_lines(compared, Policy(), full=2)
    return lines, comparison_markdown(compared, lines)


def test_the_decision_comes_first_then_what_was_lost_and_what_else_changed(
    tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    lines, _ = changed(tmp_path)

    assert "\n".join(lines) == snapshot
    assert max(map(len, lines)) <= 100


def test_markdown_begins_with_the_decision_and_folds_the_rest(tmp_path: Path) -> None:
    lines, text = changed(tmp_path)

    heading, _, first_reason, *_ = text.splitlines()
    assert heading == "## NO-GO: reference beside reference"
    assert first_reason == f"- NO-GO: `{lines[1].strip()}`"
    assert "<details>" in text


def test_nothing_changed_is_said_in_a_line(tmp_path: Path) -> None:
    runs = Runs(tmp_path)

    lines = comparison_lines(compare(runs(), runs(), Policy()), Policy())

    assert lines[0].startswith("GO: ")
    assert "3 classes unchanged: nothing lost, gained or moved" in lines
    assert not any("lost:" in line for line in lines)


def test_json_names_every_topic_that_changed(tmp_path: Path) -> None:
    runs = Runs(tmp_path, guarded=(1,))

    whole = comparison_json(compare(runs(), runs(answers={MEDIUM: first(2)}), Policy()), Policy())

    of = {c["id"]: c for c in whole["classes"]}
    assert whole["decision"]["kind"] == "NO-GO"
    assert whole["decision"]["exit_status"] == 1
    assert of[MEDIUM]["lost"] == [f"{MEDIUM}/N1", f"{MEDIUM}/N0"]
    assert of[MEDIUM]["before"]["found"] == 200
    assert of[STRONG]["lost"] == []
    assert whole["overall"][0]["lost"] == 2
    assert {(s["value"], s["lost"]) for s in whole["slices"]} == {("a", 1), ("b", 1)}
    assert whole["baseline"]["provenance"] == whole["candidate"]["provenance"]
