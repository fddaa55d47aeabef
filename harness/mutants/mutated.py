"""A system with a mutant's changes made: asked, indexed and reached as any other."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, TypeVar

import orjson

from generators.queries import Query
from generators.records import Record
from harness.digest import digest
from harness.errors import HarnessError
from harness.mutants.changes import (
    Asked,
    Beside,
    Change,
    Defined,
    Documents,
    Paged,
    Piped,
    Replaced,
    Requested,
    Typed,
)
from harness.mutants.holding import document_of
from harness.mutants.index import Index
from harness.mutants.mutant import Mutant
from harness.systems import IndexedIntent, IndexedSystem
from harness.systems.examples import trials
from harness.systems.system import ASKED_WITH

__all__ = ["MutatedIntent", "NotApplicableError", "mutated", "of"]

C = TypeVar("C", bound=Change)


class NotApplicableError(HarnessError):
    """A system has nothing that a mutant could change."""


@dataclass(frozen=True, kw_only=True, eq=False)
class MutatedIntent(IndexedIntent):
    """How a kind of record is searched where `changes` have been made to that."""

    changes: tuple[Change, ...] = ()

    def request(self, query: Query, *, size: int | None = None, start: int = 0) -> bytes:
        """Return the changed body that asks for `size` hits from `start` on, as one line of JSON."""
        for typed in of(Typed, self.changes):
            query = typed.edit(query)
        wanted = self.page_size if size is None else size
        for paged in of(Paged, self.changes):
            wanted, start = paged.edit(wanted, start)
        made = super().request(query, size=wanted, start=start)
        edits = of(Requested, self.changes)
        return _edited(made, edits, Asked(searched=self, query=query)) if edits else made

    def holds(self, record: Record) -> Mapping[str, Any]:
        """Return what is to be held of `record`: with what was changed by design, and not with what got lost."""
        designed = [change for change in self.damages if change.designed]
        canonical = self.canonical(record, designed) if designed else record.document()
        return document_of(self, record.document() if canonical is None else canonical)

    def indexed(self, record: Record) -> bytes:
        """Return what is indexed of `record`, as one line of JSON, with all that became of it on its way."""
        canonical = self.canonical(record)
        # One that is lost is taken out once all are in: a loader that loses some would be told.
        return orjson.dumps(self.holds(record) if canonical is None else document_of(self, canonical))

    @property
    def damages(self) -> tuple[Documents, ...]:
        """What happens to documents on their way in."""
        return tuple(change for change in of(Documents, self.changes) if self.intent in change.intents)

    def canonical(self, record: Record, damages: Iterable[Documents] | None = None) -> Mapping[str, Any] | None:
        """Return the canonical document of `record` with `damages`, all by default; None where it is lost."""
        document: dict[str, Any] | None = deepcopy(record.document())
        for damage in self.damages if damages is None else damages:
            if document is None:
                return None
            if damage.lot.hits(record.id):
                document = damage.edit(document, record)
        return document


def of(kind: type[C], changes: Iterable[Change]) -> list[C]:
    """Return the `changes` of one `kind`."""
    return [change for change in changes if isinstance(change, kind)]


def _edited(line: bytes, edits: Iterable[Requested], asked: Asked) -> bytes:
    body = orjson.loads(line)
    for change in edits:
        body = change.edit(body, asked) or body
    return orjson.dumps(body)


def mutated(system: IndexedSystem, mutant: Mutant) -> IndexedSystem:
    """Return `system` with the changes of `mutant`.

    Raises :class:`NotApplicableError` where it changes nothing of a mapping, and would change nothing else.
    """
    theirs = [replaced.system for replaced in of(Replaced, mutant.changes)]
    base = theirs[-1] if theirs else system
    intents = {intent: _mutated(base.intents[intent], mutant.changes) for intent in system.intents}
    # What is typed, asked and answered otherwise shows only when it is.
    elsewhere = any(not isinstance(change, Defined | Beside) for change in mutant.changes)
    if not elsewhere and not any(_differs(system.intents[intent], intents[intent]) for intent in intents):
        raise NotApplicableError(f"{system.name} has nothing that it could change")
    return replace(
        system,
        sha256=digest([("system", system.sha256.encode()), ("mutant", mutant.id.encode())]),
        intents=MappingProxyType(intents),
    )


def _mutated(searched: IndexedIntent, changes: tuple[Change, ...]) -> MutatedIntent:
    same: dict[str, Any] = {field.name: getattr(searched, field.name) for field in fields(searched)}
    definitions = {}
    for name, definition in searched.definitions.items():
        index = Index(definition, searched)
        for change in of(Defined, changes):
            change.edit(index)
        definitions[name] = index.made() if of(Defined, changes) else definition
    for piped in of(Piped, changes):
        before = (same["pipeline"] or {}).get("processors", ())
        same["pipeline"] = {"processors": [*before, *piped.pipeline["processors"]]}
    for beside in of(Beside, changes):
        same["beside"] = {**same["beside"], **beside.beside}
    return MutatedIntent(**{**same, "definitions": definitions}, changes=changes)


def _differs(searched: IndexedIntent, other: MutatedIntent) -> bool:
    queries = trials(ASKED_WITH[searched.intent])
    return (
        searched.definitions != other.definitions
        or searched.beside != other.beside
        or any(orjson.loads(searched.request(q)) != orjson.loads(other.request(q)) for q in queries)
    )
