"""Search requests: templates over the boxes of a query, rendered to one line of JSON each."""

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from generators.queries import Query
from harness.errors import SystemFolderError
from harness.systems.examples import reads, trials
from harness.systems.files import SystemFiles
from harness.systems.templating import QueryTemplate, json_line, told

__all__ = ["RequestTemplate"]


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
        them, or one that says a key twice, which Elasticsearch does not take.
        """
        request = cls(text=QueryTemplate.from_file(files, file))
        bodies = [request._tried(query) for query in trials(asked_with)]
        return replace(request, totals=any(body.get("track_total_hits") is not False for body in bodies))

    def _tried(self, query: Query) -> dict[str, Any]:
        def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            for key, times in Counter(key for key, _ in pairs).items():
                if times > 1:
                    raise SystemFolderError(f"{self.file} says {key!r} twice in one object; so it is for {told(query)}")
            return dict(pairs)

        body: dict[str, Any] = json.loads(self.render(query, size=1), object_pairs_hook=once)
        return body

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.text.where

    @property
    def pages(self) -> bool:
        """Whether it can ask for a later page."""
        return "start" in self.text.uses

    def reads(self, box: str, asked_with: type[Query]) -> bool:
        """Whether what is typed into `box` of a query changes the body."""
        return reads(lambda query: self.render(query, size=1), box, asked_with)

    def render(self, query: Query, *, size: int, start: int = 0) -> bytes:
        """Return the body that asks `query` for `size` hits behind the first `start`, as one line of JSON.

        Raises :class:`~harness.errors.SystemFolderError` if what the template gives is no JSON object.
        """
        return json_line(self.text, self.text.render(query, size=size, start=start), query)
