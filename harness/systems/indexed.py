"""Systems of the kind `elasticsearch`: indices of ours, and what is asked of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from generators.queries import Query
from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.systems.definitions import read_definition
from harness.systems.files import SystemFiles
from harness.systems.requests import RequestTemplate
from harness.systems.system import ASKED_WITH, Capability, SearchedIntent, System, lacking_boxes
from harness.toml import Table

__all__ = ["IndexedIntent", "IndexedSystem", "read_indexed"]

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, eq=False)
class IndexedIntent(SearchedIntent):
    """How they are searched in an index of ours.

    `index_definition` holds ``settings`` and ``mappings`` for its creation.  `id_field` says where a hit carries the id
    of its record, `markers_field` where that of a person carries the warning markers; it is empty where no markers are
    read.
    """

    timeout: float
    index_definition: Mapping[str, Any]
    template: RequestTemplate
    id_field: str
    markers_field: str = ""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What this search can do, by what its request asks for."""
        asked = {Capability.PAGES: self.template.pages, Capability.TOTALS: self.template.totals}
        return frozenset({Capability.FOLLOW_UPS, Capability.WRITES, *(can for can, there in asked.items() if there)})

    def request(self, query: Query, *, size: int | None = None, start: int = 0) -> bytes:
        """Return the body that asks for `size` hits (a page of them by default) from `start` on, as one line of JSON.

        Raises :class:`~harness.errors.SystemFolderError` if the template makes no JSON object of `query`.
        """
        return self.template.render(query, size=self.page_size if size is None else size, start=start)


@dataclass(frozen=True, kw_only=True, eq=False)
class IndexedSystem(System):
    """A search over indices of ours in an Elasticsearch."""

    intents: Mapping[Intent, IndexedIntent]


def read_indexed(table: Table, intent: Intent, files: SystemFiles, problems: list[str]) -> IndexedIntent | None:
    """Return how `intent` is searched, by its `table`; None where that cannot be known, and why is noted."""
    asked_with = ASKED_WITH[intent]
    index, request = _file(table, "index", files), _file(table, "request", files)
    id_field, page_size = table.text("id_field", "_id"), table.count("page_size", 10)
    timeout = table.above_0("timeout", 10.0)
    markers_field = table.text("markers", "markers") if intent is Intent.PERSON else ""
    lacks = lacking_boxes(table, intent)
    table.close()
    definition = _noted(problems, read_definition, files, index) if index else None
    template = _noted(problems, RequestTemplate.from_file, files, request, asked_with) if request else None
    if definition is None or template is None:
        return None
    for box in sorted(lacks):
        if template.reads(box, asked_with):
            table.problem("lacks", f"holds {box!r}, yet {template.file} asks by it")
    return IndexedIntent(
        index_definition=definition,
        template=template,
        id_field=id_field,
        page_size=page_size,
        timeout=timeout,
        markers_field=markers_field,
        lacks=lacks,
    )


def _noted(problems: list[str], read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """Return what `read` returns; None where it refuses a file, which is noted."""
    try:
        return read(*args, **kwargs)
    except SystemFolderError as refusal:
        if str(refusal) not in problems:  # of a file that both searches use
            problems.append(str(refusal))
        return None


def _file(table: Table, key: str, files: SystemFiles) -> str:
    """Return the name of the file under `key`, nothing where there is no such file."""
    written = table.text(key)
    try:
        return files.named(written) if written.strip() else ""
    except ValueError as fault:
        table.problem(key, str(fault))
        return ""
