"""The two answers to each topic, paired: what was found before and is not now, and the other way round."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generators.topics import Topic
from harness.judging.measures import Assessment, assess
from harness.judging.results import worst_first
from harness.runs import AskedClass, Failure, Part, Ranking

__all__ = ["Page", "Pair", "Unpaired", "pages_of", "paired"]


@dataclass(frozen=True)
class Page:
    """What one run answered to a topic, and what that is worth."""

    ranking: Ranking
    worth: Assessment


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One topic with its page of the baseline and of the candidate."""

    topic: Topic
    before: Page
    now: Page

    @property
    def lost(self) -> bool:
        """Whether all was as it should be before, and is not now."""
        return self.before.worth.found and not self.now.worth.found

    @property
    def gained(self) -> bool:
        """Whether all is as it should be now, and was not before."""
        return self.now.worth.found and not self.before.worth.found

    @property
    def unmarked(self) -> bool:
        """Whether more people than before are shown without a warning marker of theirs, or with one of others."""
        before, now = self.before.worth, self.now.worth
        return now.unmarked > before.unmarked or now.overmarked > before.overmarked

    @property
    def moved(self) -> int:
        """By how many places the first record asked for stands lower now; 0 where it is not on both pages.

        Of equals none stands above another, so that another order of them moves nobody.
        """
        pages = (self.before.ranking, self.now.ranking)
        before, now = (min(filter(None, map(page.place, self.topic.wanted)), default=None) for page in pages)
        return now - before if before and now else 0

    @property
    def changed(self) -> bool:
        """Whether any of it is so."""
        return self.now != self.before and bool(self.lost or self.gained or self.unmarked or self.moved)


@dataclass(frozen=True, kw_only=True)
class Unpaired:
    """A topic that could not be asked of one of the two: `side` is ``baseline`` or ``candidate``."""

    topic: str
    side: str
    reason: str


def paired(asked: AskedClass, before: Part, now: Part) -> list[Pair | Unpaired]:
    """Return every topic of a class, which both runs must have asked, with its two answers.

    Of several answers to a topic the worst counts, a failure before any.
    """
    old = pages_of(asked, before)
    new = old if now is before else pages_of(asked, now, known=old)
    found: list[Pair | Unpaired] = []
    for topic in now.topics:
        was, is_ = old[topic.id], new[topic.id]
        if isinstance(was, Failure):
            found.append(Unpaired(topic=topic.id, side="baseline", reason=was.reason))
        elif isinstance(is_, Failure):
            found.append(Unpaired(topic=topic.id, side="candidate", reason=is_.reason))
        else:
            found.append(Pair(topic=topic, before=was, now=is_))
    return found


def pages_of(
    asked: AskedClass, part: Part, *, known: Mapping[str, Failure | Page] = MappingProxyType({})
) -> dict[str, Failure | Page]:
    """Return what was answered to every topic, by its id: of several answers the worst, a failure before any.

    A page that is like the one `known` of its topic is that one: it is worth the same.
    """
    topics = {topic.id: topic for topic in part.topics}
    rankings = (answer for answer in part.answers if isinstance(answer, Ranking))
    pages = [_page(asked, topics[ranking.topic], ranking, known.get(ranking.topic)) for ranking in rankings]
    worst: dict[str, Failure | Page] = {a.topic: a for a in part.answers if isinstance(a, Failure)}
    for page in sorted(pages, key=lambda page: worst_first(page.worth)):
        worst.setdefault(page.worth.topic, page)
    return worst


def _page(asked: AskedClass, topic: Topic, ranking: Ranking, known: Failure | Page | None) -> Page:
    if isinstance(known, Page) and known.ranking == ranking:
        return known
    return Page(ranking, assess(topic, ranking, cutoff=asked.cutoff))
