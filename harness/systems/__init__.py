"""What is searched and how: a system under test is a folder that can be written without Python.

``system.toml``
    the system's name and kind and, for each intent, which files serve it
``person.index.json``, ``incident.index.json``
    settings and mappings, as Elasticsearch takes them
``person.search.json.j2``, ``incident.search.json.j2``
    the body of a search: a template over what was typed

``reference/`` beside this module is such a folder: a good search, and an example to copy.  ``naive/`` and ``fuzzy/``
are there for comparison.
"""

from harness.systems.answered import AnsweredSystem
from harness.systems.existing import ExistingSystem
from harness.systems.folder import (
    REFERENCE,
    SHIPPED,
    find_system,
    load_indexed,
    load_system,
    reference_system,
    require_indexed,
)
from harness.systems.indexed import IndexedIntent, IndexedSystem
from harness.systems.requested import RequestedIntent, RequestedSystem
from harness.systems.service import ServiceIntent, ServiceSystem
from harness.systems.system import Capability, SearchedIntent, System

__all__ = [
    "REFERENCE",
    "SHIPPED",
    "AnsweredSystem",
    "Capability",
    "ExistingSystem",
    "IndexedIntent",
    "IndexedSystem",
    "RequestedIntent",
    "RequestedSystem",
    "SearchedIntent",
    "ServiceIntent",
    "ServiceSystem",
    "System",
    "find_system",
    "load_indexed",
    "load_system",
    "reference_system",
    "require_indexed",
]
