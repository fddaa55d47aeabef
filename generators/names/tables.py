"""The curated name tables beside this module, read once."""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["ArabicNames", "arabic_names", "name_groups"]


class ArabicNames(NamedTuple):
    """Arabic names in Latin script."""

    female: tuple[str, ...]
    male: tuple[str, ...]
    surnames: tuple[str, ...]


@cache
def arabic_names() -> ArabicNames:
    """Return the Arabic forenames and surnames of ``arabic_names.csv``."""
    rows = _rows("arabic_names.csv")
    return ArabicNames(*(tuple(name for kind, name in rows if kind == wanted) for wanted in ArabicNames._fields))


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
    text = files("generators.names").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [[cell.strip() for cell in row] for row in csv.reader(lines)]
