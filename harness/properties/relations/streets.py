"""Questions about a street and a window of time, which relations widen, narrow and cut."""

from datetime import datetime, timedelta

from generators.incidents import LOCAL_TIME
from generators.queries import IncidentQuery
from generators.records import Incident

__all__ = ["at_street", "typed_moment"]


def at_street(incident: Incident, *, before: int, after: int) -> IncidentQuery:
    """Ask for what happened in the street of `incident`, so many days before it and after it."""
    place = incident.address.place
    return IncidentQuery(
        street=place.street,
        town=place.town,
        since=typed_moment(incident.opened - timedelta(days=before)),
        until=typed_moment(incident.opened + timedelta(days=after)),
    )


def typed_moment(moment: datetime) -> str:
    """Return a moment as an officer types it: local time, to the minute."""
    return moment.astimezone(LOCAL_TIME).strftime("%Y-%m-%dT%H:%M")
