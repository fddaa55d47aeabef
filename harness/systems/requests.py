"""Search requests: templates over the boxes of a query, rendered to one line of JSON each."""

import re
from dataclasses import dataclass, replace
from typing import Any

import orjson

from generators.queries import Query
from harness.errors import SystemFolderError
from harness.systems.examples import EXAMPLES, trials
from harness.systems.files import SystemFiles
from harness.systems.templating import QueryTemplate, told

__all__ = ["RequestTemplate"]

_LAST_COMMA = re.compile(r",(?=[^\S\n]*\n\s*[]}])")
"""A comma at the end of a line, behind the last of a list or an object.  No text in JSON has an end of line in it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class RequestTemplate:
    """The template of a search body.

    `totals` is whether it lets Elasticsearch count what matches.
    """

    text: QueryTemplate
    totals: bool = True

    @classmethod
    def from_file(cls, files: SystemFiles, file: str, asked_with: type[Query]) -> "RequestTemplate":
        """Compile `file` and try it on queries of type `asked_with`; it can use no template but those of `files`.

        They have nothing typed, everything typed, and each box alone: an error shows before anything is searched.

        Raises :class:`~harness.errors.SystemFolderError` if it cannot be compiled, or makes no JSON object of one of
        them.
        """
        request = cls(text=QueryTemplate.from_file(files, file))
        bodies = [orjson.loads(request.render(query, size=1)) for query in trials(asked_with)]
        return replace(request, totals=any(body.get("track_total_hits") is not False for body in bodies))

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.text.where

    @property
    def pages(self) -> bool:
        """Whether it can ask for a later page."""
        return "start" in self.text.uses

    def reads(self, box: str, asked_with: type[Query]) -> bool:
        """Whether what is typed into `box` of a query, alone or beside all the others, changes the body."""
        everything, nothing = EXAMPLES[asked_with], asked_with()
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
        text = self.text.render(query, size=size, start=start)
        try:
            body: Any = orjson.loads(_LAST_COMMA.sub("", text))
        except orjson.JSONDecodeError as error:
            raise SystemFolderError(f"{self.file} makes no JSON for {told(query)}: {_where(error)}") from None
        if not isinstance(body, dict):
            raise SystemFolderError(f"{self.file} makes no JSON object for {told(query)}, but {text.strip()[:60]!r}")
        return orjson.dumps(body)


def _where(error: orjson.JSONDecodeError) -> str:
    around = " ".join(error.doc[max(0, error.pos - 30) : error.pos + 30].split())
    return f"{error.msg.partition(':')[0]} at line {error.lineno}, column {error.colno}, near {around!r}"
