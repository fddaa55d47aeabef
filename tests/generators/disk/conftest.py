from collections.abc import Mapping
from pathlib import Path

from generators.disk import Order, write_corpus

ORDER = Order(seed="disk", people=60, incidents=90, topics=2, harness="test")


def written(folder: Path, order: Order = ORDER) -> Path:
    write_corpus(order, folder)
    return folder


def content(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
