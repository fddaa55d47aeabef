"""To say more that is true narrows the answer, and never loses whoever was meant."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from generators.records import Incident, Person
from harness.relations.case import Case
from harness.relations.checks import COMPLETE, never_lower, subset
from harness.relations.families.streets import at_street
from harness.relations.questions import Questions
from harness.relations.relation import Family, relation
from harness.relations.sources import PATTERNS, PRACTICE

__all__: list[str] = []

_RANKED = 50
"""Hits asked for where a place is compared: enough for most names to be among them, wherever their bearers stand."""


class _Added(NamedTuple):
    """What is added to the question `asked`: into which `box`, and what may truly stand there for a record."""

    box: str
    asked: str
    differs: str
    true: Callable[[Any], Iterable[str]]
    source: str = PATTERNS


def _born(person: Person) -> Iterable[str]:
    return [person.born.typed] if person.born else []


_TO_PEOPLE = {
    "person-narrowed-by-birth": _Added(
        "date_of_birth",
        "name",
        "with the true date of birth, as far as it is recorded",
        _born,
        "GTAS#1022: by the exact name and date nobody is found",
    ),
    "person-narrowed-by-sex": _Added("sex", "name", "with the sex recorded", lambda p: [p.sex.value], PRACTICE),
    "person-narrowed-by-town": _Added(
        "town",
        "name",
        "with a town where the person lives or lived",
        lambda p: [address.place.town for address in p.addresses],
        PRACTICE,
    ),
    "person-narrowed-by-postcode": _Added(
        "postcode",
        "name",
        "with a postcode where the person lives or lived",
        lambda p: [address.place.postcode for address in p.addresses],
        PRACTICE,
    ),
    "person-narrowed-by-forename": _Added(
        "forename",
        "surname + postcode",
        "with the forename too",
        lambda p: [p.name.forename] if p.addresses else [],
        "grid#1253: all words must be in one field, and forename and surname are in two",
    ),
}

_TO_INCIDENTS = {
    f"incident-narrowed-by-{added.box}": added
    for added in (
        _Added("status", "street + window", "with its status", lambda i: ["open" if i.open else "closed"]),
        _Added("category", "street + window", "with its category", lambda i: [i.category]),
        _Added("postcode", "street + window", "with its postcode", lambda i: [i.address.place.postcode]),
        _Added("flag", "street + window", "with a flag that it has", lambda i: [flag.value for flag in i.flags]),
        _Added("risk", "street + window", "with the risk it was graded as", lambda i: [i.risk.value]),
        _Added("officer", "street + window", "with an officer who was there", lambda i: i.officers),
    )
}


def _register(name: str, added: _Added) -> None:
    ranked = name in _TO_PEOPLE

    def values(record: Person | Incident) -> list[str]:
        return [value for value in added.true(record) if value]

    @relation(
        name,
        family=Family.NARROWING,
        asked=f"asked by {added.asked.replace(' + ', ' and ')}",
        differs=added.differs,
        holds="the person is still found, and ranks no lower"
        if ranked
        else "nothing is found that was not found before, and the incident is found by both",
        source=added.source,
        suits=lambda record: bool(values(record)),
    )
    def relate(record: Any, case: Case[Any]) -> Questions | None:  # noqa: ANN401 -- of either kind
        query = case.asked(record, added.asked)
        if query is None:
            return None
        more = query.with_box(added.box, case.one_of(values(record)))
        if ranked:
            return Questions.of(query, more, check=never_lower(record.id), size=_RANKED)
        return Questions.of(query, more, check=subset(record.id), size=COMPLETE)


for _name, _added in (_TO_PEOPLE | _TO_INCIDENTS).items():
    _register(_name, _added)


@relation(
    "incident-window-inside-window",
    family=Family.NARROWING,
    asked="asked by street, in a wide window",
    differs="in a window inside it",
    holds="nothing is found that the wide window lacks, and the incident is found in both",
    source=PATTERNS,
)
def window_inside_window(incident: Incident, case: Case[Incident]) -> Questions:
    """Draw the window closer."""
    wide = at_street(incident, before=case.number(30, 400), after=case.number(30, 400))
    narrow = at_street(incident, before=case.number(1, 30), after=case.number(1, 30))
    return Questions.of(wide, narrow, check=subset(incident.id), size=COMPLETE)
