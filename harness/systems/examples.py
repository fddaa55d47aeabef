"""Queries on which a template is tried before anything is searched."""

from collections.abc import Callable, Iterator

from generators.queries import IncidentQuery, PersonQuery, Query

__all__ = ["EXAMPLES", "reads", "trials"]

EXAMPLES: dict[type[Query], Query] = {
    PersonQuery: PersonQuery(
        anything="Smith Anna 09/03/1984 female",
        name="Anna Maria Smith",
        forename="Anna",
        surname="Smith",
        date_of_birth="09/03/1984",
        born_from="01/01/1980",
        born_to="31/12/1989",
        age="42",
        sex="F",
        identifier="2041/0000034U",
        phone="07700 900123",
        vehicle="QA12 BCD",
        street="High Street",
        town="Ashby",
        postcode="XN1 2AB",
        marker="FI",
    ),
    IncidentQuery: IncidentQuery(
        reference="42XN/000123/26",
        number="12",
        date="09/03/2026",
        since="2026-03-09T00:00",
        until="2026-03-10T00:00",
        street="High Street",
        town="Ashby",
        postcode="XN1 2AB",
        crossing="Mill Lane",
        landmark="Central Library",
        beat="XN1-3",
        words="rear window",
        category="burglary",
        forename="Anna",
        surname="Smith",
        role="victim",
        flag="weapon",
        risk="high",
        status="open",
        officer="1234",
        vehicle="QA12 BCD",
        phone="07700 900123",
    ),
}
"""A query of each kind with something in every box."""


def trials(asked_with: type[Query]) -> Iterator[Query]:
    """Yield queries of that type: nothing typed, everything typed, and each box alone."""
    everything = EXAMPLES[asked_with]
    nothing = asked_with()
    yield nothing
    yield everything
    yield from (nothing.with_box(box, getattr(everything, box)) for box in asked_with.boxes())


def reads(rendered: Callable[[Query], object], box: str, asked_with: type[Query]) -> bool:
    """Whether what is typed into `box` of a query, alone or beside all the others, changes what is `rendered` of it."""
    everything, nothing = EXAMPLES[asked_with], asked_with()
    pairs = (
        (nothing, nothing.with_box(box, getattr(everything, box))),
        (everything.with_box(box, ""), everything),
    )
    return any(rendered(without) != rendered(typed) for without, typed in pairs)
