"""What of an index a mutant touches, so that a request that asks by nothing of that need not be asked again.

Too much may be thought touched, and never too little: whatever is not understood touches everything.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["EVERYTHING", "NOTHING", "Touched", "by_definition", "by_documents"]

_OF_FIELDS = frozenset({"properties", "fields"})
_ANY_FIELD = (b"*", b"query_string", b"more_like_this")
"""What a request may hold that looks in fields which it does not name."""


@dataclass(frozen=True)
class Touched:
    """Fields and analysers, by the beginning of their names; or `everything`."""

    names: frozenset[str] = frozenset()
    everything: bool = False

    def __or__(self, other: "Touched") -> "Touched":
        return Touched(self.names | other.names, self.everything or other.everything)

    def __bool__(self) -> bool:
        return bool(self.names) or self.everything

    def by(self, body: bytes) -> bool:
        """Whether a request with this `body`, a line of JSON, may be answered otherwise than before."""
        if not self:
            return False
        if self.everything or any(mark in body for mark in _ANY_FIELD):
            return True
        if b'"multi_match"' in body and b'"fields"' not in body:
            return True
        return any(b'"%b' % name.encode() in body for name in self.names)


NOTHING = Touched()
EVERYTHING = Touched(everything=True)


def by_definition(before: Mapping[str, Any], after: Mapping[str, Any]) -> Touched:
    """Return what is touched where an index has one definition in place of another."""
    if before == after:
        return NOTHING
    analysis = _analysis(before), _analysis(after)
    if _rest(before) != _rest(after):
        return EVERYTHING
    was, now = (dict(_mapped(one.get("mappings", {}))) for one in (before, after))
    changed = {name for name in was.keys() | now.keys() if was.get(name) != now.get(name)}
    analysers = set(_changed_analysers(*analysis))
    if "default" in analysers:
        return EVERYTHING
    uses = {name for name, mapping in now.items() if analysers.intersection(map(str, mapping.values()))}
    return Touched(frozenset(changed | uses | analysers))


def by_documents(changed: Iterable[str], definition: Mapping[str, Any]) -> Touched:
    """Return what is touched where documents have other values in these fields, at the top of them."""
    tops = set(changed)
    mapped = dict(_mapped(definition.get("mappings", {})))
    copies = (mapping.get("copy_to", []) for name, mapping in mapped.items() if name.partition(".")[0] in tops)
    targets = {target for several in copies for target in ([several] if isinstance(several, str) else several)}
    return Touched(frozenset(tops | targets))


def _analysis(definition: Mapping[str, Any]) -> Mapping[str, Any]:
    settings = definition.get("settings", {})
    found: Mapping[str, Any] = settings.get("analysis") or settings.get("index", {}).get("analysis") or {}
    return found


def _rest(definition: Mapping[str, Any]) -> object:
    """Return all that is no field and no analysis."""
    settings = {key: value for key, value in definition.get("settings", {}).items() if key != "analysis"}
    within = settings.get("index")
    if isinstance(within, Mapping):
        settings["index"] = {key: value for key, value in within.items() if key != "analysis"}
    mappings = {key: value for key, value in definition.get("mappings", {}).items() if key != "properties"}
    return settings, mappings


def _mapped(node: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every field and form with its own mapping, without those below it."""
    for key in _OF_FIELDS:
        for name, mapping in node.get(key, {}).items():
            whole = f"{within}{name}"
            yield whole, {option: value for option, value in mapping.items() if option not in _OF_FIELDS}
            yield from _mapped(mapping, f"{whole}.")


def _changed_analysers(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """Yield the analysers and normalisers of both that come to something else, by a part of them or by themselves."""
    parts = ("filter", "char_filter", "tokenizer")
    changed = {
        name
        for part in parts
        for name in {*before.get(part, {}), *after.get(part, {})}
        if before.get(part, {}).get(name) != after.get(part, {}).get(name)
    }
    # A filter may hold others (a multiplexer), and they again.
    for _ in range(2):
        for part in parts:
            changed |= {n for n, how in after.get(part, {}).items() if changed.intersection(_named(how))}
    for part in ("analyzer", "normalizer"):
        for name in {*before.get(part, {}), *after.get(part, {})}:
            was, now = before.get(part, {}).get(name), after.get(part, {}).get(name)
            if was is not None and (was != now or changed.intersection(_named(now))):
                yield name


def _named(how: object) -> Iterator[str]:
    if isinstance(how, str):
        yield how
    elif isinstance(how, Mapping):
        for value in how.values():
            yield from _named(value)
    elif isinstance(how, list):
        for value in how:
            yield from _named(value)
