"""Who fits a question: by joins over the whole corpus, never by a search."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple, TypeVar

from generators.agreement import Key, incident_keys, keys_asked_of_incidents, keys_asked_of_people, person_keys
from generators.corpus import Corpus
from generators.dates import PartialDate
from generators.incidents import LOCAL_TIME
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Person, Visibility

__all__ = ["Fitting", "Truth", "local_moment"]

K = TypeVar("K", bound=Hashable)

_MANY = 100


class Fitting(NamedTuple):
    """The ids of the records that agree with a query: those that a search may show, and those that it must not."""

    agreeing: frozenset[str]
    forbidden: frozenset[str]


class Truth:
    """Answers which records of a corpus agree with a query."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def prepare(self) -> None:
        """Make the joins now that would otherwise be made when first asked for."""
        _ = self._people, self._incidents, self._humans, self._moments, self.open_people, self.open_incidents

    def agreeing(self, query: Query) -> frozenset[str]:
        """Return the ids of the records that agree with every box typed; of all records where nothing is typed.

        Records that no ordinary search may show are not among them: :meth:`forbidden` has those.
        """
        return self.fitting(query).agreeing

    def forbidden(self, query: Query) -> frozenset[str]:
        """Return the ids of the restricted and deleted records that would agree with every box typed."""
        return self.fitting(query).forbidden

    def fitting(self, query: Query) -> Fitting:
        """Return the ids of all records that agree with every box typed, told apart by whether they may be shown."""
        fitting = self._joined(query)
        return Fitting(fitting - self._hidden, fitting & self._hidden)

    def same_human(self, person: Person) -> frozenset[str]:
        """Return the ids of every record of the human whom `person` records, but for those that may not be shown."""
        return frozenset(self._humans[person.human]) - self._hidden

    def _joined(self, query: Query) -> frozenset[str]:
        if isinstance(query, PersonQuery):
            people = _having(self._people, keys_asked_of_people(query), self.corpus.person)
            return frozenset(self._born_within(query, people))
        found = _having(self._incidents, keys_asked_of_incidents(query), self.corpus.incident)
        return frozenset(self._logged_within(query, found))

    @cached_property
    def _hidden(self) -> frozenset[str]:
        records: tuple[Person | Incident, ...] = (*self.corpus.people, *self.corpus.incidents)
        return frozenset(record.id for record in records if record.visibility is not Visibility.OPEN)

    @cached_property
    def open_people(self) -> Mapping[str, Sequence[Person]]:
        """The people who may be shown and asked for, by naming culture; not the cast, of whom golden topics ask."""
        return self._by_culture(hidden=False)

    @cached_property
    def hidden_people(self) -> Mapping[str, Sequence[Person]]:
        """The people whom no ordinary search may show, by naming culture."""
        return self._by_culture(hidden=True)

    @cached_property
    def open_incidents(self) -> Sequence[Incident]:
        """The incidents that may be shown and asked for, but for the cast."""
        aside = self._hidden | self.corpus.cast.keys()
        return [incident for incident in self.corpus.incidents if incident.id not in aside]

    @cached_property
    def hidden_incidents(self) -> Sequence[Incident]:
        """The incidents that no ordinary search may show."""
        hidden = self._hidden - self.corpus.cast.keys()
        return [incident for incident in self.corpus.incidents if incident.id in hidden]

    def _by_culture(self, *, hidden: bool) -> Mapping[str, Sequence[Person]]:
        groups: defaultdict[str, list[Person]] = defaultdict(list)
        for person in self.corpus.people:
            if person.id not in self.corpus.cast and (person.id in self._hidden) == hidden:
                groups[person.culture].append(person)
        return dict(sorted(groups.items()))

    @cached_property
    def _humans(self) -> Mapping[str, Collection[str]]:
        return _postings((p.id, [p.human]) for p in self.corpus.people)

    @cached_property
    def _people(self) -> Mapping[Key, Collection[str]]:
        return _postings((p.id, person_keys(p)) for p in self.corpus.people)

    @cached_property
    def _incidents(self) -> Mapping[Key, Collection[str]]:
        return _postings((i.id, incident_keys(i)) for i in self.corpus.incidents)

    @cached_property
    def _moments(self) -> Mapping[str, float]:
        # As seconds since the epoch: two times of one zone are compared by the clock on the wall, which shows 01:30
        # twice on the night on which the clocks go back.
        return {i.id: i.opened.timestamp() for i in self.corpus.incidents}

    def _born_within(self, query: PersonQuery, found: Iterable[str]) -> Iterable[str]:
        """Return those of `found` of whom a date of birth lies between the days asked for, whatever day it may mean."""
        if not (query.born_from or query.born_to):
            return found
        first, last = PartialDate.parse(query.born_from), PartialDate.parse(query.born_to)
        since, until = first.first if first else date.min, last.last if last else date.max
        births = ((record, born) for record in found for born in self.corpus.person[record].births)
        return {record for record, born in births if since <= born.first and born.last <= until}

    def _logged_within(self, query: IncidentQuery, found: Iterable[str]) -> Iterable[str]:
        since = local_moment(query.since).timestamp() if query.since else float("-inf")
        until = local_moment(query.until).timestamp() if query.until else float("inf")
        return (record for record in found if since <= self._moments[record] < until)


def local_moment(typed: str) -> datetime:
    """Return the moment of a local time ``YYYY-MM-DDTHH:MM``: the earlier one where a clock change leaves two."""
    return datetime.fromisoformat(typed).replace(tzinfo=LOCAL_TIME)


def _postings(keyed: Iterable[tuple[str, Iterable[K]]]) -> Mapping[K, Collection[str]]:
    # Lists, not sets: most keys are of one record, and a record that has a key twice does no harm.  The few keys that
    # many records have are sets, so that a join looks up the fewer in the many, and does not go through the many.
    found: defaultdict[K, list[str]] = defaultdict(list)
    for record, keys in keyed:
        for key in keys:
            found[key].append(record)
    many = {key: frozenset(records) for key, records in found.items() if len(records) >= _MANY}
    return {**found, **many}


def _having(postings: Mapping[Key, Collection[str]], keys: Iterable[Key], everything: Iterable[str]) -> Iterable[str]:
    """Return the records that have all of `keys`."""
    lists = sorted((postings.get(key, ()) for key in keys), key=len)
    return set(lists[0]).intersection(*lists[1:]) if lists else everything
