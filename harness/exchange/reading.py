"""Reads files that other tools wrote: whatever is wrong with one is said once, with its place."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import msgspec

from harness.errors import ConfigurationError

__all__ = ["read_json", "read_lines", "read_text"]

T = TypeVar("T")


def read_text(path: Path) -> str:
    """Return the text in `path`, with its ends of lines as they are."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ConfigurationError(f"{path}, line {line}: is no text in UTF-8") from error


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of `path` that are not empty, each with its number; no other character ends a line."""
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            yield number, line.removesuffix("\r")


def read_json(text: str, kind: type[T], *, where: object, shape: str) -> T:
    """Return what `text` is, of the type `kind`.

    Raises :class:`~harness.errors.ConfigurationError` for anything else, with the line, or the path of what is wrong
    within it; `shape` shows what would be right.
    """
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        json.dumps(found, ensure_ascii=False).encode()  # an escape can be half a character, which no file can hold
        return msgspec.convert(found, kind)
    except json.JSONDecodeError as error:
        problem = f"is no JSON: {error.msg} in line {error.lineno}, column {error.colno}"
    except UnicodeEncodeError:
        problem = "holds half a character: an escape of the kind \\ud800 stands alone"
    except RecursionError:
        problem = "is nested too deep"
    except (ValueError, msgspec.ValidationError) as error:
        problem = str(error)
    raise ConfigurationError(f"{where}: {problem}; it must be of the form {shape}")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object of `pairs`: of a key that is there twice, one value would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        ((again, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"says {again!r} twice in one object")
    return found


def _no_number(said: str) -> NoReturn:
    raise ValueError(f"has {said}, which is no number of JSON")
