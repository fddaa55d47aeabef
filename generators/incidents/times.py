"""When calls come in: by the hour of the week, across every midnight, month end and change of the clocks."""

import random
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from zoneinfo import ZoneInfo

from generators.incidents.rates import CHANGE_NIGHT, NEW_YEAR

__all__ = ["FIRST", "LAST", "LOCAL_TIME", "moments"]

LOCAL_TIME = ZoneInfo("Europe/London")
"""The clock by which officers type times, with its two changes a year."""

FIRST = datetime(2024, 7, 1, tzinfo=LOCAL_TIME)
"""The first moment at which an incident may be logged."""
LAST = datetime(2026, 7, 1, tzinfo=LOCAL_TIME)
"""The first moment at which none may be any more: the midnight after the corpus's present."""

_HOURS = (30, 24, 18, 13, 10, 9, 11, 16, 26, 32, 35, 37, 39, 38, 38, 42, 46, 50, 52, 54, 54, 52, 46, 38)
"""Calls by hour of the day: fewest before dawn, most in the evening.  The shape is assumed, not measured."""
_DAYS = (10, 10, 10, 10, 12, 13, 12)
"""Calls by day of the week from Monday, more at weekends.  Assumed too."""
_NIGHT_OUT = 2
"""How many times as many calls as else there are from 22:00 on Friday and Saturday to 04:00 the next morning."""


def moments(rng: random.Random, count: int) -> Iterator[datetime]:
    """Yield `count` moments of local time, whole minutes, in order."""
    limits = _limits()
    total, start, draw = limits[-1], FIRST.astimezone(UTC), rng.random
    minutes = sorted(
        [bisect_right(limits, int(draw() * total)) * 60 + int(draw() * 60) for _ in range(count)],
    )
    for minute in minutes:
        yield (start + timedelta(minutes=minute)).astimezone(LOCAL_TIME)


@cache
def _limits() -> list[int]:
    """Return the running total of the weights of all hours from the first: whole numbers, exact on any machine."""
    start = FIRST.astimezone(UTC)
    hours = int((LAST.astimezone(UTC) - start) / timedelta(hours=1))
    local = [(start + timedelta(hours=hour)).astimezone(LOCAL_TIME) for hour in range(hours)]
    weights = [_weight(moment) for moment in local]
    for hour in range(1, hours - 1):
        if local[hour].utcoffset() != local[hour - 1].utcoffset():
            for near in (hour - 1, hour, hour + 1):
                weights[near] *= CHANGE_NIGHT
    return list(accumulate(weights))


def _weight(local: datetime) -> int:
    weight = _HOURS[local.hour] * _DAYS[local.weekday()]
    evening = local - timedelta(hours=4)  # by the clock on the wall: whose night an early hour belongs to
    if local.hour >= 22 or local.hour < 4:
        weight *= _NIGHT_OUT if evening.weekday() in (4, 5) else 1
        weight *= NEW_YEAR if (evening.month, evening.day) == (12, 31) else 1
    return weight
