"""One document beside another, field by field: what was expected, and what is held."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from harness.fidelity.damage import Damage, damage_of

__all__ = ["Difference", "differences"]


class Difference(NamedTuple):
    """What happened to a `field` (``names.surname``): `expected` was there, and `held` is."""

    field: str
    damage: Damage
    expected: object
    held: object


def differences(expected: Mapping[str, Any], held: Mapping[str, Any]) -> Iterator[Difference]:
    """Yield what is wrong with `held`, where it should be as `expected`: a system may hold other fields beside those.

    Null, an empty text, and an empty list or object all say that nothing is known.
    """
    yield from _of_objects("", expected, held)


def _of_objects(field: str, expected: Mapping[str, Any], held: Mapping[str, Any]) -> Iterator[Difference]:
    for key, value in expected.items():
        name = f"{field}.{key}" if field else key
        for found in _between(name, value, held.get(key)):
            if found.damage is Damage.OTHER and _elsewhere(found, key, expected):
                yield found._replace(damage=Damage.SHIFTED)
            else:
                yield found


def _elsewhere(found: Difference, key: str, expected: Mapping[str, Any]) -> bool:
    """Whether what is held in a field is what was expected in another one of the same object."""
    return any(value == found.held for other, value in expected.items() if other != key and not _nothing(value))


def _between(field: str, expected: Any, held: Any) -> Iterator[Difference]:  # noqa: ANN401
    if _nothing(expected) and _nothing(held):
        return
    match expected, held:
        case dict(), dict():
            yield from _of_objects(field, expected, held)
        case list(), _ if _nothing(held):
            yield Difference(field, Damage.LOST, expected, held)
        case list(), list():
            yield from _of_lists(field, expected, held)
        case list(), _:  # to Elasticsearch, and to many others, one value is a list of it
            yield from _of_lists(field, expected, [held])
        case dict(), _:
            yield Difference(field, Damage.LOST if _nothing(held) else Damage.OTHER, expected, held)
        case _, [one]:
            yield from _between(field, expected, one)
        case _:
            if not _same(expected, held):
                wanted, there = (None if _nothing(value) else value for value in (expected, held))
                yield Difference(field, damage_of(wanted, there), expected, held)


def _of_lists(field: str, expected: Sequence[Any], held: Sequence[Any]) -> Iterator[Difference]:
    lost, added = list(expected), []
    for value in held:
        place = next((place for place, one in enumerate(lost) if not any(_between(field, one, value))), None)
        if place is None:
            added.append(value)
        else:
            del lost[place]
    if not lost and not added:
        if any(difference for pair in zip(expected, held, strict=True) for difference in _between(field, *pair)):
            yield Difference(field, Damage.ORDER, expected, held)
        return
    if lost and not added and len(held) == 1 and not any(_between(field, expected[0], held[0])):
        yield Difference(field, Damage.CUT_LIST, expected, held)
        return
    # What is left of both, in order, is taken for the same thing with something wrong about it.
    for one, other in zip(lost, added, strict=False):
        yield from _between(field, one, other)
    for value in lost[len(added) :]:
        yield Difference(field, Damage.LOST, value, None)
    for value in added[len(lost) :]:
        twice = any(not any(_between(field, one, value)) for one in expected)
        yield Difference(field, Damage.DOUBLED if twice else Damage.ADDED, None, value)


def _nothing(value: object) -> bool:
    return value is None or value == "" or value == [] or value == {}


def _same(expected: object, held: object) -> bool:
    """Whether both say the same.

    A number or a truth may have become a text on its way, and a moment may be told by another clock.
    """
    if type(expected) is not type(held):
        return str(expected).casefold() == str(held).casefold()
    return expected == held or _moment(expected) == _moment(held) is not None


def _moment(value: object) -> datetime | None:
    """Return the moment that `value` tells with its offset; None where it tells none."""
    if not isinstance(value, str) or "T" not in value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
