"""The page of a comparison: what was lost first, the baseline beside the candidate, every topic with both its pages."""

import hashlib
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from harness.cli import commands
from harness.diagnosis.cause import Cause, Diagnosis, Why
from harness.diagnosis.kept import Causes
from harness.runs import Status
from harness.runs.file import SavedRun
from tests.judging.comparing.runs import MEDIUM, STRONG, WEAK, Runs, first
from tests.report.html.test_page import Parsed, data_of
from tests.report.samples import GOLDEN


def page_of(tmp_path: Path, candidate: SavedRun, baseline: SavedRun, *options: str) -> str:
    page = tmp_path / "page.html"
    command = ["report", str(candidate.path), str(baseline.path), "--html", str(page), *options]
    done = CliRunner().invoke(commands, command, catch_exceptions=False)
    assert done.exit_code == 0
    return page.read_text(encoding="utf-8")


def said_in(page: str) -> str:
    return " ".join(" ".join(Parsed(page).texts).split())


def test_what_was_lost_comes_first_with_the_page_of_before_and_of_now(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    baseline, candidate = runs(answers={WEAK: first(9)}), runs(answers={STRONG: first(3), MEDIUM: first(80)})

    page = page_of(tmp_path, candidate, baseline)

    said = said_in(page)
    assert "NO-GO – reference beside reference" in said
    assert f"{STRONG}: 3 of 200 lost" in said
    assert "92 topics came out otherwise than before, or are missed by both" in said
    assert page.index(f"{STRONG}/N0</code> – lost") < page.index(f"{MEDIUM}/N0</code> – lost")
    data = data_of(page)
    assert data["sides"] == ["before", "now"]
    outcomes = [data["outcomes"][row[1]] for _, rows in data["classes"] for row in rows]
    assert [outcomes.count(of) for of in ("lost", "gained", "as before")] == [83, 9, 508]
    lost = next(row for name, rows in data["classes"] if name == STRONG for row in rows)
    assert lost[6] == [[["N0", "wanted"], ["N9999", "other"]], [["N9999", "other"]]]
    for saved in (baseline, candidate):
        assert hashlib.sha256(saved.path.read_bytes()).hexdigest() in page


def test_losses_are_drawn_beside_what_may_be_lost(tmp_path: Path) -> None:
    runs = Runs(tmp_path)

    page = page_of(tmp_path, runs(answers={MEDIUM: first(80)}), runs())

    said = said_in(page)
    assert f"{MEDIUM} 200 80 0.4000 0.4000 to 0.4603 0.050 NO-GO" in said
    assert f"{MEDIUM} 200 120 0.6000 0.5308 to 0.6654 1.0000 0.9812 to 1.0000 0.950 NO-GO" in said
    assert "culture a 200 40" in said


def test_two_runs_alike_are_said_to_be(tmp_path: Path) -> None:
    runs = Runs(tmp_path)

    said = said_in(page_of(tmp_path, runs(), runs()))

    assert "GO – reference beside reference" in said
    assert "Nothing: every topic came out as before." in said
    assert "Each came out as before." in said


def test_a_hand_written_topic_that_fell_is_told_and_noise_is_named(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    held, broken = (
        replace(GOLDEN[0], topic="person/as-recorded/jane", status=status, reasons=reasons)
        for status, reasons in ((Status.HELD, ()), (Status.BROKEN, ("not found",)))
    )
    baseline, noise, candidate = runs(golden=[held]), runs(golden=[broken]), runs(golden=[broken])

    assert "person/as-recorded/jane held broken not found" in said_in(page_of(tmp_path, candidate, baseline))
    again = page_of(tmp_path, candidate, baseline, "--noise", str(noise.path))
    assert "person/as-recorded/jane held broken noise" in said_in(again)


def test_causes_of_the_candidate_are_told_of_what_it_lost(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    candidate, baseline = runs(answers={STRONG: first(2), WEAK: first(1)}), runs(answers={WEAK: first(1)})
    accents = Cause(why=Why.ANALYSIS, where="names.surname", how="accents", evidence="typed <Munoz>")
    told = tuple(Diagnosis(topic=f"{of}/N0", record="N0", causes=(accents,)) for of in (STRONG, WEAK))
    sha256 = hashlib.sha256(candidate.path.read_bytes()).hexdigest()
    causes = tmp_path / "causes.json"
    causes.write_bytes(Causes(run_sha256=sha256, diagnoses=told, records={"N0": "José Muñoz"}).encoded())

    page = page_of(tmp_path, candidate, baseline, "--causes", str(causes))

    assert "1 1 analysed otherwise than it is looked for (names.surname): accents" in said_in(page)
    assert data_of(page)["records"] == {"N0": "José Muñoz"}


def test_what_only_one_of_them_was_asked_is_told_of_both(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    more = {"golden": {"shipped": "5b6c", "ours": "77aa"}}

    said = said_in(page_of(tmp_path, runs(told=more), runs(told={"golden": {"shipped": "5b6c"}})))

    assert "golden queries shipped, SHA-256 5b6c" in said
    assert "golden queries ours, SHA-256 none; candidate: 77aa" in said
    assert "harness 0.1.0" in said
