import shutil
import tempfile
from pathlib import Path

import pytest

from harness.engine import EngineRequest, open_engine
from harness.errors import ConfigurationError, EngineError


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder, as this process sees it."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_node_that_does_not_come_up_says_why(tmp_path: Path, scratch: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/elasticsearch-9.4.3.jar").touch()

    with (
        pytest.raises(EngineError, match=r"ended while it started.*:\n  Error: Could not find or load main class"),
        open_engine(EngineRequest(es_home=tmp_path), progress=False),
    ):
        pass
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("libraries", "error", "said"),
    [
        ([], ConfigurationError, r"is not an unpacked Elasticsearch: it has no lib/elasticsearch-VERSION\.jar"),
        (["elasticsearch-7.17.0.jar"], EngineError, r"Elasticsearch 7\.17\.0 cannot be measured"),
    ],
)
def test_a_folder_that_is_no_usable_elasticsearch_is_refused(
    tmp_path: Path, libraries: list[str], error: type[Exception], said: str
) -> None:
    (tmp_path / "lib").mkdir()
    for library in libraries:
        (tmp_path / "lib" / library).touch()

    with pytest.raises(error, match=said), open_engine(EngineRequest(es_home=tmp_path), progress=False):
        pass


def test_a_disk_too_full_for_data_is_said_before_the_node_starts(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/elasticsearch-9.4.3.jar").touch()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**6, 0, 10**6))

    with (
        pytest.raises(EngineError, match=r"1 MB are free, 100 MB are needed; make room, or set TMPDIR"),
        open_engine(EngineRequest(es_home=tmp_path), progress=False),
    ):
        pass
    assert list(scratch.iterdir()) == []
