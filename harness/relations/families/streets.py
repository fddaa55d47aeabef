"""Questions about a street and a window of time, which relations widen, narrow and cut."""

from datetime import datetime, timedelta

from generators.incidents import LOCAL_TIME
from generators.queries import IncidentQuery
from generators.records import Incident

__all__ = ["at_street", "day_of", "typed_moment", "window"]


def at_street(incident: Incident, *, before: int, after: int) -> IncidentQuery:
    """Ask for what happened in the street of `incident`, so many days before it and after it."""
    place = incident.address.place
    return window(incident, before=before, after=after).with_box("street", place.street).with_box("town", place.town)


def window(incident: Incident, *, before: int, after: int) -> IncidentQuery:
    """Ask for what happened so many days before `incident` and after it."""
    return IncidentQuery(
        since=typed_moment(incident.opened - timedelta(days=before)),
        until=typed_moment(incident.opened + timedelta(days=after)),
    )


def day_of(incident: Incident) -> tuple[datetime, datetime]:
    """Return the midnights between which `incident` lies, of local time: 23, 24 or 25 hours apart."""
    midnight = incident.opened.astimezone(LOCAL_TIME).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return midnight, midnight + timedelta(days=1)


def typed_moment(moment: datetime) -> str:
    """Return a moment as an officer types it: local time, to the minute."""
    return moment.astimezone(LOCAL_TIME).strftime("%Y-%m-%dT%H:%M")
