"""The definition of an index while it is changed: which fields hold what is recorded, and how each is analysed."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from harness.mutants.holding import filled_by
from harness.systems import IndexedIntent

__all__ = ["Field", "Index", "Json"]

Json = dict[str, Any]
"""A JSON object, of which a change may change anything in place."""

_BUILT_IN: Mapping[str, Json] = {
    "standard": {"tokenizer": "standard", "filter": ["lowercase"]},
    "simple": {"tokenizer": "lowercase", "filter": []},
    "whitespace": {"tokenizer": "whitespace", "filter": []},
    "keyword": {"tokenizer": "keyword", "filter": []},
    "english": {"tokenizer": "standard", "filter": ["lowercase", "stop", "porter_stem"]},
}
"""Analysers of Elasticsearch's own as custom ones (Elasticsearch reference, built-in analyzers)."""

_DYNAMIC: Json = {"type": "text", "fields": {"keyword": {"type": "keyword", "ignore_above": 256}}}
"""How a text is mapped of which a definition says nothing (Elasticsearch reference, dynamic field mapping)."""


class Field:
    """A field or a form of one (``surname.joined``): its `name` in requests, its `mapping` to be changed in place."""

    def __init__(self, name: str, mapping: Json) -> None:
        self.name = name
        self.mapping = mapping

    @property
    def kind(self) -> str:
        """Its type; an object has none of its own."""
        return str(self.mapping.get("type", "object"))


class Index:
    """A copy of a `definition`, of an index that holds the records of `searched`, to be changed in place."""

    def __init__(self, definition: Mapping[str, Any], searched: IndexedIntent) -> None:
        self.definition: Json = deepcopy(dict(definition))
        self.searched = searched
        self._original = definition
        self._mapped: list[tuple[Json, str]] = []

    def made(self) -> Json:
        """Return the definition as it has become: without what was only looked at, and stayed as it was."""
        for holder, name in self._mapped:
            if holder.get(name) == _DYNAMIC:
                del holder[name]
        return _pruned(self.definition, self._original)

    @property
    def settings(self) -> Json:
        """Its settings."""
        settings: Json = self.definition.setdefault("settings", {})
        return settings

    @property
    def mappings(self) -> Json:
        """Its mappings."""
        mappings: Json = self.definition.setdefault("mappings", {})
        return mappings

    def analysis(self, part: str) -> Json:
        """Return a part of its analysis by name: each ``filter``, ``char_filter``, ``analyzer``, ``normalizer``."""
        within = self.settings.get("index", {})
        holder = within if isinstance(within, dict) and "analysis" in within else self.settings
        found: Json = holder.setdefault("analysis", {}).setdefault(part, {})
        return found

    def everywhere(self) -> list[Json]:
        """Return every analyser and normaliser that it defines."""
        return [*self.analysis("analyzer").values(), *self.analysis("normalizer").values()]

    def fields(self, *paths: str, forms: bool = True) -> list[Field]:
        """Return the fields that hold what a canonical document has at `paths`, with the `forms` of each.

        A text that is not mapped gets the mapping by which Elasticsearch would index it.  So do fields get into it by
        ``copy_to``.
        """
        names = sorted(name for path in paths for name in filled_by(self.searched, path))
        found: dict[str, Field] = {}
        for name in names:
            self._add(found, name, forms=forms)
        return list(found.values())

    def _add(self, found: dict[str, Field], name: str, *, forms: bool) -> None:
        if name in found:
            return
        field = Field(name, self._mapping(name))
        found[name] = field
        for form, mapping in field.mapping.get("fields", {}).items() if forms else ():
            found[f"{name}.{form}"] = Field(f"{name}.{form}", mapping)
        copies = field.mapping.get("copy_to", [])
        for target in [copies] if isinstance(copies, str) else copies:
            self._add(found, target, forms=forms)

    def _mapping(self, name: str) -> Json:
        node = self.mappings
        *within, last = name.split(".")
        for part in within:
            node = node.setdefault("properties", {}).setdefault(part, {})
        fields = node.setdefault("properties", {})
        if last not in fields:
            fields[last] = deepcopy(_DYNAMIC)
            self._mapped.append((fields, last))
        mapping: Json = fields[last]
        return mapping

    def analysers(
        self, *paths: str, indexed: bool = True, asked: bool = True, normalisers: bool = True
    ) -> Iterator[Json]:
        """Yield the analysis of each field that holds what is at `paths`, as one that no other field has.

        With `indexed` that of what is recorded, with `asked` that of what is typed; a keyword has one for both, and is
        left out unless both are meant, and unless `normalisers` are.
        """
        for field in self.fields(*paths):
            if field.kind == "text":
                yield from self._of_text(field, indexed=indexed, asked=asked)
            elif field.kind == "keyword" and normalisers and indexed and asked:
                yield self._own(field, "normalizer", "normalizer", field.mapping.get("normalizer", ""))

    def _of_text(self, field: Field, *, indexed: bool, asked: bool) -> Iterator[Json]:
        default = "default" if "default" in self.analysis("analyzer") else "standard"
        of_index = str(field.mapping.get("analyzer", default))
        of_search = str(field.mapping.get("search_analyzer", of_index))
        if indexed:
            field.mapping["search_analyzer"] = of_search
            yield self._own(field, "analyzer", "analyzer", of_index)
        if asked:
            field.mapping.setdefault("analyzer", of_index)
            if indexed and of_search == of_index:  # one for both
                field.mapping["search_analyzer"] = field.mapping["analyzer"]
            else:
                yield self._own(field, "analyzer", "search_analyzer", of_search)

    def _own(self, field: Field, part: str, key: str, name: str) -> Json:
        """Give `field` a copy of the analysis that is called `name`, and return it."""
        defined = self.analysis(part)
        known = defined.get(name) or _BUILT_IN.get(name, {})
        copy = deepcopy(known)
        copy.setdefault("type", "custom")
        for several in ("char_filter", "filter"):
            some = copy.get(several, [])
            copy[several] = [some] if isinstance(some, str) else list(some)
        own = f"{name or 'plain'}_{key}_of_{field.name}".replace(".", "_")  # a dot would be a level
        defined[own] = copy
        field.mapping[key] = own
        return copy


def _pruned(node: Mapping[str, Any], original: Mapping[str, Any]) -> Json:
    """Return `node` without the empty objects that the `original` has not."""
    found: Json = {}
    for key, value in node.items():
        before = original.get(key)
        kept = _pruned(value, before if isinstance(before, Mapping) else {}) if isinstance(value, Mapping) else value
        if kept != {} or key in original:
            found[key] = kept
    return found
