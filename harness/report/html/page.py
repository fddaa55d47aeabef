"""A page as a file: its template filled, with a policy that lets nothing run or load but what stands in it."""

import base64
import hashlib
import shlex
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from harness.judging.reasons import Reason

__all__ = ["rendered", "told_reasons"]

_FOLDER = "templates"


def rendered(template: str, **told: Any) -> str:  # noqa: ANN401  # whatever the template tells
    """Return the page that `template` makes of what is `told`: the same of the same."""
    parts = {name: _content(file) for name, file in (("style", "page.css"), ("script", "page.js"))}
    digests = {f"{name}_digest": _digest(content) for name, content in parts.items()}
    return _environment().get_template(template).render(**parts, **digests, **told)


def told_reasons(reasons: Iterable[Reason]) -> list[tuple[str, list[str]]]:
    """Return the texts of `reasons`, which come gravest first, by their kind."""
    return [
        (kind.value, [reason.text for reason in of_kind])
        for kind, of_kind in groupby(reasons, key=lambda reason: reason.kind)
    ]


def _content(file: str) -> str:
    return files(__package__).joinpath(_FOLDER, file).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    """Return the digest by which a Content-Security-Policy knows a style or a script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=PackageLoader("harness.report.html", _FOLDER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["quoted"] = shlex.quote
    return environment
