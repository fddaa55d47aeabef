"""Golden topics: one question each, and what must hold of the answer."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from types import MappingProxyType

from generators.queries import Query
from generators.records import Visibility
from generators.tiers import Tier
from generators.topics import PAGE, Intent, Topic
from harness.errors import did_you_mean
from harness.golden.boxes import read_query
from harness.golden.cast import CastRead
from harness.golden.expectations import (
    Before,
    Exactly,
    Expectation,
    Forbidden,
    Found,
    Marked,
    NewestFirst,
    Nothing,
    OwnMarkers,
)
from harness.golden.reading import read_folder
from harness.runs import Ranking
from harness.toml import Table

__all__ = ["GoldenTopic", "by_key", "read_topics"]

_EXPECTATIONS = ("find", "before", "forbidden", "exactly", "nothing", "marked", "newest_first")
_SAFETY = frozenset({"hidden", "warning-marker"})
"""Classes that keep somebody safe, whatever their topics expect."""

_MOVED = {"known_failure": "belongs to the system: write it under [known_failures] in its own system.toml"}
_TOPIC_ID = re.compile(r"[a-z\d]+(-[a-z\d]+)*")


@dataclass(frozen=True, kw_only=True)
class GoldenTopic:
    """One question written by hand, with what must hold of its answer.

    `why` is the reason it exists, `file` where it stands below the folder of golden queries.  `markers` are the warning
    markers of everybody in the cast whom it may show, of many of them none.  `safety` is whether it keeps somebody
    safe: it asks for warning markers, or that a hidden record is not shown.
    """

    id: str
    intent: Intent
    topic_class: str
    tier: Tier
    why: str
    file: str
    typed: Query
    expectations: tuple[Expectation, ...]
    culture: str = ""
    markers: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    safety: bool = False

    @property
    def page(self) -> int:
        """How many hits must be asked for."""
        return max([PAGE, *(e.within for e in self.expectations if isinstance(e, Found))])

    @property
    def wanted(self) -> frozenset[str]:
        """The ids of the records that must be shown."""
        return frozenset[str]().union(*(expectation.wanted for expectation in self.expectations))

    @property
    def forbidden(self) -> frozenset[str]:
        """The ids of the records that must not be shown, as far as they can be listed."""
        return frozenset[str]().union(*(expectation.unwanted for expectation in self.expectations))

    def check(self, ranking: Ranking, *, keys: Mapping[str, str] = MappingProxyType({})) -> list[str]:
        """Return a sentence for everything that is wrong with `ranking`; none where all that is expected holds.

        `keys` are those of the cast by the ids that it was planted with.  Raises :class:`ValueError` for the ranking of
        another topic.
        """
        if ranking.topic != self.id:
            raise ValueError(f"{self.id} cannot be checked by the ranking of {ranking.topic}")
        page = by_key(ranking.page(self.page), keys)
        named = frozenset(
            r for expectation in self.expectations if isinstance(expectation, Marked) for r in expectation.markers
        )
        others = OwnMarkers(markers={r: borne for r, borne in self.markers.items() if r not in named})
        return [failure for expectation in (*self.expectations, others) for failure in expectation.failures(page)]

    def to_topic(self, keys: Mapping[str, str] = MappingProxyType({})) -> Topic:
        """Return this as a topic like the generated ones, so that both go through one search.

        `keys` are those of the cast by the ids that it was planted with: the topic goes by those.  Where nothing must
        be shown the judgements are empty: measures say nothing there, and :meth:`check` does.
        """
        ids = {key: record for record, key in keys.items()}
        return Topic(
            id=self.id,
            topic_class=f"golden/{self.intent}/{self.topic_class}",
            intent=self.intent,
            tier=self.tier,
            typed=self.typed,
            meant=self.typed,
            judgements=MappingProxyType({ids.get(key, key): 2 for key in sorted(self.wanted)}),
            forbidden=frozenset(ids.get(key, key) for key in self.forbidden),
            markers=MappingProxyType({ids.get(key, key): borne for key, borne in self.markers.items()}),
            slices=MappingProxyType({"culture": self.culture} if self.culture else {}),
            about=self.why,
        )


def by_key(page: Ranking, keys: Mapping[str, str]) -> Ranking:
    """Return `page` with the cast named by its `keys` instead of the ids that it was planted with."""
    return replace(
        page,
        hits=tuple(keys.get(hit, hit) for hit in page.hits),
        markers={keys.get(hit, hit): markers for hit, markers in page.markers.items()},
    )


def read_topics(
    root: Traversable, intent: Intent, cast: CastRead, classes: Iterable[str], *, problems: list[str]
) -> Iterator[GoldenTopic]:
    """Yield every sound topic of one intent below `root`."""
    for name, table in read_folder(root, intent.value, problems=problems):
        topic = _topic(name, table, intent, cast, classes)
        if table.sound:
            yield topic


def _topic(name: str, table: Table, intent: Intent, cast: CastRead, classes: Iterable[str]) -> GoldenTopic:
    if not _TOPIC_ID.fullmatch(name):
        table.problem("", "the id of a topic is made of small letters, digits and hyphens")
    expectations = tuple(_expectations(table, cast, intent))
    topic_class = table.one_of("class", classes)
    topic = GoldenTopic(
        id=f"golden/{intent}/{name}",
        intent=intent,
        topic_class=topic_class,
        tier=table.member("tier", Tier),
        why=table.text("why"),
        file=table.file,
        typed=read_query(table.table("typed"), intent),
        expectations=expectations,
        culture=_culture(cast, expectations),
        markers=_markers(cast, cast.people if intent is Intent.PERSON else ()),
        safety=topic_class in _SAFETY or _keeps_safe(cast, expectations),
    )
    if not expectations and table.sound:
        table.problem("", f"expects nothing of the answer: write one of {', '.join(_EXPECTATIONS)}")
    table.close(moved=_MOVED)
    for record in sorted(topic.wanted & topic.forbidden):
        table.problem("forbidden", f"{record!r} is also wanted")
    return topic


def _expectations(table: Table, cast: CastRead, intent: Intent) -> Iterator[Expectation]:
    known = cast.people if intent is Intent.PERSON else cast.incidents
    find, exactly, forbidden, marked = (
        _in_cast(table, key, known, table.texts(key)) for key in ("find", "exactly", "forbidden", "marked")
    )
    before = table.pairs("before")
    if table.has("find") or table.has("within"):
        yield Found(records=find, within=_within(table, find))
    for pair in before:
        first, second = _in_cast(table, "before", known, pair)
        yield Before(first=first, second=second)
    if forbidden:
        yield Forbidden(records=forbidden)
    if exactly:
        if len(exactly) >= PAGE:
            table.problem("exactly", f"{len(exactly)} records leave no room on a page of {PAGE} to see one too many")
        yield Exactly(records=exactly)
    if marked:
        yield Marked(markers=_borne(table, cast, intent, marked))
    yield from _of_the_whole_page(table, cast, intent, wanted=[*find, *exactly], others=[*forbidden, *marked, *before])


def _borne(table: Table, cast: CastRead, intent: Intent, marked: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return the markers of everybody in `marked`, each of whom should bear some."""
    if intent is Intent.INCIDENT:
        table.problem("marked", "says with which warning markers people are shown, and incidents bear none")
        return MappingProxyType({})
    borne = _markers(cast, marked)
    for record in marked:
        if not borne.get(record) and cast.people.get(record):
            table.problem("marked", f"{record!r} bears no warning marker in the cast")
    return borne


def _of_the_whole_page(
    table: Table, cast: CastRead, intent: Intent, *, wanted: Sequence[object], others: Sequence[object]
) -> Iterator[Expectation]:
    if table.truth("nothing"):
        if wanted or others:
            table.problem("nothing", "leaves no room for another expectation")
        yield Nothing()
    if table.truth("newest_first"):
        if intent is Intent.PERSON or len(wanted) < 2:
            table.problem("newest_first", "orders incidents: name two or more of them in find or exactly")
        yield NewestFirst(opened={i.id: i.opened for i in cast.cast.incidents})


def _within(table: Table, find: tuple[str, ...]) -> int:
    within = table.count("within", default=PAGE)
    if not table.has("find"):
        table.problem("within", "says how high, but there is no find to say what")
    elif within > PAGE:
        table.problem("within", f"{within} lies beyond the page: nobody sees more than the first {PAGE}")
    elif 1 <= within < len(find):
        table.problem("within", f"{len(find)} records cannot all be among the first {within}")
    return within


def _in_cast(table: Table, key: str, known: Mapping[str, object], records: tuple[str, ...]) -> tuple[str, ...]:
    for record in dict.fromkeys(records):
        if records.count(record) > 1:
            table.problem(key, f"{record!r} stands there twice")
        if record not in known:
            table.problem(key, f"{record!r} is not in the cast{did_you_mean(record, known)}")
    return records


def _markers(cast: CastRead, records: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return the warning markers of those of `records` who are people, of many of them none."""
    people = filter(None, (cast.people.get(record) for record in sorted(records)))
    return MappingProxyType({person.id: frozenset(person.markers) for person in people})


def _keeps_safe(cast: CastRead, expectations: Iterable[Expectation]) -> bool:
    """Return whether `expectations` ask for warning markers, or that a hidden record of the cast is not shown."""
    forbidden = frozenset[str]().union(*(expectation.unwanted for expectation in expectations))
    planted = (cast.people.get(record) or cast.incidents.get(record) for record in forbidden)
    hidden = any(record and record.visibility is not Visibility.OPEN for record in planted)
    return hidden or any(isinstance(expectation, Marked) for expectation in expectations)


def _culture(cast: CastRead, expectations: Iterable[Expectation]) -> str:
    """Return the culture of the person wanted; of none where the wanted are incidents or of several cultures."""
    people = (cast.people.get(record) for expectation in expectations for record in expectation.wanted)
    cultures = {person.culture for person in people if person}
    return cultures.pop() if len(cultures) == 1 else ""
