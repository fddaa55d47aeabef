import zipfile
from pathlib import Path

import pytest

from harness.engine.thai import patch_options
from harness.errors import EngineError

CLASS = "org/apache/lucene/analysis/th/ThaiTokenizer.class"
ASKS_AT_4 = b"start\xb2\x00\x01\x07\xb6\x00\x02\xb3\x00\x03end"
ASKS_AT_0 = b"start\xb2\x00\x01\x03\xb6\x00\x02\xb3\x00\x03end"


def home_with(folder: Path, content: bytes) -> Path:
    (folder / "lib").mkdir()
    with zipfile.ZipFile(folder / "lib/lucene-analysis-common-9.12.0.jar", "w") as jar:
        jar.writestr(CLASS, content)
    return folder


def test_the_class_that_asks_for_thai_is_given_to_the_jvm_with_another_question(tmp_path: Path) -> None:
    target = tmp_path / "patched"

    options = patch_options(home_with(tmp_path, ASKS_AT_4), target)

    assert options == [f"--patch-module=org.apache.lucene.analysis.common={target}"]
    assert (target / CLASS).read_bytes() == ASKS_AT_0


@pytest.mark.parametrize("content", [b"", b"asks otherwise", ASKS_AT_4 * 2])
def test_a_class_that_asks_in_another_way_is_left_alone(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(EngineError, match="asks for a Thai dictionary in a way that is not known"):
        patch_options(home_with(tmp_path, content), tmp_path / "patched")

    assert not (tmp_path / "patched").exists()
