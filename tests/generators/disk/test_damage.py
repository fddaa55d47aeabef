"""A folder that is not as it was written is refused, with the file, and the line where it can be known."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generators.disk import FolderError, Manifest, read_corpus, verify_corpus
from tests.generators.disk.conftest import written

Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("whole") / "corpus")


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "corpus"))


def changed(line: int, old: bytes, new: bytes) -> Damage:
    def damage(path: Path) -> None:
        lines = path.read_bytes().splitlines(keepends=True)
        assert old in lines[line - 1]
        lines[line - 1] = lines[line - 1].replace(old, new, 1)
        path.write_bytes(b"".join(lines))

    return damage


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: content.index(b"\n", len(content) // 2) - 3])


def grown(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def missing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("check", [read_corpus, verify_corpus])
@pytest.mark.parametrize(
    ("file", "damage", "said"),
    [
        ("load/people.ndjson", missing, r"people\.ndjson is missing: expected \d+ bytes in 60 lines"),
        ("load/links.csv", cut, r"links\.csv, line \d+: breaks off after \d+ bytes: expected \d+"),
        ("truth/incidents.ndjson", grown, r"truth/incidents\.ndjson, line 91: is no incident"),
        ("load/people.ndjson", changed(7, b"XN", b"ZZ"), r"load/people\.ndjson, line 7: is not the document of"),
        ("truth/people.ndjson", changed(3, b'"sex":', b'"six":'), r"truth/people\.ndjson, line 3: is no person: .*six"),
        ("truth/people.ndjson", changed(4, b'"human":"', b'"human":"X'), r"truth/people\.ndjson has \d+ bytes"),
        ("truth/people.ndjson", changed(4, b'"human":"H', b'"human":"X'), r"truth/people\.ndjson was changed: its"),
        ("truth/incidents.ndjson", changed(9, b'"open":', b'"opem":'), r"truth/incidents\.ndjson, line 9: is no"),
        ("load/phones.csv", grown, r"phones\.csv has \d+ bytes, expected \d+ in \d+ lines"),
        ("load/names.csv", changed(2, b"recorded", b"recorted"), r"names\.csv was changed: its SHA-256 is .*"),
        ("truth/topics.ndjson", changed(1, b"person", b"perzon"), r"topics\.ndjson was changed"),
        ("manifest.json", missing, r"manifest\.json is missing: .* is no folder that `search-harness corpus` wrote"),
        ("manifest.json", cut, r"manifest\.json, line \d+: is no JSON"),
        ("manifest.json", changed(6, b'"disk"', b'"disc"'), r"manifest\.json was changed"),
        ("manifest.json", changed(2, b"3", b"4"), r"manifest\.json: format 4 is not known; this version reads"),
    ],
)  # fmt: skip
def test_damage_is_said_with_its_place(
    folder: Path, check: Callable[[Path], object], file: str, damage: Damage, said: str
) -> None:
    damage(folder / file)

    with pytest.raises(FolderError, match=said):
        check(folder)


def test_what_another_version_wrote_is_told_from_damage(folder: Path) -> None:
    # Every file is as its manifest says, but the records do not make the corpus that it states.
    manifest = replace(Manifest.read(folder), corpus_sha256="0" * 64)
    (folder / "manifest.json").write_bytes(manifest.to_json())

    with pytest.raises(FolderError, match=r"states corpus SHA-256 0+, but the records that it lists make"):
        verify_corpus(folder)
