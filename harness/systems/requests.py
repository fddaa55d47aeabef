"""Search requests: templates over the boxes of a query, rendered to one line of JSON each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import orjson
from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generators.queries import IncidentQuery, PersonQuery, Query
from harness.errors import SystemFolderError, did_you_mean
from harness.systems.files import SystemFiles
from harness.systems.filters import FILTERS

__all__ = ["RequestTemplate"]

_VARIABLES = frozenset({"query", "size", "start"})

_LAST_COMMA = re.compile(r",(?=[^\S\n]*\n\s*[]}])")
"""A comma at the end of a line, behind the last of a list or an object.  No text in JSON has an end of line in it."""

_TOLD_CHARACTERS = 600
"""So much of a question is told with what is wrong with its request."""

_EXAMPLES: dict[type[Query], Query] = {
    PersonQuery: PersonQuery(
        anything="Smith Anna 09/03/1984 female",
        name="Anna Maria Smith",
        forename="Anna",
        surname="Smith",
        date_of_birth="09/03/1984",
        born_from="01/01/1980",
        born_to="31/12/1989",
        age="42",
        sex="F",
        identifier="2041/0000034U",
        phone="07700 900123",
        vehicle="QA12 BCD",
        street="High Street",
        town="Ashby",
        postcode="XN1 2AB",
        marker="FI",
    ),
    IncidentQuery: IncidentQuery(
        reference="42XN/000123/26",
        number="12",
        date="09/03/2026",
        since="2026-03-09T00:00",
        until="2026-03-10T00:00",
        street="High Street",
        town="Ashby",
        postcode="XN1 2AB",
        crossing="Mill Lane",
        landmark="Central Library",
        beat="XN1-3",
        words="rear window",
        category="burglary",
        forename="Anna",
        surname="Smith",
        role="victim",
        flag="weapon",
        risk="high",
        status="open",
        officer="1234",
        vehicle="QA12 BCD",
        phone="07700 900123",
    ),
}
"""A query of each kind with something in every box."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox with short ways for what a request does dozens of times: to read a box, and to use its own macro.

    Neither needs to be checked for what it might reach, and of the time that it takes to ask a system, most that is not
    the engine's was spent on such checks.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if type(called) is Macro:
            # Variables of a loop about the call, which compiled templates pass and no macro takes.
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return called(*args, **kwargs)
        return super().call(context, called, *args, **kwargs)


def _environment(files: SystemFiles) -> Environment:
    """Return what the templates among `files` may use: a sandbox, strict about names, and each other."""
    environment = _Sandbox(
        loader=FunctionLoader(lambda name: files.text(name) if name in files.contents else None),
        undefined=StrictUndefined,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    return environment


@dataclass(frozen=True, kw_only=True, eq=False)
class RequestTemplate:
    """The template of a search body.

    `pages` is whether it can ask for a later page, `totals` whether it lets Elasticsearch count what matches.
    """

    file: str
    template: Template
    pages: bool = True
    totals: bool = True

    @classmethod
    def from_file(cls, files: SystemFiles, file: str, asked_with: type[Query]) -> "RequestTemplate":
        """Compile `file` and try it on queries of type `asked_with`; it can use no template but those of `files`.

        They have nothing typed, everything typed, and each box alone: an error shows before anything is searched.

        Raises :class:`~harness.errors.SystemFolderError` if it cannot be compiled, or makes no JSON object of one of
        them.
        """
        environment = _environment(files)
        try:
            used = find_undeclared_variables(environment.parse(files.text(file)))
            template = environment.get_template(file)
        except TemplateSyntaxError as error:
            raise SystemFolderError(f"{file}, line {error.lineno}: {error.message}") from None
        if unknown := used - _VARIABLES:
            name = min(unknown)
            raise SystemFolderError(f"{file}: unknown variable {name!r}{did_you_mean(name, _VARIABLES)}")
        request = cls(file=file, template=template, pages="start" in used)
        bodies = [orjson.loads(request.render(query, size=1)) for query in _trials(asked_with)]
        return replace(request, totals=any(body.get("track_total_hits") is not False for body in bodies))

    def reads(self, box: str, asked_with: type[Query]) -> bool:
        """Whether what is typed into `box` of a query, alone or beside all the others, changes the body."""
        everything, nothing = _EXAMPLES[asked_with], asked_with()
        pairs = (
            (nothing, nothing.with_box(box, getattr(everything, box))),
            (everything.with_box(box, ""), everything),
        )
        return any(self.render(without, size=1) != self.render(typed, size=1) for without, typed in pairs)

    def render(self, query: Query, *, size: int, start: int = 0) -> bytes:
        """Return the body that asks `query` for `size` hits behind the first `start`, as one line of JSON.

        A comma that ends a line behind the last of a list or an object is left out, so that a template can put one
        behind whatever it adds.

        Raises :class:`~harness.errors.SystemFolderError` if what the template gives is no JSON object.
        """
        boxes = {box: getattr(query, box) for box in query.boxes()}
        try:
            text = self.template.render(query=boxes, size=size, start=start)
        except UndefinedError as error:
            raise SystemFolderError(f"{self.file}: {_undefined(str(error), query)}") from None
        except TemplateSyntaxError as error:  # of a template that this one imports
            raise SystemFolderError(f"{error.name}, line {error.lineno}: {error.message}") from None
        except TemplateNotFound as error:
            raise SystemFolderError(f"{self.file} uses {error.name!r}, which is not in the folder") from None
        except (
            TemplateError,
            ArithmeticError,
            AttributeError,
            LookupError,
            RuntimeError,
            TypeError,
            ValueError,
        ) as error:
            raise SystemFolderError(f"{self.file} fails for {_told(query)}: {error}") from None
        try:
            body: Any = orjson.loads(_LAST_COMMA.sub("", text))
        except orjson.JSONDecodeError as error:
            raise SystemFolderError(f"{self.file} makes no JSON for {_told(query)}: {_where(error)}") from None
        if not isinstance(body, dict):
            raise SystemFolderError(f"{self.file} makes no JSON object for {_told(query)}, but {text.strip()[:60]!r}")
        return orjson.dumps(body)


def _trials(asked_with: type[Query]) -> Iterator[Query]:
    everything = _EXAMPLES[asked_with]
    nothing = asked_with()
    yield nothing
    yield everything
    yield from (nothing.with_box(box, getattr(everything, box)) for box in asked_with.boxes())


def _told(query: Query) -> str:
    """Return `query` in words, cut where somebody typed a page."""
    text = str(query)
    return text if len(text) <= _TOLD_CHARACTERS else f"{text[:_TOLD_CHARACTERS]}…"


def _undefined(message: str, query: Query) -> str:
    """Say which box does not exist, where that is the fault."""
    _, quoted, rest = message.partition("'dict object' has no attribute ")
    if not quoted:
        return f"{message} (for {_told(query)})"
    box = rest.strip("'")
    return f"no box {box!r} in a {type(query).__name__}{did_you_mean(box, query.boxes())}"


def _where(error: orjson.JSONDecodeError) -> str:
    around = " ".join(error.doc[max(0, error.pos - 30) : error.pos + 30].split())
    return f"{error.msg.partition(':')[0]} at line {error.lineno}, column {error.colno}, near {around!r}"
