"""Who fits a question: by joins over the whole corpus, never by a search."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Set
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from generators.agreement import Key, incident_keys, keys_asked_of_incidents, keys_asked_of_people, person_keys
from generators.corpus import Corpus
from generators.incidents import LOCAL_TIME
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Person

__all__ = ["Truth", "local_moment"]

K = TypeVar("K", bound=Hashable)

_NOBODY: Set[str] = frozenset()


class Truth:
    """Answers which records of a corpus agree with a query."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def agreeing(self, query: Query) -> frozenset[str]:
        """Return the ids of the records that agree with every box typed; of all records where nothing is typed."""
        if isinstance(query, PersonQuery):
            found = _having(self._people, keys_asked_of_people(query))
            return self._everyone if found is None else found
        found = _having(self._incidents, keys_asked_of_incidents(query))
        if not (query.since or query.until):
            return self._everything if found is None else found
        within = self._logged_within(query)
        return within if found is None else found & within

    def same_human(self, person: Person) -> frozenset[str]:
        """Return the ids of every record of the human whom `person` records, its own among them."""
        return frozenset(self._humans[person.human])

    @cached_property
    def _everyone(self) -> frozenset[str]:
        return frozenset(self.corpus.person)

    @cached_property
    def _everything(self) -> frozenset[str]:
        return frozenset(self.corpus.incident)

    @cached_property
    def _humans(self) -> Mapping[str, Set[str]]:
        return _postings((p.id, [p.human]) for p in self.corpus.people)

    @cached_property
    def _people(self) -> Mapping[Key, Set[str]]:
        return _postings((p.id, person_keys(p)) for p in self.corpus.people)

    @cached_property
    def _incidents(self) -> Mapping[Key, Set[str]]:
        return _postings((i.id, incident_keys(i)) for i in self.corpus.incidents)

    @cached_property
    def _by_time(self) -> tuple[list[float], list[str]]:
        # As seconds since the epoch: two times of one zone are compared by the clock on the wall, which shows 01:30
        # twice on the night on which the clocks go back.
        ordered = sorted((i.opened.timestamp(), i.id) for i in self.corpus.incidents)
        return [moment for moment, _ in ordered], [record for _, record in ordered]

    def _logged_within(self, query: IncidentQuery) -> frozenset[str]:
        moments, ids = self._by_time
        first = bisect_left(moments, local_moment(query.since).timestamp()) if query.since else 0
        last = bisect_left(moments, local_moment(query.until).timestamp()) if query.until else len(ids)
        return frozenset(ids[first:last])


def local_moment(typed: str) -> datetime:
    """Return the moment of a local time ``YYYY-MM-DDTHH:MM``: the earlier one where a clock change leaves two."""
    return datetime.fromisoformat(typed).replace(tzinfo=LOCAL_TIME)


def _postings(keyed: Iterable[tuple[str, Iterable[K]]]) -> Mapping[K, Set[str]]:
    found: defaultdict[K, set[str]] = defaultdict(set)
    for record, keys in keyed:
        for key in keys:
            found[key].add(record)
    return found


def _having(postings: Mapping[Key, Set[str]], keys: Iterable[Key]) -> frozenset[str] | None:
    """Return the records that have all of `keys`, or None where there are no keys."""
    lists = sorted((postings.get(key, _NOBODY) for key in keys), key=len)
    return frozenset(lists[0]).intersection(*lists[1:]) if lists else None
