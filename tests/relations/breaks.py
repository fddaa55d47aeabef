"""What breaks a search: changes to a copy of the reference system, and mishaps in loading records."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import pytest

from generators.records import Record
from harness.loading.sandbox import Sandbox
from harness.mutants import MUTANTS, mutated
from harness.mutants.mutant import part_of_relation
from harness.systems import IndexedSystem, reference_system
from tests.relations.conftest import Break

__all__ = [
    "ALIASES_LEFT_OUT",
    "CLAUSES",
    "INCIDENT",
    "NAMES",
    "OPEN",
    "PERSON",
    "Fault",
    "Mishap",
    "Shown",
    "deletions_skipped",
    "faults",
    "full_load",
    "nothing_refreshed",
    "only_people",
    "only_those",
    "shown_to_all",
]

PERSON, INCIDENT = "person.search.json.j2", "incident.search.json.j2"
NAMES, CLAUSES = "names.json.j2", "clauses.json.j2"

ALIASES_LEFT_OUT = (
    PERSON,
    '"score_mode": "max", "query": {{ query }} }}',
    '"score_mode": "max", "query": {"bool": {"must": {{ query }}, "filter": {"term": {"names.kind": "recorded"}}}} }}',
)
"""The file, the text and its replacement with which nobody is found by another name than the one recorded."""

_FILTER = '"filter": '
OPEN = f'{_FILTER}{{"term": {{"visibility": "open"}}}}'
"""What keeps people from being shown who may not be, in the request of the reference."""


class Fault(NamedTuple):
    """What somebody did to a system, the relation that it breaks, and the change to one of its files.

    `beside` is another that makes it tell: what else finds a record hides what was done.
    """

    story: str
    relation: str
    file: str
    old: str
    new: str
    beside: "Fault | None" = None

    def done_to(self, broken: Break) -> IndexedSystem:
        """Return the system with this fault."""
        if self.beside:
            self.beside.done_to(broken)
        return broken(self.file, (self.old, self.new))


class Shown(NamedTuple):
    """A mutant of the catalogue, by its id, and the relation that shows it."""

    mutant: str
    relation: str

    @property
    def story(self) -> str:
        """What somebody did."""
        return self.mutant

    def done_to(self, broken: Break) -> IndexedSystem:
        """Return the reference as the mutant makes it."""
        mutant = MUTANTS[self.mutant]
        assert mutant.expects(part_of_relation(self.relation)), f"{self.relation} is not said to show {self.mutant}"
        return mutated(reference_system(), mutant)


class Mishap(NamedTuple):
    """What goes wrong where records are loaded, the relation that it breaks, and what stands for `Sandbox.become`."""

    story: str
    relation: str
    become: Callable[..., None]


def shown_to_all(where: str) -> str:
    """Return what stands for :data:`OPEN` where hidden people are shown to whoever types so."""
    return f'"filter": {{% if {where} %}}{{"match_all": {{}}}}{{% else %}}{OPEN.removeprefix(_FILTER)}{{% endif %}}'


def only_those(clause: str, *, where: str) -> str:
    """Return what stands for :data:`OPEN` where nobody else is found, `where` something was typed."""
    only = f'{{% if {where} %}}{clause}{{% else %}}{{"match_all": {{}}}}{{% endif %}}'
    return f"{_FILTER}[{OPEN.removeprefix(_FILTER)}, {only}]"


def only_people(story: str, relation: str, clause: str, *, where: str) -> Fault:
    """Return the fault of finding nobody else, `where` something was typed, than those for whom `clause` holds."""
    return Fault(story, relation, PERSON, OPEN, only_those(clause, where=where))


def faults(*faults: Fault | Shown | Mishap) -> pytest.MarkDecorator:
    """Parametrise a test by `faults`, each named by the relation that it breaks and its story."""
    return pytest.mark.parametrize("fault", faults, ids=[f"{fault.relation}: {fault.story}" for fault in faults])


_become = Sandbox.become
_loaded: set[str] = set()


def nothing_refreshed(sandbox: Sandbox, *, put: Iterable[Record] = (), taken: Iterable[str] = ()) -> None:
    """Let searches see nothing of a change."""


def deletions_skipped(sandbox: Sandbox, *, put: Iterable[Record] = (), taken: Iterable[str] = ()) -> None:
    """Take nothing out."""
    _become(sandbox, put=put)


def full_load(sandbox: Sandbox, *, put: Iterable[Record] = (), taken: Iterable[str] = ()) -> None:
    """Take what is added for all that there is: what was put in the time before goes."""
    records = list(put)
    ids = {record.id for record in records}
    added = [record for record in records if record.id not in _loaded] if _loaded and _loaded < ids else records
    _loaded.clear()
    _loaded.update(ids if added is records else ())
    _become(sandbox, put=added, taken=taken)
