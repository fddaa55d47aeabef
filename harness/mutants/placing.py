"""Puts a mutated search where it can be asked: what is as in the unbroken one is used from there.

An index whose definition is another is loaded anew.  Where only documents are others, the unbroken index is cloned
(Elasticsearch links its files) and those documents are written again.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

import orjson
from elasticsearch import Elasticsearch

from generators.corpus import Corpus
from generators.records import Record
from generators.topics import Intent
from harness.backends.elasticsearch import Indices
from harness.loading.explained import explained
from harness.loading.index import PREFIX, private_indices, write
from harness.loading.leftovers import delete_leftovers
from harness.loading.pipelines import pipeline
from harness.loading.places import each_index, names, places
from harness.measuring.indexed import Indexed
from harness.mutants.changes import Answered, Beside, Documents, Filled, Piped, Replaced
from harness.mutants.holding import document_of
from harness.mutants.mutant import Mutant
from harness.mutants.mutated import MutatedIntent, NotApplicableError, mutated, of
from harness.mutants.reached import MutatedReached
from harness.mutants.touched import EVERYTHING, NOTHING, Touched, by_definition, by_documents
from harness.systems import IndexedIntent, IndexedSystem

__all__ = ["Placed", "placed", "write_protected"]

_BULK = 1000


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A mutated search that can be asked, what of each kind of index it touches, and whether documents are others."""

    reached: Indexed
    touched: Mapping[Intent, Touched]
    documents: bool


def write_protected(client: Elasticsearch, indices: Indices) -> None:
    """Let nothing be written to `indices` any more, which an index must be to be cloned."""
    with explained("protecting indices"):
        for name in each_index(indices):
            client.indices.add_block(index=name, block="write")


@contextmanager
def placed(unbroken: Indexed, mutant: Mutant, corpus: Corpus) -> Iterator[Placed]:
    """Yield `unbroken` as `mutant` makes it; afterwards nothing of that is left.

    The indices of `unbroken` must be protected against writing.  Raises :class:`NotApplicableError` where there is
    nothing that it could change, :class:`~harness.errors.HarnessError` where it cannot be loaded.
    """
    system = mutated(unbroken.system, mutant)
    with unbroken.engine.client() as client, ExitStack() as opened:
        indices, touched, changed = {}, {}, False
        for intent, index in unbroken.indices.items():
            part = _Part(client, unbroken.system.intents[intent], system, intent, corpus)
            indices[intent], touched[intent] = opened.enter_context(part.placed(index, mutant))
            changed = changed or bool(part.changed)
        if not changed and _only_documents(mutant):
            raise NotApplicableError("no record has what it changes")
        yield Placed(
            reached=MutatedReached(
                engine=unbroken.engine,
                system=system,
                indices=indices,
                expected=unbroken.system if of(Piped, mutant.changes) else system,
                answered=tuple(of(Answered, mutant.changes)),
            ),
            touched=touched,
            documents=changed or any(isinstance(change, Filled | Piped | Replaced) for change in mutant.changes),
        )


class _Part:
    """What a mutant makes of one kind of records: searched so by `theirs`, the unbroken search, and in `system`."""

    def __init__(
        self, client: Elasticsearch, theirs: IndexedIntent, system: IndexedSystem, intent: Intent, corpus: Corpus
    ) -> None:
        self._client = client
        self._theirs = theirs
        self._searched = system.intents[intent]
        self._alone = replace(system, intents=MappingProxyType({intent: self._searched}))
        self._corpus = corpus
        self._intent = intent
        self.changed = _changed(self._searched, theirs, corpus)

    @contextmanager
    def placed(self, index: str, mutant: Mutant) -> Iterator[tuple[str, Touched]]:
        """Yield the index in which it is searched, which may be the unbroken `index`, and what is touched there."""
        filled = of(Filled, mutant.changes)
        touched = _by_documents(self.changed, self._searched) | self._by_definition()
        if any(isinstance(change, Filled | Answered | Beside) for change in mutant.changes):
            touched = EVERYTHING
        with ExitStack() as opened:
            if not self._loaded_alike():
                own = private_indices(self._client, self._alone, self._corpus, progress=False)
                index = opened.enter_context(own)[self._intent]
                _rewrite(self._client, self._searched, index, [one for one in self.changed if one.indexed is None])
            elif self.changed or filled:
                index = opened.enter_context(_cloned(self._client, self._alone, index, self._intent))
                _rewrite(self._client, self._searched, index, self.changed)
            for change in filled:
                for name in places(self._searched, index).values():
                    change.edit(self._client, self._intent, name)
            yield index, touched

    def _loaded_alike(self) -> bool:
        """Whether the unbroken index is what loading would give, but for documents that are changed."""
        return self._arrives_alike() and self._theirs.definitions == self._searched.definitions

    def _arrives_alike(self) -> bool:
        """Whether a document that is not changed gets into the index as before."""
        plain = all(of.document is None and of.into is None for of in (self._theirs, self._searched))
        same = self._theirs.document is self._searched.document and self._theirs.into is self._searched.into
        return self._theirs.pipeline == self._searched.pipeline and (plain or same)

    def _by_definition(self) -> Touched:
        if not self._arrives_alike():
            return EVERYTHING
        touched = NOTHING
        for name, definition in self._searched.definitions.items():
            touched |= by_definition(self._theirs.definitions.get(name, {}), definition)
        return touched


def _only_documents(mutant: Mutant) -> bool:
    return len(of(Documents, mutant.changes)) == len(mutant.changes)


@dataclass(frozen=True)
class _Changed:
    """A record that is held otherwise: what is indexed of it, None where it is lost, and in which fields it differs."""

    record: Record
    indexed: bytes | None
    fields: frozenset[str] = frozenset()


def _changed(searched: IndexedIntent, theirs: IndexedIntent, corpus: Corpus) -> list[_Changed]:
    """Return every record that is held otherwise."""
    if not isinstance(searched, MutatedIntent) or not searched.damages:
        return []
    records: Sequence[Record] = corpus.people if searched.intent is Intent.PERSON else corpus.incidents
    hit = (r for r in records if any(damage.lot.hits(r.id) for damage in searched.damages))
    return [changed for record in hit if (changed := _compared(record, searched, theirs))]


def _compared(record: Record, searched: MutatedIntent, theirs: IndexedIntent) -> _Changed | None:
    canonical = searched.canonical(record)
    if canonical is None:
        return _Changed(record, None)
    line = orjson.dumps(document_of(searched, canonical))
    was, now = orjson.loads(theirs.indexed(record)), orjson.loads(line)
    fields = frozenset(key for key in was.keys() | now.keys() if was.get(key) != now.get(key))
    return _Changed(record, line, fields) if fields else None


def _by_documents(changed: Sequence[_Changed], searched: IndexedIntent) -> Touched:
    if any(one.indexed is None for one in changed):
        return EVERYTHING
    touched, fields = NOTHING, {field for one in changed for field in one.fields}
    for definition in searched.definitions.values():
        touched |= by_documents(fields, definition) if fields else NOTHING
    return touched


@contextmanager
def _cloned(client: Elasticsearch, system: IndexedSystem, index: str, intent: Intent) -> Iterator[str]:
    """Yield the name of a clone of `index`, or of each of several; afterwards it is deleted."""
    clone = names(system, f"{PREFIX}{secrets.token_hex(6)}")[intent]
    unblocked = {"index.blocks.write": None, "index.number_of_replicas": 0}
    try:
        for source, target in zip(index.split(","), clone.split(","), strict=True):
            with explained(f"cloning {source}"):
                client.indices.clone(index=source, target=target, settings=unblocked, wait_for_active_shards="1")
        yield clone
    finally:
        for name in clone.split(","):
            delete_leftovers(client, beginning=name)  # or the index for which a mutant made that an alias


def _rewrite(client: Elasticsearch, searched: IndexedIntent, index: str, changed: Sequence[_Changed]) -> None:
    """Write what is held otherwise into `index`, and merge it, so that nothing is left of what was there."""
    if not changed:
        return
    with pipeline(client, searched, index) as through:
        for called, name in places(searched, index).items():
            lines = [line for one in changed if searched.index(one.record) == called for line in _lines(one)]
            remaining = iter(lines)
            while batch := list(islice(remaining, _BULK)):
                write(client, name, [line for lines in batch for line in lines], through=through)
    with explained(f"merging {index}"):
        client.indices.forcemerge(index=index, max_num_segments=1)
        client.indices.refresh(index=index)


def _lines(changed: _Changed) -> Iterator[tuple[bytes, ...]]:
    """Yield the lines of a bulk request that put what is held otherwise in the place of what was."""
    ident = {"_id": changed.record.id}
    if changed.indexed is None:
        yield (orjson.dumps({"delete": ident}),)
    else:
        yield orjson.dumps({"index": ident}), changed.indexed
