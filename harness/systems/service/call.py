"""What is sent to a service to ask a question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar
from urllib.parse import quote, urlencode

from generators.queries import Query
from harness.systems.examples import reads
from harness.systems.files import SystemFiles
from harness.systems.requested import file_named, noted
from harness.systems.requests import RequestTemplate
from harness.systems.templating import AnyTemplate, QueryTemplate, text_template
from harness.toml import Table

__all__ = ["FORM", "Call", "RecordPath", "Sent", "read_call", "read_record_path"]

_METHODS = ("GET", "POST")
_JSON = "application/json"

FORM = "application/x-www-form-urlencoded"
"""The content type of a form."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A request but for who sends it: `target` is path and parameters, as they stand in its first line."""

    method: str
    target: str
    content_type: str = ""
    body: bytes = b""


@dataclass(frozen=True, kw_only=True, eq=False)
class Call:
    """How a question is sent: to `path`, with `parameters` in the address, and a `form` or a `body` of JSON.

    A parameter, or a field of a form, for which nothing was typed is left out.
    """

    method: str
    path: QueryTemplate
    parameters: Mapping[str, QueryTemplate] = field(default_factory=lambda: MappingProxyType({}))
    form: Mapping[str, QueryTemplate] = field(default_factory=lambda: MappingProxyType({}))
    body: RequestTemplate | None = None

    @property
    def uses(self) -> frozenset[str]:
        """What it makes use of, beside what was typed: ``size``, ``start``."""
        templates = (
            self.path,
            *self.parameters.values(),
            *self.form.values(),
            *([self.body.text] if self.body else []),
        )
        return frozenset().union(*(template.uses for template in templates))

    def sent(self, query: Query, *, size: int, start: int = 0) -> Sent:
        """Return the request for `size` hits behind the first `start`.

        Whatever was typed stays where it belongs: in a path nothing of it parts it, in an address or a form nothing
        begins another field, and headers hold nothing of it.

        Raises :class:`~harness.errors.SystemFolderError` where a template fails.
        """
        target = self.path.render(query, size=size, start=start)
        if asked := _fields(self.parameters, query, size=size, start=start):
            target = f"{target}?{asked}"
        if self.body:
            body = self.body.render(query, size=size, start=start)
            return Sent(method=self.method, target=target, content_type=_JSON, body=body)
        if self.form:
            body = _fields(self.form, query, size=size, start=start).encode("ascii")
            return Sent(method=self.method, target=target, content_type=FORM, body=body)
        return Sent(method=self.method, target=target)

    def reads(self, box: str, asked_with: type[Query]) -> bool:
        """Whether what is typed into `box` of a query changes what is sent."""
        return reads(lambda query: self.sent(query, size=1), box, asked_with)


@dataclass(frozen=True, kw_only=True, eq=False)
class RecordPath(AnyTemplate):
    """The path at which a service gives out one record, by its ``id``."""

    variables: ClassVar[frozenset[str]] = frozenset({"id"})

    def sent(self, record: str) -> Sent:
        """Return the request for the record with that id."""
        return Sent(method="GET", target=self.make(record, id=record))


def read_record_path(table: Table, files: SystemFiles, problems: list[str]) -> RecordPath | None:
    """Return the path under ``record`` of `table`; None where it is none, which is noted."""
    written = table.text("record")
    if not written.startswith("/"):
        table.problem("record", f"must begin with /, unlike {written!r}")
        return None
    where = f"{table.file}, {table.where('record')}"
    return noted(problems, RecordPath.from_text, files, written, where=where, finalize=_segment)


def read_call(table: Table, asked_with: type[Query], files: SystemFiles, problems: list[str]) -> Call | None:
    """Return how a question is sent by `table`, tried on queries of type `asked_with`; None where that is not sound."""
    method = table.one_of("method", _METHODS, "GET")
    written = table.text("path")
    if written and not written.startswith("/"):
        table.problem("path", f"must begin with /, unlike {written!r}")
    path = text_template(table, "path", written, asked_with, files, problems, finalize=_segment)
    parameters, form = (
        {
            name: template
            for name, text in table.named_texts(key).items()
            if (template := text_template(table, f"{key}.{name}", text, asked_with, files, problems))
        }
        for key in ("parameters", "form")
    )
    body_file = file_named(table, "body", files) if table.has("body") else ""
    body = noted(problems, RequestTemplate.from_file, files, body_file, asked_with) if body_file else None
    if method == "GET" and (form or body_file):
        table.problem("method", "GET sends no body: leave `body` and `form` out, or write POST")
    if form and body_file:
        table.problem("form", "excludes `body`: a request has one of them")
    if path is None or (body_file and body is None):
        return None
    return Call(method=method, path=path, parameters=parameters, form=form, body=body)


def _segment(value: object) -> str:
    """Return `value` as a part of one segment of a path: it neither ends the segment nor leads out of it."""
    text = str(value)
    return quote(text, safe="") if text.strip(".") else text.replace(".", "%2E")


def _fields(templates: Mapping[str, QueryTemplate], query: Query, *, size: int, start: int) -> str:
    """Return the fields of an address or a form in which something stands, encoded."""
    rendered = {name: template.render(query, size=size, start=start) for name, template in templates.items()}
    return urlencode({name: text for name, text in rendered.items() if text}, quote_via=quote, safe="")
