"""Relations between searches for incidents."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from generators.queries import IncidentQuery
from generators.records import Incident
from generators.topics import Intent
from harness.properties.relation import Broken, Questions, relation
from harness.run import Ranking

__all__: list[str] = []

_SIZE = 200
"""Enough for all that a street sees in two years; where it is not, nothing is concluded."""


@relation("incident-window-inside-window", intent=Intent.INCIDENT)
def window_inside_window(incident: Incident, rng: random.Random) -> Questions:
    """A window inside a window has no incident that the wider one lacks, and keeps the one asked for."""
    wide = _at_street(incident, before=rng.randrange(30, 400), after=rng.randrange(30, 400))
    narrow = _at_street(incident, before=rng.randrange(1, 30), after=rng.randrange(1, 30))

    def check(rankings: Sequence[Ranking]) -> Broken | None:
        outer, inner = (set(ranking.hits) for ranking in rankings)
        if len(outer) >= _SIZE:
            return None
        if incident.id not in inner:
            return Broken(f"{incident.id} is not found in the narrow window")
        extra = sorted(inner - outer)
        return Broken(f"the narrow window has {extra[0]}, the wide one has not") if extra else None

    return Questions([wide, narrow], check, size=_SIZE)


@relation("incident-window-split", intent=Intent.INCIDENT)
def window_split(incident: Incident, rng: random.Random) -> Questions:
    """A window cut in two has all of the whole, and nothing twice."""
    whole = _at_street(incident, before=rng.randrange(1, 200), after=rng.randrange(1, 200))
    since, until = datetime.fromisoformat(whole.since), datetime.fromisoformat(whole.until)
    cut = (since + (until - since) * rng.random()).strftime(_MINUTES)

    def check(rankings: Sequence[Ranking]) -> Broken | None:
        everything, first, second = (set(ranking.hits) for ranking in rankings)
        if len(everything) >= _SIZE:
            return None
        if twice := sorted(first & second):
            return Broken(f"{twice[0]} is in both halves")
        odd = sorted(everything ^ (first | second))
        return Broken(f"{odd[0]} is in the whole or in a half, not in both") if odd else None

    return Questions([whole, whole.with_box("until", cut), whole.with_box("since", cut)], check, size=_SIZE)


@relation("incident-reference-and-number", intent=Intent.INCIDENT)
def reference_and_number(incident: Incident, rng: random.Random) -> Questions:  # noqa: ARG001
    """The reference, and the daily number with its date, find the same incident."""
    by_number = IncidentQuery(number=str(incident.number), date=f"{incident.opened:%d/%m/%Y}")

    def check(rankings: Sequence[Ranking]) -> Broken | None:
        firsts = [ranking.hits[:1] for ranking in rankings]
        return None if firsts == [(incident.id,)] * 2 else Broken(f"{incident.id} is not first in both, but {firsts}")

    return Questions([IncidentQuery(reference=incident.reference), by_number], check)


@relation("incident-newest-first", intent=Intent.INCIDENT)
def newest_first(incident: Incident, rng: random.Random) -> Questions:
    """Incidents at a street come newest first where no words were typed."""
    whole = _at_street(incident, before=rng.randrange(100, 400), after=rng.randrange(100, 400))
    cut = incident.opened.strftime(_MINUTES)

    def check(rankings: Sequence[Ranking]) -> Broken | None:
        everything, earlier, later = (ranking.hits for ranking in rankings)
        expected = later + earlier
        return (
            None
            if len(everything) >= _SIZE or everything == expected
            else Broken("an older incident comes before a newer")
        )

    return Questions([whole, whole.with_box("until", cut), whole.with_box("since", cut)], check, size=_SIZE)


_MINUTES = "%Y-%m-%dT%H:%M"


def _at_street(incident: Incident, *, before: int, after: int) -> IncidentQuery:
    opened, place = incident.opened, incident.address.place
    return IncidentQuery(
        street=place.street,
        town=place.town,
        since=(opened - timedelta(days=before)).strftime(_MINUTES),
        until=(opened + timedelta(days=after)).strftime(_MINUTES),
    )
