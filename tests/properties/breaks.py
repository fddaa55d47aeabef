"""Changes that break a copy of the reference system: each a text of a file, and what stands there instead."""

from typing import NamedTuple

import pytest

from harness.systems import System
from tests.properties.conftest import Break

__all__ = ["INCIDENT", "NAMES", "PERSON", "Fault", "faults", "only_people"]

PERSON, INCIDENT, NAMES = "person.search.json.j2", "incident.search.json.j2", "names.json.j2"

_OPEN = '"filter": {"term": {"visibility": "open"}}'


class Fault(NamedTuple):
    """What somebody did to a system, the relation that it breaks, and the change to one of its files."""

    story: str
    relation: str
    file: str
    old: str
    new: str

    def done_to(self, broken: Break) -> System:
        """Return the system with this fault."""
        return broken(self.file, (self.old, self.new))


def only_people(story: str, relation: str, clause: str, *, where: str) -> Fault:
    """Return the fault of finding nobody else, `where` something was typed, than those for whom `clause` holds."""
    only = f'{{% if {where} %}}{clause}{{% else %}}{{"match_all": {{}}}}{{% endif %}}'
    return Fault(story, relation, PERSON, _OPEN, f'"filter": [{{"term": {{"visibility": "open"}}}}, {only}]')


def faults(*faults: Fault) -> pytest.MarkDecorator:
    """Parametrise a test by `faults`, each named by the relation that it breaks and its story."""
    return pytest.mark.parametrize("fault", faults, ids=[f"{fault.relation}: {fault.story}" for fault in faults])
