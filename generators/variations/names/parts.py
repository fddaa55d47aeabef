"""Names of which parts are left out, added, shortened, or typed elsewhere."""

import random
from dataclasses import replace

from generators.queries import PersonQuery, Query
from generators.tiers import Tier
from generators.variations.registry import in_box, variation
from generators.variations.sources import LINKAGE, OBSERVED, OUTSIDE, PENALTY, PRACTICE

__all__: list[str] = []

# Forenames that stand often in the middle; what is typed need not be what the record lacks.
_MIDDLE = "Ann Grace James John Lee Louise Marie Michael Paul Rose".split()
# A legacy column of surnames is often this wide.
_COLUMN = 8


@variation("surname-first", field="name", tier=Tier.STRONG, source=PRACTICE)
def surname_first(asked: Query, rng: random.Random) -> Query | None:
    """Typed into one box as SURNAME, Forename."""
    if not isinstance(asked, PersonQuery) or not (asked.forename and asked.surname):
        return None
    separator = rng.choice((", ", " "))
    return replace(asked, forename="", surname="", name=f"{asked.surname.upper()}{separator}{asked.forename}")


@variation("swapped", field="name", tier=Tier.MEDIUM, source=f"{PRACTICE}; {OUTSIDE}")
def swapped(asked: Query, rng: random.Random) -> Query | None:  # noqa: ARG001
    """Forename and surname typed into each other's box."""
    if not isinstance(asked, PersonQuery) or not (asked.forename and asked.surname):
        return None
    return replace(asked, forename=asked.surname, surname=asked.forename)


@variation("initial", field="name", tier=Tier.MEDIUM, source=OBSERVED)
@in_box("forename")
def initial(value: str, rng: random.Random) -> str | None:
    """Forename typed as its initial, with or without a full stop."""
    return rng.choice((value[0], f"{value[0]}.")) if len(value) > 1 else None


@variation(
    "middle-added",
    field="name",
    tier=Tier.MEDIUM,
    source=f"{LINKAGE}: share of differing pairs whose middle names differ",
    frequency=0.58,
)
@in_box("forename")
def middle_added(value: str, rng: random.Random) -> str | None:
    """A middle name typed behind the forename that is not recorded."""
    added = rng.choice(_MIDDLE)
    return f"{value} {added}" if added.lower() not in value.lower().split() else None


@variation("middle-dropped", field="whole name", tier=Tier.STRONG, source=PENALTY)
@in_box("name")
def middle_dropped(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Typed without the middle name recorded."""
    words = value.split()
    return f"{words[0]} {words[-1]}" if len(words) == 3 else None


@variation("middle-name", field="whole name", tier=Tier.MEDIUM, source=PRACTICE)
@in_box("name")
def middle_name(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Typed with the middle name for the forename."""
    words = value.split()
    return " ".join(words[1:]) if len(words) == 3 else None


@variation("middle-initial", field="whole name", tier=Tier.MEDIUM, source=OUTSIDE)
@in_box("name")
def middle_initial(value: str, rng: random.Random) -> str | None:
    """Typed with the initial of the middle name, with or without a full stop: John P Smith."""
    words = value.split()
    return f"{words[0]} {words[1][0]}{rng.choice(('', '.'))} {words[2]}" if len(words) == 3 else None


@variation("initials-joined", field="whole name", tier=Tier.WEAK, source=OUTSIDE)
@in_box("name")
def initials_joined(value: str, rng: random.Random) -> str | None:
    """Typed with the initials of forename and middle name for both, run together or apart: JP, J.P., J P."""
    words = value.split()
    if len(words) != 3:
        return None
    first, middle = words[0][0], words[1][0]
    return f"{rng.choice((f'{first}{middle}', f'{first}.{middle}.', f'{first} {middle}'))} {words[2]}"


@variation("run-together", field="name", tier=Tier.WEAK, source=OUTSIDE)
def run_together(asked: Query, rng: random.Random) -> Query | None:
    """Both names typed as one word, in one box: JOHNSMITH."""
    if not isinstance(asked, PersonQuery) or not (asked.forename and asked.surname):
        return None
    joined = f"{asked.forename}{asked.surname}".replace(" ", "")
    return replace(asked, forename="", surname="", name=rng.choice((joined, joined.upper(), joined.lower())))


@variation("truncated", field="name", tier=Tier.WEAK, source=PRACTICE)
@in_box("surname")
def truncated(value: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """A long surname cut at the eighth letter, where an older system's column ended."""
    return value[:_COLUMN] if len(value) > _COLUMN and value[:_COLUMN].isalpha() else None


@variation("prefix", field="name", tier=Tier.WEAK, source=PRACTICE)
@in_box("surname")
def prefix(value: str, rng: random.Random) -> str | None:
    """The first letters of a surname, at least three, as typed so far."""
    length = rng.randrange(3, max(4, len(value)))
    return value[:length] if len(value) > length and value[:length].isalpha() else None
