"""Golden topics: one question each, and what must hold of the answer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from types import MappingProxyType

from generators.queries import Query
from generators.tiers import Tier
from generators.topics import PAGE, Intent, Topic
from harness.golden.boxes import read_query
from harness.golden.expectations import Expectation, Found, Marked, OwnMarkers
from harness.golden.expecting import EXPECTATIONS, culture_of, keeps_safe, markers_of, read_expectations
from harness.golden.known import KnownRecords
from harness.golden.reading import NAME, read_folder
from harness.runs import Ranking
from harness.toml import Table

__all__ = ["GoldenTopic", "by_key", "read_topic", "read_topics"]

_SAFETY = frozenset({"hidden", "warning-marker"})
"""Classes that keep somebody safe, whatever their topics expect."""

_MOVED = {"known_failure": "belongs to the system: write it under [known_failures] in its own system.toml"}


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
    return page.renamed(lambda hit: keys.get(hit, hit))


def read_topics(
    root: Traversable, intent: Intent, known: KnownRecords, classes: Iterable[str], *, problems: list[str]
) -> Iterator[GoldenTopic]:
    """Yield every sound topic of one intent that stands in a TOML file below `root`."""
    for name, table in read_folder(root, intent.value, problems=problems):
        topic = read_topic(name, table, intent, known, classes)
        if table.sound:
            yield topic


def read_topic(
    name: str, table: Table, intent: Intent, known: KnownRecords, classes: Iterable[str], *, likely: bool = True
) -> GoldenTopic:
    """Return the topic `name` that `table` describes; what is wrong with it, the table has noted.

    `likely` is whether what is typed must be something that a careful author would have typed.
    """
    if not NAME.fullmatch(name):
        table.problem("", "the id of a topic is made of small letters, digits and hyphens")
    expectations = tuple(read_expectations(table, known, intent))
    topic_class = table.one_of("class", classes)
    topic = GoldenTopic(
        id=f"golden/{intent}/{name}",
        intent=intent,
        topic_class=topic_class,
        tier=table.member("tier", Tier),
        why=table.text("why"),
        file=table.file,
        typed=read_query(table.table("typed"), intent, likely=likely),
        expectations=expectations,
        culture=culture_of(known, expectations),
        markers=markers_of(known.people, known.people if intent is Intent.PERSON else ()),
        safety=topic_class in _SAFETY or keeps_safe(known, intent, expectations),
    )
    if not expectations and table.sound:
        table.problem("", f"expects nothing of the answer: write one of {', '.join(EXPECTATIONS)}")
    table.close(moved=_MOVED)
    for record in sorted(topic.wanted & topic.forbidden):
        table.problem("forbidden", f"{record!r} is also wanted")
    return topic
