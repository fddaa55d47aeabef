"""Records to JSON and back, exactly, by nothing but the types of their dataclasses' fields."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import orjson

from generators.incidents import LOCAL_TIME
from generators.records import Incident, Person

__all__ = ["decoder", "encoded", "sample"]

T = TypeVar("T")
_PLAIN = {str: "", int: 1, float: 0.0, bool: False}


def encoded(record: Person | Incident) -> bytes:
    """Return every field of `record`, also those that its document leaves out, as one line of JSON."""
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


def decoder(kind: object) -> Callable[[Any], Any]:
    """Return the function that turns parsed JSON into a `kind`: a dataclass, or a type that one's field may have.

    The function raises :class:`ValueError` for what is no such thing, and says in which field.
    """
    if isinstance(kind, type) and kind in _PLAIN:
        return _plain(kind)
    if kind is datetime:
        return _moment
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and arguments[1:] == (...,):
        return _several(decoder(arguments[0]))
    if origin in (Union, types.UnionType) and types.NoneType in arguments:
        return _optional(decoder(_without_none(arguments)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    raise TypeError(f"a field of type {kind} cannot be read back")


def sample(kind: type[T]) -> T:
    """Return some `kind` that has one of everything optional, so that its document shows every key there is."""
    made: T = _sample(kind)
    return made


def _sample(kind: Any) -> Any:  # noqa: ANN401 -- any type that a field may have
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is datetime:
        return datetime(2000, 1, 1, tzinfo=UTC)
    if origin is tuple:
        return (_sample(arguments[0]),)
    if origin in (Union, types.UnionType):
        return _sample(_without_none(arguments))
    if issubclass(kind, Enum):
        return next(iter(kind))
    return kind(**{name: _sample(hint) for name, hint in _hints(kind).items()})


def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _without_none(arguments: tuple[object, ...]) -> object:
    return next(argument for argument in arguments if argument is not types.NoneType)


def _plain(kind: type) -> Callable[[Any], Any]:
    allowed = (int, float) if kind is float else (kind,)

    def read(value: object) -> object:
        if type(value) not in allowed:
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return value

    return read


def _moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no time")
    moment = datetime.fromisoformat(value)
    local = moment.astimezone(LOCAL_TIME)
    return local if local.utcoffset() == moment.utcoffset() else moment


def _several(item: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: object) -> object:
        if not isinstance(value, list):
            raise ValueError(f"{value!r} is no list")
        return tuple([item(each) for each in value])

    return read


def _optional(some: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else some(value)


def _record(kind: type) -> Callable[[Any], Any]:
    readers = {name: decoder(hint) for name, hint in _hints(kind).items()}

    def read(value: object) -> object:
        if not isinstance(value, dict) or value.keys() != readers.keys():
            found = sorted(value) if isinstance(value, dict) else value
            raise ValueError(f"a {kind.__name__} has the keys {', '.join(readers)}, not {found!r}")
        made = {}
        for name, reader in readers.items():
            try:
                made[name] = reader(value[name])
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from error
        return kind(**made)

    return read
