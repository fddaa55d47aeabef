"""What was signed for is told from anything else, and can be checked without any program of ours."""

import hashlib
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from harness.cli import commands
from harness.errors import ConfigurationError, RunFileError
from tests.judging.comparing.runs import STRONG, Runs, first

SHA256SUM = shutil.which("sha256sum") or ""


def invoke(*words: str | Path) -> Result:
    return CliRunner().invoke(commands, list(map(str, words)))


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return Runs(tmp_path)(answers={STRONG: first(1)}).path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page = tmp_path / "the page.html"
    page.write_text("<p>", encoding="utf-8")
    return page


def test_the_sheet_says_the_verdict_and_the_digest_of_every_file(run: Path, page: Path) -> None:
    done = invoke("sign", run, page)

    sheet = run.with_name("1.zip.sheet.txt").read_text(encoding="utf-8")
    assert done.exit_code == 0
    assert "\nverdict     NO-GO\n" in sheet
    assert f"{STRONG}: 1 of 200 missed" in sheet
    for file in (run, page):
        assert f"\n{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" in sheet
    assert "\nsignature   ____" in sheet


def test_what_was_signed_for_is_found_to_be_so(run: Path, page: Path) -> None:
    invoke("sign", run, page)

    done, without = invoke("verify-run", run, page), invoke("verify-run", run)

    assert done.exit_code == without.exit_code == 0
    assert done.output == "1.zip, the page.html: as signed for\n1.zip: whole, and judged NO-GO again\n"
    assert "the page.html: signed for too, and not checked" in without.output


@pytest.mark.skipif(not SHA256SUM, reason="there is no sha256sum here")
def test_it_can_be_checked_by_others_programs(run: Path, page: Path) -> None:
    invoke("sign", run, page)

    done = subprocess.run(
        [SHA256SUM, "--check", "1.zip.sheet.txt"], cwd=run.parent, check=False, capture_output=True, text=True
    )

    assert done.stdout == "1.zip: OK\nthe page.html: OK\n"
    assert done.returncode == 0


@given(st.data())
def test_a_byte_changed_anywhere_is_noticed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    run = Runs(tmp_path_factory.mktemp("run"))(topics=3).path
    invoke("sign", run)
    content = bytearray(run.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    run.write_bytes(content)

    done = invoke("verify-run", run)

    assert done.exit_code == 1
    assert "1.zip: not the file that was signed for" in done.output


def test_a_sheet_that_was_changed_with_the_run_does_not_hide_another_verdict(tmp_path: Path, run: Path) -> None:
    sheet = tmp_path / "1.zip.sheet.txt"
    invoke("sign", run)
    told = sheet.read_text(encoding="utf-8").replace("verdict     NO-GO", "verdict     GO")
    sheet.write_text(told, encoding="utf-8")

    done = invoke("verify-run", run)

    assert done.exit_code == 1
    assert "1.zip is judged NO-GO, and the sheet says GO" in done.output


def test_a_file_within_the_run_that_is_not_what_its_manifest_says_is_noticed(tmp_path: Path, run: Path) -> None:
    altered = tmp_path / "altered.zip"
    with zipfile.ZipFile(run) as old, zipfile.ZipFile(altered, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b'"N9999"', b'"N9998"') if name.startswith("answers/") else content)
    sheet = tmp_path / "altered.zip.sheet.txt"
    invoke("sign", run)
    told = (tmp_path / "1.zip.sheet.txt").read_text(encoding="utf-8")
    was, is_now = (hashlib.sha256(file.read_bytes()).hexdigest() for file in (run, altered))
    sheet.write_text(told.replace(was, is_now).replace("  1.zip", "  altered.zip"), encoding="utf-8")

    done = invoke("verify-run", altered)

    assert done.exit_code == 1
    assert "was altered: it is not what the manifest says was written" in done.output


def test_another_policy_is_said_to_be_another(tmp_path: Path, run: Path) -> None:
    lax = tmp_path / "lax.toml"
    shipped = Path(__file__).parent.parent.parent / "harness" / "judging" / "policy.toml"
    lax.write_text(shipped.read_text(encoding="utf-8") + "\n# ours\n", encoding="utf-8")
    invoke("sign", run)

    assert "name that one with --policy" in invoke("verify-run", run, "--policy", lax).output


def test_what_is_no_sheet_is_refused(tmp_path: Path, run: Path) -> None:
    for text in ("", "SEARCH ACCURACY: SHEET TO SIGN\n", f"verdict GO\n{'0' * 64}  1.zip\n"):
        (tmp_path / "1.zip.sheet.txt").write_text(text, encoding="utf-8")
        refused = invoke("verify-run", run).exception
        assert isinstance(refused, RunFileError)
        assert "is no sheet of `search-harness sign`" in str(refused)


def test_two_files_of_one_name_are_refused(tmp_path: Path, run: Path) -> None:
    (tmp_path / "again").mkdir()
    again = Path(shutil.copy(run, tmp_path / "again"))

    assert isinstance(invoke("sign", run, again).exception, ConfigurationError)
    assert not run.with_name("1.zip.sheet.txt").exists()
