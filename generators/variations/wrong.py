"""Wrong boxes beside right ones: something false, or true of somebody else, typed beside what says for certain whom.

Officers type what a caller or an old report says.  What is typed here looks as what is recorded does, so that nothing
but the record tells that it is wrong; whoever poses a topic leaves out those of whom it is true after all.
"""

import random
from collections.abc import Callable
from datetime import timedelta

from generators import identifiers
from generators.dates import PRESENT
from generators.names import CULTURES
from generators.places.names import street_names, town_name
from generators.places.postcodes import inward_codes, outward_code
from generators.queries import Query
from generators.records import Sex
from generators.tiers import Tier
from generators.variations.registry import Vary, in_box, variation
from generators.variations.sources import OBSERVED, PRACTICE

__all__: list[str] = []

_OUT_OF_DATE = f"{PRACTICE}; in justice systems a search of all boxes is followed by searches of fewer"
_TOWNS = 60
"""So many towns to draw a wrong one from: the names of towns are alike in every force."""


def _beside(box: str, invent: Callable[[random.Random], str]) -> Callable[[Vary], Vary]:
    """Type what `invent` makes up into `box`, if there is one and nothing stands there."""

    def lift(documented: Vary) -> Vary:
        def vary(asked: Query, rng: random.Random) -> Query | None:
            return asked.with_box(box, invent(rng)) if _empty(asked, box) else None

        vary.__doc__ = documented.__doc__
        return vary

    return lift


def _empty(asked: Query, *boxes: str) -> bool:
    return all(getattr(asked, box, None) == "" for box in boxes)


def _town(rng: random.Random) -> str:
    return town_name("elsewhere", rng.randrange(_TOWNS))


def _street(rng: random.Random) -> str:
    return street_names(rng, 1)[0]


def _postcode(rng: random.Random) -> str:
    return f"{outward_code(rng.randrange(_TOWNS))} {inward_codes(rng, rng.randint(1, 9), 1)[0]}"


def _birth(rng: random.Random) -> str:
    return f"{rng.randrange(2, 29):02d}/{rng.randrange(1, 13):02d}/{rng.randrange(1945, 2006)}"


def _date(rng: random.Random) -> str:
    return f"{PRESENT - timedelta(days=rng.randrange(700)):%d/%m/%Y}"


def _number(rng: random.Random) -> str:
    return rng.choice((identifiers.pnc_id, identifiers.cro_number))(rng)


_PERSON = {
    "town": _town,
    "street": _street,
    "postcode": _postcode,
    "sex": lambda rng: rng.choice([sex.value for sex in Sex]),
    "age": lambda rng: str(rng.randint(16, 85)),
}
"""What is typed beside a true name, by box: nobody is sought by it alone."""

_NUMBERS = {
    "phone": identifiers.phone_number,
    "vehicle": identifiers.vehicle_mark,
    "identifier": _number,
}
"""Numbers that stand for somebody: whoever has them fits as well."""


def _register(box: str, invent: Callable[[random.Random], str], field: str) -> None:
    def documented(asked: Query, rng: random.Random) -> Query | None: ...

    documented.__doc__ = f"A wrong {box}, out of date or somebody else's, typed beside what is right."
    variation(f"wrong-{box}", field=field, tier=Tier.STRONG, source=_OUT_OF_DATE)(_beside(box, invent)(documented))


for _box, _invent in _PERSON.items():
    _register(_box, _invent, "beside")
for _box, _invent in _NUMBERS.items():
    _register(_box, _invent, "number beside")


@variation(
    "wrong-name", field="name beside", tier=Tier.STRONG, source=f"{OBSERVED}: by the number alone if it is there"
)
def wrong_name(asked: Query, rng: random.Random) -> Query | None:
    """Another's name typed beside a number."""
    if not _empty(asked, "forename", "surname"):
        return None
    culture = rng.choice(tuple(CULTURES.values()))
    return asked.with_boxes({"forename": rng.choice(culture.male), "surname": rng.choice(culture.surnames)})


@variation("wrong-born", field="birth beside", tier=Tier.STRONG, source=f"{OBSERVED}: number, then number and date")
@_beside("date_of_birth", _birth)
def wrong_born(asked: Query, rng: random.Random) -> Query | None:
    """Another's date of birth typed beside a number."""


@variation("wrong-date", field="day beside", tier=Tier.STRONG, source=_OUT_OF_DATE)
@_beside("date", _date)
def wrong_date(asked: Query, rng: random.Random) -> Query | None:
    """A wrong date typed beside an incident's reference."""


@variation("wrong-window", field="window beside", tier=Tier.STRONG, source=_OUT_OF_DATE)
def wrong_window(asked: Query, rng: random.Random) -> Query | None:
    """A window of another week typed beside an incident's reference."""
    if not _empty(asked, "since", "until"):
        return None
    first = PRESENT - timedelta(days=rng.randrange(7, 700))
    return asked.with_boxes(
        {"since": f"{first:%Y-%m-%d}T00:00", "until": f"{first + timedelta(days=7):%Y-%m-%d}T00:00"}
    )


@variation(
    "misread-identifier", field="misread beside", tier=Tier.STRONG, source=f"{OBSERVED}: one misread digit: no trace"
)
@in_box("identifier")
def misread_identifier(value: str, rng: random.Random) -> str | None:
    """One digit of an identifier taken for another."""
    at = rng.choice([at for at, sign in enumerate(value) if sign.isdecimal()])
    return f"{value[:at]}{rng.choice('0123456789'.replace(value[at], ''))}{value[at + 1 :]}"
