"""The curated name tables beside this module, read once."""

import csv
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["by_decade", "curated", "name_groups", "rows_of"]

_FORMAL_FIRST = frozenset({"abbreviations", "diminutives", "nicknames"})


@cache
def curated(table: str) -> Mapping[str, tuple[str, ...]]:
    """Return the names of ``<table>.csv`` by their kind (``female``, ``surnames``, ...), in the order written."""
    names: dict[str, list[str]] = {}
    for kind, name in rows_of(f"{table}.csv"):
        names.setdefault(kind, []).append(name)
    return {kind: tuple(listed) for kind, listed in names.items()}


@cache
def by_decade(culture: str) -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Return the forenames of `culture` in ``decades.csv``, commonest first, by sex (``F``) and decade (``1960``)."""
    rows = rows_of("decades.csv")
    return {(sex, int(decade)): tuple(names) for of, sex, decade, *names in rows if of == culture}


@cache
def name_groups(table: str) -> dict[str, tuple[str, ...]]:
    """Return, for each name of ``<table>.csv``, the other names of its group; keys in lower case.

    In :data:`_FORMAL_FIRST` a group is a formal name and its short forms, and a short form's others are the formal name
    and the other spellings of itself: Bill is asked for as William, not as Will.  In the other tables all names of a
    group are each other's.  A slash stands between spellings of one name.
    """
    others: dict[str, list[str]] = {}
    for row in rows_of(f"{table}.csv"):
        first, *rest = (cell.split("/") for cell in row)
        short = [name for spellings in rest for name in spellings]
        for formal in first:
            others.setdefault(formal.lower(), []).extend(short)
        for spellings in rest:
            mates = spellings if table in _FORMAL_FIRST else short
            for name in spellings:
                others.setdefault(name.lower(), []).extend([*first, *(mate for mate in mates if mate != name)])
    return {name: tuple(dict.fromkeys(mates)) for name, mates in others.items()}


def rows_of(name: str) -> list[list[str]]:
    """Return the cells of the table `name` beside this module, line by line, without its comments."""
    text = unicodedata.normalize("NFC", files("generators.names").joinpath(name).read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [[cell.strip() for cell in row] for row in csv.reader(lines)]
