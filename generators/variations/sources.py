"""Who reports what varies: short names of the sources that the registry cites."""

from generators.names import CULTURES

__all__ = ["INSPECTORATE", "LINKAGE", "OBSERVED", "PENALTY", "REGISTER", "TRADE_PRESS", "cultures"]

INSPECTORATE = "inspectorate on a force's new system, 2019-20: names spelt otherwise are not found"
LINKAGE = "linkage study of 398,939 records, 2016"
OBSERVED = "searches by officers of justice, as logged"
PENALTY = "regulator's penalty notice: transliterated names passed a check"
REGISTER = "health register"
TRADE_PRESS = "trade press, 2021: fuzzy and phonetic search fails for 18 months"


def cultures(*heads: str) -> tuple[str, ...]:
    """Return the naming cultures whose names begin with one of `heads`: ``south-asian`` stands for all of them."""
    return tuple(name for name in CULTURES if name.startswith(heads))
