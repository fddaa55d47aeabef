"""What a text that was typed is looked for as, beside what stands in the index of a record."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from generators.text import joined, tokens, unmarked
from harness.backends.elasticsearch import values_of
from harness.diagnosis.cause import Cause, Why
from harness.diagnosis.clauses import Clause, Json, of_whole
from harness.diagnosis.held import Held
from harness.diagnosis.probe import Probe
from harness.systems.fields import listed

__all__ = ["Looked", "difference", "is_text", "looked_for", "root", "why_not", "words"]

_EXACT = frozenset({"term", "terms", "prefix", "fuzzy", "wildcard"})
"""Clauses whose texts are looked for as they are."""

_OF_TEXTS = frozenset({"text", "keyword", "match_only_text", "search_as_you_type", "wildcard", "constant_keyword"})

_TOLD = 8
"""So many tokens are told of a text."""


@dataclass(frozen=True, kw_only=True)
class Looked:
    """A `text` that a clause looks for in a `field`, by an `analyzer` where it names one; `analysed` at all, or not."""

    clause: Clause
    field: str
    text: str
    analyzer: str = ""
    analysed: bool = True


def looked_for(clause: Clause) -> Iterator[Looked]:
    """Yield what a leaf looks for: nothing of one that asks for no text (a range, a script)."""
    body = clause.query.get(clause.kind) or {}
    for field in clause.fields:
        of = body.get(field, body)  # of a clause that names its fields, the body itself says what they are asked for
        words = of if isinstance(of, dict) else {"query": of}
        said = words.get("query", words.get("value", []))
        for text in said if isinstance(said, list) else [said]:
            yield Looked(
                clause=clause,
                field=field,
                text=str(text),
                analyzer=str(words.get("analyzer", "")),
                analysed=clause.kind not in _EXACT,
            )


def root(probe: Probe, field: str) -> str:
    """Return the field of the document that `field` is made of: of a sub-field its parent."""
    return str(probe.fields.get(field, {}).get("parent") or field)


def is_text(probe: Probe, field: str) -> bool:
    """Whether `field` holds texts, which an analysis can be asked about."""
    return probe.fields.get(field, {}).get("type") in _OF_TEXTS


def words(*texts: str) -> frozenset[str]:
    """Return the words of `texts`, however they are written."""
    return frozenset(word for text in texts for word in (*tokens(text), joined(text)))


def recorded(probe: Probe, field: str, source: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the texts of a document that are indexed in `field`, its own and those that are copied there."""
    of = root(probe, field)
    feeding = [of, *(name for name, how in probe.fields.items() if of in listed(how.get("copy_to")))]
    return tuple(dict.fromkeys(text for name in feeding for text in values_of({"_source": source}, name)))


def why_not(probe: Probe, looked: Looked, held: Held, meant: frozenset[str]) -> Cause | None:
    """Return why `looked` does not find the record that is `held`; None where that is not for its text.

    Only texts with a word of those `meant` count: where nothing of what was meant is recorded, nothing could be found.
    None, too, where nobody may ask how a text is analysed.
    """
    if not probe.analyses:
        return None
    how = probe.fields.get(looked.field)
    if how is None:
        told = f"the request looks in {looked.field}, which the index has not"
        return Cause(why=Why.CLAUSE, where=looked.field, how="the index has no such field", evidence=told)
    if not is_text(probe, looked.field):
        return None
    texts = [text for text in recorded(probe, looked.field, held.documents[0]) if meant.intersection(words(text))]
    if not texts:
        return None
    wanted = _wanted(probe, looked, how)
    today = tuple(dict.fromkeys(token for text in texts for token in probe.tokens(text, field=looked.field)))
    there = _there(probe, looked, how, (*wanted, *today), held.record.id)
    lacking = [token for token in wanted if token not in there]
    where = root(probe, looked.field)
    told = f"typed {looked.text!r} is looked for as {_list(wanted)} in {looked.field}; there {_list(today)} is indexed"
    if not lacking:
        return None
    if not today:
        return Cause(why=Why.NOT_INDEXED, where=where, how="its analysis leaves nothing of it", evidence=told)
    if set(lacking).intersection(today):
        told = f"of what is recorded comes {_list(today)}; in {looked.field} stands {_list(sorted(there))}"
        if _indexed(probe, looked.field, how, held.record.id):
            return Cause(why=Why.STALE, where=where, how="the index is older than its analysis", evidence=told)
        return Cause(why=Why.NOT_INDEXED, where=where, how="the value is not in the index", evidence=told)
    how_other = _nearest(lacking, today)
    if how_other == _OTHER and not looked.analysed:  # what is looked for as it is, is no matter of an analysis
        return None
    return Cause(why=Why.ANALYSIS, where=where, how=how_other, evidence=told)


def _wanted(probe: Probe, looked: Looked, how: Mapping[str, Any]) -> tuple[str, ...]:
    if not looked.analysed:
        return probe.tokens(looked.text, field=looked.field) if how.get("normalizer") else (looked.text,)
    analyzer = looked.analyzer or str(how.get("search_analyzer", ""))
    return probe.tokens(looked.text, field="" if analyzer else looked.field, analyzer=analyzer)


def _there(probe: Probe, looked: Looked, how: Mapping[str, Any], tokens: Sequence[str], record: str) -> frozenset[str]:
    """Return which of `tokens` stand in the index of `record`, in the field itself."""
    asked: dict[str, Json] = {}
    for token in dict.fromkeys(tokens):
        asked[token] = of_whole({"term": {looked.field: {"value": token}}}, how.get("within", ()))
    numbered = {str(number): token for number, token in enumerate(asked)}
    matched = probe.named({number: asked[token] for number, token in numbered.items()}, record)
    return frozenset(token for number, token in numbered.items() if number in matched)


def _indexed(probe: Probe, field: str, how: Mapping[str, Any], record: str) -> bool:
    """Whether anything of `record` is indexed in `field`, and nothing of it was left out for its length or form."""
    exists = of_whole({"exists": {"field": field}}, how.get("within", ()))
    matched = probe.named({"exists": exists, "ignored": {"term": {"_ignored": field}}}, record)
    return "exists" in matched and "ignored" not in matched


def _nearest(wanted: Sequence[str], there: Sequence[str]) -> str:
    """Return how the tokens that are `wanted` differ from the nearest of those that are `there`."""
    ways = [difference(one, other) for one in wanted for other in there]
    return min(ways, key=_ORDER.index)


_FORMS: dict[str, Callable[[str], str]] = {
    "composed and decomposed letters": lambda text: unicodedata.normalize("NFC", text),
    "large and small letters": lambda text: unicodedata.normalize("NFC", text).casefold(),
    "accents": lambda text: unmarked(text.casefold()),
    "spaces, hyphens or signs": joined,
    "leading zeros": lambda text: joined(text).lstrip("0"),
}
_PART, _SLIP, _OTHER = "a part of it", "a letter or two", "another word"
_ORDER = [*_FORMS, _PART, _SLIP, _OTHER]
_ALIKE = 0.75


def difference(typed: str, recorded: str) -> str:
    """Return in what two texts differ, the least that makes them alike: accents, spaces, a letter or two."""
    for name, form in _FORMS.items():
        if form(typed) == form(recorded):
            return name
    one, other = joined(typed), joined(recorded)
    if one and other and (one.startswith(other) or other.startswith(one)):
        return _PART
    return _SLIP if SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE else _OTHER


def _list(tokens: Sequence[str]) -> str:
    more = f" and {len(tokens) - _TOLD} more" if len(tokens) > _TOLD else ""
    return f"[{', '.join(tokens[:_TOLD])}]{more}"
