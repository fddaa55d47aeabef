"""What a corpus holds of incidents: categories, flags, places with a history, and times that are hard to ask for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import combinations

from generators.records import Flag, Incident, Risk, Role, Visibility
from generators.survey.table import Table, counts, share

__all__ = ["incident_tables"]


def incident_tables(incidents: Sequence[Incident]) -> Iterator[Table]:
    """Yield every table about `incidents`."""
    yield Table(
        title="Categories",
        asked="categories, and how many people were involved",
        headers=("category", "incidents", "share"),
        rows=tuple(
            (name, n, share(n, len(incidents))) for name, n in Counter(i.category for i in incidents).most_common()
        ),
    )
    yield Table(
        title="Incidents",
        asked="flags, risk, response, places and times",
        headers=("incidents with", "records", "share"),
        rows=counts(incidents, _FEATURES),
    )
    yield Table(
        title="Places and people with a history",
        asked="repeat calls at one address and between one pair",
        headers=("what", "how many", "incidents of them"),
        rows=tuple(_histories(incidents)),
    )


def _histories(incidents: Sequence[Incident]) -> Iterator[tuple[str | int, ...]]:
    at = Counter((i.address.house, i.address.place) for i in incidents if i.address.house)
    pairs = Counter(
        pair for i in incidents for pair in combinations(sorted({involved.person for involved in i.involved}), 2)
    )
    people = Counter(person for i in incidents for person in {involved.person for involved in i.involved})
    for what, counted in (("addresses", at), ("pairs of people", pairs), ("people", people)):
        for least in (2, 5, 10):
            repeated = [n for n in counted.values() if n >= least]
            yield f"{what} with {least} or more", len(repeated), sum(repeated)


def _repeated_hour(opened: datetime) -> bool:
    """Whether the clock showed this time twice that night, or skipped an hour just before or after."""
    hour = timedelta(hours=1)
    offsets = {(opened + step).astimezone(opened.tzinfo).utcoffset() for step in (-hour, hour)}
    return len(offsets) > 1


_FEATURES = (
    *((f"flag: {flag.value}", lambda i, flag=flag: flag in i.flags) for flag in Flag),
    *((f"risk: {risk.value}", lambda i, risk=risk: i.risk is risk) for risk in Risk if risk),
    *((f"response grade {grade}", lambda i, grade=grade: i.grade == grade) for grade in (1, 2, 3, 4)),
    *((f"somebody as {role.value}", lambda i, role=role: any(p.role is role for p in i.involved)) for role in Role),
    ("nobody named", lambda i: not i.involved),
    ("a crime reference", lambda i: bool(i.crime_reference)),
    ("a junction", lambda i: bool(i.crossing)),
    ("a landmark", lambda i: bool(i.landmark)),
    ("a vehicle", lambda i: bool(i.vehicle)),
    ("the caller's telephone number", lambda i: bool(i.caller_phone)),
    ("links to others", lambda i: bool(i.linked)),
    ("status open", lambda i: i.open),
    ("a time between midnight and one", lambda i: i.opened.hour == 0),
    ("a time on the last day of a month", lambda i: (i.opened.date() + timedelta(days=1)).day == 1),
    ("a time within an hour of a clock change", lambda i: _repeated_hour(i.opened)),
    *(
        (f"visibility: {visibility.value}", lambda i, visibility=visibility: i.visibility is visibility)
        for visibility in Visibility
        if visibility is not Visibility.OPEN
    ),
)
