"""The curated name tables beside this module, read once."""

import csv
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["by_decade", "curated", "name_groups"]


@cache
def curated(table: str) -> Mapping[str, tuple[str, ...]]:
    """Return the names of ``<table>.csv`` by their kind (``female``, ``surnames``, ...), in the order written."""
    names: dict[str, list[str]] = {}
    for kind, name in _rows(f"{table}.csv"):
        names.setdefault(kind, []).append(name)
    return {kind: tuple(listed) for kind, listed in names.items()}


@cache
def by_decade(culture: str) -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Return the forenames of `culture` in ``decades.csv``, commonest first, by sex (``F``) and decade (``1960``)."""
    rows = _rows("decades.csv")
    return {(sex, int(decade)): tuple(names) for of, sex, decade, *names in rows if of == culture}


@cache
def name_groups(table: str) -> dict[str, tuple[str, ...]]:
    """Return, for each name of ``<table>.csv``, the other names of its group; keys in lower case.

    In ``nicknames`` a group is a formal name and its short forms, and a short form's others are the formal names alone:
    Bill is asked for as William, not as Will.  In ``transliterations`` all spellings of a group are each other's.
    """
    directed = table == "nicknames"
    others: dict[str, list[str]] = {}
    for first, *rest in _rows(f"{table}.csv"):
        others.setdefault(first.lower(), []).extend(rest)
        for spelling in rest:
            mates = [first] if directed else [first, *(name for name in rest if name != spelling)]
            others.setdefault(spelling.lower(), []).extend(mates)
    return {name: tuple(dict.fromkeys(mates)) for name, mates in others.items()}


def _rows(name: str) -> list[list[str]]:
    text = unicodedata.normalize("NFC", files("generators.names").joinpath(name).read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [[cell.strip() for cell in row] for row in csv.reader(lines)]
