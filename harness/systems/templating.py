"""Templates over a query or a record: what they may use, and what is wrong with one that fails."""

import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, NoReturn, Self

import msgspec
import orjson
from jinja2 import Environment, Template, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import TemplateError
from jinja2.meta import find_undeclared_variables
from jinja2.nodes import Name

from generators.queries import Query
from harness.errors import SystemFolderError, did_you_mean
from harness.systems.examples import trials
from harness.systems.files import SystemFiles
from harness.systems.template_sandbox import Boxes, UnknownBoxError, sandbox
from harness.toml import Table

__all__ = ["AnyTemplate", "QueryTemplate", "json_line", "json_object", "text_template", "told"]

_TOLD_CHARACTERS = 600
"""So much of a question or a record is told with what is wrong with what is made of it."""


_LAST_COMMA = re.compile(r",(?=[^\S\n]*\n\s*[]}])")
"""A comma at the end of a line, behind the last of a list or an object.  No text in JSON has an end of line in it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class AnyTemplate:
    """A template; `where` it stands is a file, or a key of ``system.toml``.

    `uses` are the variables that it reads itself; `files` those that it may use.
    """

    where: str
    uses: frozenset[str]
    template: Template
    files: SystemFiles

    variables: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def from_file(cls, files: SystemFiles, file: str) -> Self:
        """Compile `file`; it can use no template but those of `files`.

        Raises :class:`~harness.errors.SystemFolderError` if it cannot be compiled, or reads what there is not.
        """
        return cls._compiled(files, sandbox(files, None), files.text(file), where=file, file=file)

    @classmethod
    def from_text(
        cls, files: SystemFiles, text: str, *, where: str, finalize: Callable[[object], object] | None = None
    ) -> Self:
        """Compile `text`, each value of which goes through `finalize` first; raises as :meth:`from_file` does."""
        return cls._compiled(files, sandbox(files, finalize), text, where=where)

    @classmethod
    def _compiled(cls, files: SystemFiles, environment: Environment, text: str, *, where: str, file: str = "") -> Self:
        try:
            parsed = environment.parse(text)
            used = find_undeclared_variables(parsed)
            template = environment.get_template(file) if file else environment.from_string(text)
        except TemplateSyntaxError as error:
            raise SystemFolderError(f"{where}, line {error.lineno}: {error.message}") from None
        # What is set within an `if` alone may not be there, which shows when it is tried.
        set_here = {name.name for name in parsed.find_all(Name) if name.ctx == "store"}
        if unknown := used - cls.variables - set_here:
            name = min(unknown)
            raise SystemFolderError(f"{where}: unknown variable {name!r}{did_you_mean(name, cls.variables)}")
        return cls(where=where, uses=frozenset(used & cls.variables), template=template, files=files)

    def make(self, what: object, **variables: object) -> str:
        """Return the text that is made of `variables`.

        Raises :class:`~harness.errors.SystemFolderError`, with the line of the template and `what` it fails for.
        """
        try:
            return self.template.render(**variables)
        except (
            TemplateError,
            ArithmeticError,
            AttributeError,
            LookupError,
            RuntimeError,
            TypeError,
            ValueError,
        ) as error:
            self._refuse(error, what)

    def _refuse(self, error: Exception, what: object) -> NoReturn:
        match error:
            case TemplateSyntaxError():  # of a template that this one imports
                raise SystemFolderError(f"{error.name}, line {error.lineno}: {error.message}") from None
            case TemplateNotFound():
                raise SystemFolderError(f"{self.where} uses {error.name!r}, which is not in the folder") from None
            case UnknownBoxError():
                raise SystemFolderError(f"{self._place(error)}: {error}") from None
            case _:
                raise SystemFolderError(f"{self._place(error)}: {error}; so it is for {told(what)}") from None

    def _place(self, error: Exception) -> str:
        """Return the file and the line at which a template failed, the innermost where one uses another."""
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f"{frame.filename}, line {frame.lineno}" for frame in frames if frame.filename in self.files.contents]
        return lines[-1] if lines else self.where


@dataclass(frozen=True, kw_only=True, eq=False)
class QueryTemplate(AnyTemplate):
    """A template that makes a text of a query: of ``query``, ``size`` and ``start``."""

    variables: ClassVar[frozenset[str]] = frozenset({"query", "size", "start"})

    def render(self, query: Query, *, size: int, start: int = 0) -> str:
        """Return the text that asks `query` for `size` hits behind the first `start`; raises as :meth:`make` does."""
        return self.make(query, query=Boxes(query), size=size, start=start)


def text_template(
    table: Table,
    key: str,
    text: str,
    asked_with: type[Query],
    files: SystemFiles,
    problems: list[str],
    *,
    finalize: Callable[[object], object] | None = None,
) -> QueryTemplate | None:
    """Return the template that `text` is, under `key` of `table`, tried on queries of type `asked_with`.

    None where it cannot be compiled or fails for one of them, which is noted.
    """
    if not text:
        return None
    try:
        template = QueryTemplate.from_text(files, text, where=f"{table.file}, {table.where(key)}", finalize=finalize)
        for query in trials(asked_with):
            template.render(query, size=1)
    except SystemFolderError as refusal:
        problems.append(str(refusal))
        return None
    return template


def json_object(template: AnyTemplate, text: str, what: object) -> dict[str, Any]:
    """Return the object that the `text` of `template` is, made of `what`.

    A comma that ends a line behind the last of a list or an object is left out, so that a template can put one behind
    whatever it adds.  Raises :class:`~harness.errors.SystemFolderError` where the text is no JSON object.
    """
    try:
        found: Any = orjson.loads(_LAST_COMMA.sub("", text))
    except orjson.JSONDecodeError as error:
        raise SystemFolderError(f"{template.where} makes no JSON: {_where(error)}; so it is for {told(what)}") from None
    if not isinstance(found, dict):
        raise SystemFolderError(
            f"{template.where} makes no JSON object, but {text.strip()[:60]!r}; so it is for {told(what)}"
        )
    return found


def json_line(template: AnyTemplate, text: str, what: object) -> bytes:
    """Return the object that the `text` of `template` is, as one line of JSON; raises as :func:`json_object` does.

    Nothing is built of it where nothing is wrong with it, which takes a third of the time.
    """
    try:
        line = msgspec.json.format(_LAST_COMMA.sub("", text), indent=-1)
    except (msgspec.DecodeError, UnicodeEncodeError):
        line = ""
    return line.encode("utf-8") if line.startswith("{") else orjson.dumps(json_object(template, text, what))


def _where(error: orjson.JSONDecodeError) -> str:
    around = " ".join(error.doc[max(0, error.pos - 30) : error.pos + 30].split())
    place = f"line {error.lineno}, column {error.colno} of what it makes"
    return f"{error.msg.partition(':')[0]} at {place}, near {around!r}"


def told(what: object) -> str:
    """Return a query or a record in words, cut where somebody typed a page."""
    text = str(what)
    return text if len(text) <= _TOLD_CHARACTERS else f"{text[:_TOLD_CHARACTERS]}…"
