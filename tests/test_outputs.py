from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from harness.outputs import output_path, written_whole


def test_to_check_a_path_writes_nothing(tmp_path: Path) -> None:
    assert output_path(tmp_path / "run.json", "--save-run") == tmp_path.resolve() / "run.json"
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    link = tmp_path / "latest.json"
    link.symlink_to(tmp_path / "run.json")

    with written_whole(output_path(link, "--save-run")) as beside:
        beside.write_text("{}", encoding="utf-8")

    assert link.is_symlink()
    assert (tmp_path / "run.json").is_file()


@pytest.mark.parametrize(
    ("name", "problem"),
    [(".", "is not a file"), ("missing/run.json", "there is no folder"), ("x" * 300, "File name too long")],
)
def test_a_path_that_cannot_be_written_is_an_error_that_names_it(tmp_path: Path, name: str, problem: str) -> None:
    with pytest.raises(ConfigurationError, match=problem) as raised:
        output_path(tmp_path / name, "--report-json")

    assert str(raised.value).startswith(f"--report-json {tmp_path / name}: cannot be written: ")


def test_what_is_no_file_is_never_replaced() -> None:
    with pytest.raises(ConfigurationError, match="is not a file"):
        output_path(Path("/dev/null"), "--save-run")
