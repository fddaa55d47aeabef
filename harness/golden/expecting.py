"""Reads what a golden topic expects of the answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from generators.records import Visibility
from generators.topics import PAGE, Intent
from harness.errors import did_you_mean
from harness.golden.expectations import (
    Before,
    Exactly,
    Expectation,
    Forbidden,
    Found,
    Marked,
    NewestFirst,
    Nothing,
)
from harness.golden.known import Known, KnownRecords
from harness.toml import Table

__all__ = ["EXPECTATIONS", "culture_of", "keeps_safe", "markers_of", "read_expectations"]

EXPECTATIONS = ("find", "before", "forbidden", "exactly", "nothing", "marked", "newest_first")
"""The keys of a topic that expect something."""


def read_expectations(table: Table, known: KnownRecords, intent: Intent) -> Iterator[Expectation]:
    """Yield what `table` expects of the answer to a question about the `known` records of `intent`."""
    find, exactly, forbidden, marked = (
        _named(table, key, known, intent, table.texts(key)) for key in ("find", "exactly", "forbidden", "marked")
    )
    before = table.pairs("before")
    if table.has("find") or table.has("within"):
        yield Found(records=find, within=_within(table, find))
    for pair in before:
        first, second = _named(table, "before", known, intent, pair)
        yield Before(first=first, second=second)
    if forbidden:
        yield Forbidden(records=forbidden)
    if exactly:
        if len(exactly) >= PAGE:
            table.problem("exactly", f"{len(exactly)} records leave no room on a page of {PAGE} to see one too many")
        yield Exactly(records=exactly)
    if marked:
        yield Marked(markers=_borne(table, known, intent, marked))
    yield from _of_the_whole_page(table, known, intent, wanted=[*find, *exactly], others=[*forbidden, *marked, *before])


def _borne(table: Table, known: KnownRecords, intent: Intent, marked: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return the markers of everybody in `marked`, each of whom should bear some."""
    if intent is Intent.INCIDENT:
        table.problem("marked", "says with which warning markers people are shown, and incidents bear none")
        return MappingProxyType({})
    borne = markers_of(known.people, marked)
    for record in marked:
        if not borne.get(record) and known.people.get(record):
            table.problem("marked", f"{record!r} bears no warning marker in {known.where}")
    return borne


def _of_the_whole_page(
    table: Table, known: KnownRecords, intent: Intent, *, wanted: Sequence[object], others: Sequence[object]
) -> Iterator[Expectation]:
    if table.truth("nothing"):
        if wanted or others:
            table.problem("nothing", "leaves no room for another expectation")
        yield Nothing()
    if table.truth("newest_first"):
        if intent is Intent.PERSON or len(wanted) < 2:
            table.problem("newest_first", "orders incidents: name two or more of them in find or exactly")
        opened = {name: one.opened for name, one in known.incidents.items() if one and one.opened}
        for name in wanted:
            if intent is Intent.INCIDENT and known.incidents.get(str(name)) and name not in opened:
                table.problem("newest_first", f"{name!r} has no `opened` in {known.where}")
        yield NewestFirst(opened=opened)


def _within(table: Table, find: tuple[str, ...]) -> int:
    within = table.count("within", default=PAGE)
    if not table.has("find"):
        table.problem("within", "says how high, but there is no find to say what")
    elif within > PAGE:
        table.problem("within", f"{within} lies beyond the page: nobody sees more than the first {PAGE}")
    elif 1 <= within < len(find):
        table.problem("within", f"{len(find)} records cannot all be among the first {within}")
    return within


def _named(table: Table, key: str, known: KnownRecords, intent: Intent, records: tuple[str, ...]) -> tuple[str, ...]:
    there = known.of(intent)
    for record in dict.fromkeys(records):
        if records.count(record) > 1:
            table.problem(key, f"{record!r} stands there twice")
        if record not in there:
            table.problem(key, f"{record!r} is not in {known.where}{did_you_mean(record, there)}")
    return records


def markers_of(people: Mapping[str, Known | None], names: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return the warning markers of those of `people` who are called one of `names`, of many of them none."""
    return MappingProxyType({name: known.markers for name in sorted(names) if (known := people.get(name))})


def keeps_safe(known: KnownRecords, intent: Intent, expectations: Iterable[Expectation]) -> bool:
    """Return whether `expectations` ask for warning markers, or that a hidden record is not shown."""
    forbidden = frozenset[str]().union(*(expectation.unwanted for expectation in expectations))
    named = (known.of(intent).get(record) for record in forbidden)
    hidden = any(record and record.visibility is not Visibility.OPEN for record in named)
    return hidden or any(isinstance(expectation, Marked) for expectation in expectations)


def culture_of(known: KnownRecords, expectations: Iterable[Expectation]) -> str:
    """Return the culture of the person wanted; of none where the wanted are incidents or of several cultures."""
    people = (known.people.get(record) for expectation in expectations for record in expectation.wanted)
    cultures = {person.culture for person in people if person}
    return cultures.pop() if len(cultures) == 1 else ""
