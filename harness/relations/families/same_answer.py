"""The same question, written in another way, has the same answer."""

from collections.abc import Callable
from typing import Any, NamedTuple

from generators.queries import IncidentQuery, Query
from generators.records import Incident, Person
from generators.variations import VARIATIONS, Variation
from harness.relations.case import Case
from harness.relations.checks import COMPLETE, same_answer, still_found
from harness.relations.families.naming import dated, named
from harness.relations.families.streets import day_of, typed_moment
from harness.relations.questions import Questions
from harness.relations.relation import Family, relation

__all__: list[str] = []


_SAME = "the same records in the same order"
_NO_BREAK = "\u00a0"


class _Written(NamedTuple):
    """A variation that must not matter: to the whole answer where it is `exact`, else to whether the record is found.

    `asked` is the form of the question, `suits` tells the records that have what is varied.
    """

    name: str
    variation: str
    asked: str
    suits: Callable[[Any], bool]
    exact: bool = True


def _with(*signs: str) -> Callable[[Person], bool]:
    return lambda person: dated(person) and any(s in f"{person.name.forename}{person.name.surname}" for s in signs)


def _has_one_case(person: Person) -> bool:
    """Whether every letter of the name has one capital: another (ß, ı, İ) is another spelling in capitals."""
    name = f"{person.name.forename}{person.name.surname}"
    return dated(person) and name.upper().lower() == name.lower() and len(name.upper()) == len(name)


def _accented(person: Person) -> bool:
    return dated(person) and not f"{person.name.forename}{person.name.surname}".isascii()


_WRITTEN = (
    _Written("person-letter-case", "case", "name + born", _has_one_case),
    _Written("person-spaces", "spaces", "name + born", dated),
    _Written("person-decomposed", "decomposed", "name + born", _accented),
    _Written("person-diacritics", "diacritics", "name + born", _accented, exact=False),
    _Written("person-surname-first", "surname-first", "name + born", dated, exact=False),
    _Written("person-name-order", "swapped", "name + born", dated, exact=False),
    _Written("person-hyphen", "hyphen", "name + born", _with("-"), exact=False),
    _Written("person-apostrophe", "apostrophe", "name + born", _with("'", "’"), exact=False),
    _Written("person-date-format", "date-format", "name + born", dated),
    _Written("person-date-as-noted", "date-as-noted", "name + born", dated),
    _Written("person-sex-letter", "sex-spelt", "name + age + sex", dated),
    _Written("person-postcode-format", "postcode-format", "surname + postcode", lambda p: bool(p.addresses)),
    _Written("person-phone-format", "phone-format", "phone", lambda p: bool(p.phones)),
    _Written("person-vehicle-format", "vehicle-format", "vehicle", lambda p: bool(p.vehicles)),
    _Written("person-identifier-format", "identifier-format", "identifier", lambda p: bool(p.identifiers)),
    _Written("incident-reference-format", "reference-format", "reference", lambda _: True),
    _Written("incident-number-format", "number-format", "number + date", lambda _: True),
    _Written("incident-junction-reversed", "junction-reversed", "junction + window", lambda i: bool(i.crossing)),
    _Written("incident-street-abbreviated", "street-abbreviated", "street + window", lambda _: True, exact=False),
    _Written(
        "incident-postcode-format", "postcode-format", "postcode + window", lambda i: bool(i.address.place.postcode)
    ),
    _Written("incident-vehicle-format", "vehicle-format", "vehicle", lambda i: bool(i.vehicle)),
    _Written("incident-phone-format", "phone-format", "caller phone", lambda i: bool(i.caller_phone)),
)


def _in_words(variation: Variation) -> str:
    return variation.about[0].lower() + variation.about[1:].rstrip(".")


def _register(written: _Written) -> None:
    variation = VARIATIONS[written.variation]

    @relation(
        written.name,
        family=Family.SAME_ANSWER,
        asked=f"asked by {written.asked}, as recorded",
        differs=_in_words(variation),
        holds=_SAME if written.exact else "the record is still found",
        source=variation.source,
        suits=written.suits,
    )
    def relate(record: Any, case: Case[Any]) -> Questions | None:  # noqa: ANN401 -- of either kind
        recorded = case.asked(record, written.asked)
        typed = case.varied(recorded, written.variation) if recorded else None
        if recorded is None or typed is None:
            return None
        return Questions.of(recorded, typed, check=same_answer if written.exact else still_found(record.id))


for _written in _WRITTEN:
    _register(_written)


@relation(
    "person-no-break-spaces",
    family=Family.SAME_ANSWER,
    asked="asked by name and postcode, as recorded",
    differs="a no-break space before, behind and for every space",
    holds=_SAME,
    source=f"{VARIATIONS['spaces'].source}; text pasted from a web page or a document has them",
    suits=lambda person: named(person) and bool(person.addresses),
)
def no_break_spaces(person: Person, case: Case[Person]) -> Questions | None:
    """Paste what was typed from where spaces do not break."""
    recorded = case.asked(person, "name + postcode")
    return _rewritten(recorded, lambda text: f"{_NO_BREAK}{text.replace(' ', _NO_BREAK)}{_NO_BREAK}")


@relation(
    "incident-letter-case",
    family=Family.SAME_ANSWER,
    asked="asked by street, in a window",
    differs="street and town all in capitals",
    holds=_SAME,
    source=VARIATIONS["case"].source,
)
def street_in_capitals(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Type a place in capitals."""
    return _rewritten(case.asked(incident, "street + window"), str.upper)


def _rewritten(query: Query | None, write: Callable[[str], str]) -> Questions | None:
    """Ask `query`, and again with everything typed written otherwise."""
    if query is None:
        return None
    other = query.with_boxes({box: write(text) for box, text in query.typed().items()})
    return Questions.of(query, other, check=same_answer)


@relation(
    "incident-date-format",
    family=Family.SAME_ANSWER,
    asked="asked by the daily number with its date",
    differs=_in_words(VARIATIONS["date-format"]),
    holds=_SAME,
    source=VARIATIONS["date-format"].source,
)
def date_format(incident: Incident, case: Case[Incident]) -> Questions | None:
    """Write the date of a log number otherwise."""
    query = case.asked(incident, "number + date")
    as_written = case.one_of(("%d.%m.%Y", "%d-%m-%Y", "%d%m%Y", "%Y-%m-%d", "%d %b %Y"))
    other = f"{incident.opened:{as_written}}"
    return Questions.of(query, query.with_box("date", other), check=same_answer) if query else None


@relation(
    "incident-date-or-window",
    family=Family.SAME_ANSWER,
    asked="asked by town on a date",
    differs="from midnight to midnight",
    holds=_SAME,
    source="opentrials#586: midnight moves to the day before where local time is taken for UTC",
)
def date_or_window(incident: Incident, case: Case[Incident]) -> Questions:  # noqa: ARG001
    """Bound a day by its midnights."""
    town, (first, last) = IncidentQuery(town=incident.address.place.town), day_of(incident)
    return Questions.of(
        town.with_box("date", f"{first:%d/%m/%Y}"),
        town.with_box("since", typed_moment(first)).with_box("until", typed_moment(last)),
        check=same_answer,
        size=COMPLETE,
    )
