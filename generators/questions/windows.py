"""Windows of time: how officers bound when something happened, by the clock on the wall."""

import random
from datetime import datetime, timedelta

from generators.incidents import LOCAL_TIME
from generators.queries import IncidentQuery
from generators.records import Incident

__all__ = ["around", "month", "night", "over_clock_change"]

_DUSK, _DAWN = 20, 4
"""The hours between which a night lies that crosses midnight."""


def around(incident: Incident, rng: random.Random, *, days: int) -> IncidentQuery:
    """Ask for a span of whole days around the incident, as an officer bounds "about then"."""
    first = _midnight(incident) - timedelta(days=rng.randrange(days))
    return _window(first, first + timedelta(days=days))


def night(incident: Incident) -> IncidentQuery | None:
    """Ask for the night of the incident, from 20:00 to 04:00; None by day."""
    opened, today = _on_the_wall(incident), _midnight(incident)
    if _DAWN <= opened.hour < _DUSK:
        return None
    evening = today if opened.hour >= _DUSK else today - timedelta(days=1)
    return _window(evening + timedelta(hours=_DUSK), evening + timedelta(days=1, hours=_DAWN))


def month(incident: Incident) -> IncidentQuery:
    """Ask for the calendar month of the incident, to its last minute."""
    first = _midnight(incident).replace(day=1)
    return _window(first, (first + timedelta(days=31)).replace(day=1))


def over_clock_change(incident: Incident) -> IncidentQuery | None:
    """Ask for three days that the incident's hour begins or ends, in which the clocks change; None if they do not."""
    hour = _on_the_wall(incident).replace(minute=0)
    for first in (hour, hour + timedelta(hours=1) - _THREE_DAYS):
        if _offset(first) != _offset(first + _THREE_DAYS):
            return _window(first, first + _THREE_DAYS)
    return None


_THREE_DAYS = timedelta(days=3)


def _on_the_wall(incident: Incident) -> datetime:
    return incident.opened.astimezone(LOCAL_TIME).replace(second=0, microsecond=0, tzinfo=None, fold=0)


def _midnight(incident: Incident) -> datetime:
    return _on_the_wall(incident).replace(hour=0, minute=0)


def _offset(moment: datetime) -> timedelta | None:
    return moment.replace(tzinfo=LOCAL_TIME).utcoffset()


def _window(since: datetime, until: datetime) -> IncidentQuery:
    return IncidentQuery(since=f"{since:%Y-%m-%dT%H:%M}", until=f"{until:%Y-%m-%dT%H:%M}")
