"""Who reports what varies: short names of the sources that the registry cites."""

from generators.names import CULTURES

__all__ = [
    "FUZZINESS",
    "INSPECTORATE",
    "LINKAGE",
    "OBSERVED",
    "OUTSIDE",
    "PENALTY",
    "PRACTICE",
    "REGISTER",
    "TRADE_PRESS",
    "cultures",
]

FUZZINESS = "Elasticsearch: fuzziness AUTO allows no edit in two letters"
INSPECTORATE = "inspectorate on a force's new system, 2019-20: names spelt otherwise are not found"
LINKAGE = "linkage study of 398,939 records, 2016"
OBSERVED = "seen in real searches for persons in a justice system"
OUTSIDE = "four public sets of pairs of names, as recorded and as typed"
PENALTY = "regulator's penalty notice: a listed person passed under another transliteration, without a middle name"
PRACTICE = "known from practice; no figure published"
REGISTER = "health register"
TRADE_PRESS = "trade press, 2021: fuzzy and phonetic search fails for 18 months"


def cultures(*heads: str) -> tuple[str, ...]:
    """Return the naming cultures whose names begin with one of `heads`: ``south-asian`` stands for all of them."""
    return tuple(name for name in CULTURES if name.startswith(heads))
