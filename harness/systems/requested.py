"""What is asked of an Elasticsearch, in whatever index: a request body, and where a hit has what is read of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

import orjson

from generators.queries import Query
from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.systems.documents import Document, read_document
from harness.systems.files import SystemFiles
from harness.systems.requests import RequestTemplate
from harness.systems.system import ASKED_WITH, Capability, SearchedIntent, System, lacking_boxes, refuse_asked
from harness.toml import Table

__all__ = ["RequestedIntent", "RequestedSystem", "document_named", "file_named", "noted", "read_request"]

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, eq=False)
class RequestedIntent(SearchedIntent):
    """How they are searched in an Elasticsearch.

    `id_field` says where a hit carries the id of its record, `markers_field` where that of a person carries the warning
    markers; it is empty where no markers are read.  `beside` is what each search is asked with beside its body:
    ``preference``, ``routing``.  Where `stored` is the id of a search template that the cluster keeps, `template` makes
    its parameters, else the body of a search.
    """

    intent: Intent
    timeout: float
    template: RequestTemplate
    id_field: str
    markers_field: str = ""
    beside: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    stored: str = ""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What this search can do, by what its request asks for."""
        asked = {Capability.PAGES: self.template.pages, Capability.TOTALS: self.template.totals}
        return frozenset({Capability.FOLLOW_UPS, Capability.RECORDS, *(can for can, there in asked.items() if there)})

    def told(self, query: Query) -> str:
        """Return the body that asks `query` for a page."""
        return self.request(query).decode("utf-8")

    def reads(self, box: str) -> bool:
        """Whether what is typed into `box` changes the body."""
        return self.template.reads(box, ASKED_WITH[self.intent])

    def request(self, query: Query, *, size: int | None = None, start: int = 0) -> bytes:
        """Return the body that asks for `size` hits (a page of them by default) from `start` on, as one line of JSON.

        Of a stored template it is its id with the parameters.  Raises :class:`~harness.errors.SystemFolderError` if the
        template makes no JSON object of `query`.
        """
        made = self.template.render(query, size=self.page_size if size is None else size, start=start)
        return b'{"id":%b,"params":%b}' % (orjson.dumps(self.stored), made) if self.stored else made


@dataclass(frozen=True, kw_only=True, eq=False)
class RequestedSystem(System):
    """A search that is asked of an Elasticsearch."""

    intents: Mapping[Intent, RequestedIntent]


def read_request(
    table: Table, intent: Intent, files: SystemFiles, problems: list[str], *, key: str = "request"
) -> dict[str, Any] | None:
    """Return the fields of a :class:`RequestedIntent` by its `table`; None where there is no request to try.

    The template of what is sent stands under `key`.
    """
    asked_with = ASKED_WITH[intent]
    request = file_named(table, key, files)
    fields = {
        "intent": intent,
        "id_field": table.text("id_field", "_id"),
        "page_size": table.count("page_size", 10),
        "timeout": table.above_0("timeout", 10.0),
        "markers_field": table.text("markers", "markers") if intent is Intent.PERSON else "",
        "lacks": (lacks := lacking_boxes(table, intent)),
    }
    document = document_named(table, intent, files, problems)
    template = noted(problems, RequestTemplate.from_file, files, request, asked_with) if request else None
    if template is None:
        return None
    refuse_asked(table, lacks, lambda box: template.reads(box, asked_with), template.file)
    return {**fields, "document": document, "template": template}


def document_named(table: Table, intent: Intent, files: SystemFiles, problems: list[str]) -> Document | None:
    """Return what makes documents, by the file under ``document``, None where there is none."""
    mapped = file_named(table, "document", files) if table.has("document") else ""
    return noted(problems, read_document, files, mapped, intent) if mapped else None


def noted(problems: list[str], read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """Return what `read` returns; None where it refuses a file, which is noted."""
    try:
        return read(*args, **kwargs)
    except SystemFolderError as refusal:
        if str(refusal) not in problems:  # of a file that both searches use
            problems.append(str(refusal))
        return None


def file_named(table: Table, key: str, files: SystemFiles) -> str:
    """Return the name of the file under `key`, nothing where there is no such file."""
    written = table.text(key)
    try:
        return files.named(written) if written.strip() else ""
    except ValueError as fault:
        table.problem(key, str(fault))
        return ""
