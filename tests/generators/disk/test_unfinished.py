"""A folder appears whole, or not at all."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generators.disk import FolderError
from generators.disk.folder import new_folder
from tests.generators.disk.conftest import written

COMMAND = "from harness.cli import main\nif __name__ == '__main__': main()\n"
LIMITED = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n" + COMMAND


def anything_written(parent: Path) -> bool:
    return any(path.stat().st_size for path in parent.glob(".corpus.*.unfinished/truth/people.ndjson"))


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to the size of a file")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_disk_that_is_full_half_way_leaves_nothing(tmp_path: Path, workers: str) -> None:
    words = ["corpus", "--people", "3000", "--incidents", "500", "--topics", "0", "--workers", workers]
    script = tmp_path / "limited.py"
    script.write_text(LIMITED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), *words, "--out", str(tmp_path / "corpus")],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert "could not be written, and nothing is left of it: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 10
    assert list(tmp_path.iterdir()) == [script]


@pytest.mark.skipif(sys.platform == "win32", reason="other signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupted_writer_leaves_nothing(tmp_path: Path, how: int, workers: str) -> None:
    words = ["corpus", "--people", "200000", "--incidents", "0", "--topics", "0", "--no-cast"]
    words += ["--workers", workers]
    script = tmp_path / "command.py"
    script.write_text(COMMAND, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, str(script), *words, "--out", str(tmp_path / "corpus")],
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not anything_written(tmp_path):
        time.sleep(0.02)
    started.send_signal(how)
    _, said = started.communicate(timeout=60)

    assert said.endswith("interrupted\n")
    assert started.returncode == 2
    assert list(tmp_path.iterdir()) == [script]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(
        FolderError, match=r"is not empty \(it holds 'mine.txt'\); name a folder that does not exist yet"
    ):
        written(tmp_path)

    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    out = tmp_path / "corpus"
    out.mkdir()

    assert (written(out) / "manifest.json").is_file()


def test_a_file_and_a_folder_in_a_missing_one_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(FolderError, match="file is a file; name a folder"):
        written(tmp_path / "file")
    with pytest.raises(FolderError, match=r"there is no folder .*missing to make 'corpus' in"):
        written(tmp_path / "missing" / "corpus")


def test_what_somebody_else_put_there_meanwhile_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "corpus"

    def meanwhile() -> None:
        with new_folder(out) as unfinished:
            (unfinished / "file").touch()
            out.mkdir()
            (out / "mine").touch()

    with pytest.raises(FolderError, match="cannot be put in place"):
        meanwhile()

    assert [path.name for path in out.iterdir()] == ["mine"]
    assert list(tmp_path.iterdir()) == [out]
