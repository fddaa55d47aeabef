"""Searches broken on purpose, each with the true cause of whatever it misses that the search as it was finds.

A fault is a change to a copy of the reference system (texts of its files), to the records in its index after they were
loaded, or both.
"""

import hashlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch

from harness.diagnosis.cause import Why
from harness.mutants.edits.indices import delete, documents_of, put, reanalysed
from harness.systems import REFERENCE

__all__ = ["FAULTS", "Fault"]

_PERSON, _INDEX = "person.search.json.j2", "person.index.json"
_OPEN = '"filter": {"term": {"visibility": "open"}},'
_FOLDED = '"asciifolding"'
_FILTERS = '      "names_abroad": {"type"'

Document = dict[str, Any]
Change = tuple[str, str, str]


def _nothing_else(client: Elasticsearch, index: str) -> None:
    """Leave the index as it is."""


class Fault(NamedTuple):
    """What was done, the cause of what is missed for it, the classes in which that shows, and how it is done.

    `changes` are texts replaced wherever they stand: a file, the old and the new; `then` is done to the index.
    `without_looking` is the cause as far as answers show it, and whether a search finds each record by its id;
    `over_http`, where that is another, as far as the example service shows it, which gives records out by their ids
    though no search has seen them yet.
    """

    story: str
    why: Why
    classes: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    then: Callable[[Elasticsearch, str], None] = _nothing_else
    without_looking: Why = Why.BOX
    over_http: Why | None = None

    @property
    def by_answers(self) -> Why:
        """The cause as far as answers alone show it: what was typed keeps a record out, or it stands below the page."""
        return self.without_looking if self.without_looking in (Why.BELOW, Why.TIE) else Why.BOX

    def system(self, folder: Path) -> Path:
        """Make `folder` a copy of the reference with the changes, and return it."""
        shutil.copytree(REFERENCE, folder)
        for name, old, new in self.changes:
            text = (folder / name).read_text(encoding="utf-8")
            if old not in text:
                raise ValueError(f"{self.story}: {name} has no {old!r}")
            (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        return folder


def _some(record: str) -> bool:
    """Whether something happens to a record: by its id alone, so that it is the same half in every run."""
    return hashlib.sha256(record.encode()).digest()[0] % 2 == 0


def _documents(client: Elasticsearch, index: str) -> Mapping[str, Document]:
    return documents_of(client, index, _some)


def _lost(client: Elasticsearch, index: str) -> None:
    delete(client, index, list(_documents(client, index)))


def _not_refreshed(client: Elasticsearch, index: str) -> None:
    documents = _documents(client, index)
    client.indices.put_settings(index=index, settings={"refresh_interval": "-1"})
    delete(client, index, list(documents))
    put(client, index, documents, refresh=False)


def _other_id(client: Elasticsearch, index: str) -> None:
    documents = _documents(client, index)
    delete(client, index, list(documents))
    put(client, index, {f"X{i}": {**source, "id": f"X{i}"} for i, source in documents.items()})


def _written(change: Callable[[Document], Any]) -> Callable[[Elasticsearch, str], None]:
    """Return what makes `change` to half of the records."""

    def then(client: Elasticsearch, index: str) -> None:
        documents = _documents(client, index)
        for source in documents.values():
            change(source)
        put(client, index, documents)

    return then


def _a_day_later(source: Document) -> None:
    for of in (source, *source["names"]):
        born = of.get("date_of_birth") or ""
        if len(born) == len("2000-01-01"):
            of["date_of_birth"] = f"{born[:8]}{int(born[8:]) % 28 + 1:02d}"


def _exchanged(source: Document) -> None:
    for of in (source, *source["names"]):
        year, month, day = [*(of.get("date_of_birth") or "").split("-"), "", ""][:3]
        if day and int(day) <= 12:
            of["date_of_birth"] = f"{year}-{day}-{month}"


def _question_marks(source: Document) -> None:
    for name in source["names"]:
        for part in ("forename", "surname"):
            name[part] = "".join(c if c.isascii() else "?" for c in name.get(part) or "")


def _first_alone(source: Document) -> None:
    source["names"] = source["names"][:1]


def _reanalysed(change: Callable[[Document], Document]) -> Callable[[Elasticsearch, str], None]:
    """Return what changes how the index analyses, and leaves what is in it as it was."""

    def then(client: Elasticsearch, index: str) -> None:
        found = client.indices.get_settings(index=index)[index]["settings"]["index"]["analysis"]
        reanalysed(client, index, change(found))

    return then


def _folding(analysis: Document) -> Document:
    filters = {"filter": {"folded_late": {"type": "asciifolding"}}}
    analyzers = {
        name: {**how, "filter": ["folded_late" if one == "unfolded" else one for one in how["filter"]]}
        for name, how in analysis["analyzer"].items()
    }
    return {**filters, "analyzer": analyzers}


def _only(clause: str, where: str) -> Change:
    return (
        _PERSON,
        _OPEN,
        f'"filter": [{{"term": {{"visibility": "open"}}}}{{% if {where} %}}, {clause}{{% endif %}}],',
    )


_ACCENTS = ("person/diacritics/name", "person/diacritics/name+born")
_NAMED = ("person/as-recorded/name+born", "person/as-recorded/name+town")
_UNFOLDED: Change = (_INDEX, _FOLDED, '"unfolded"')
_UNFOLDING: Change = (
    _INDEX,
    _FILTERS,
    '      "unfolded": {"type": "trim"},\n      "names_abroad": {"type"',
)

_PHONES = '"phones": {"type": "text", "analyzer": "phone", "norms": false}'
_VEHICLES = '"vehicles": {"type": "text", "analyzer": "vehicle", "norms": false}'
_NOTHING_LEFT = '{"type": "custom", "tokenizer": "keyword", "filter": ["nothing"]}'
_CURRENT_STREET = (
    '{"nested": {"path": "addresses", "query": {"bool": {"filter": [{"match": {"addresses.line": '
    '{"query": {{ street | tojson }}, "operator": "and"}}}, {"term": {"addresses.current": true}}]}}}}'
)

FAULTS = (
    Fault("records lost", Why.NOT_THERE, _NAMED, then=_lost, without_looking=Why.NOT_THERE),
    Fault(
        "not refreshed",
        Why.UNSEARCHABLE,
        _NAMED,
        then=_not_refreshed,
        without_looking=Why.NOT_THERE,
        over_http=Why.UNSEARCHABLE,
    ),
    Fault("another id", Why.OTHER_ID, _NAMED, then=_other_id, without_looking=Why.NOT_THERE),
    Fault(
        "dates of birth a day later",
        Why.NOT_AS_RECORDED,
        ("person/as-recorded/town+born", "person/as-recorded/street+postcode+born"),
        then=_written(_a_day_later),
        without_looking=Why.NOT_AS_RECORDED,
    ),
    Fault(
        "letters become ?",
        Why.NOT_AS_RECORDED,
        ("person/as-recorded/name",),
        then=_written(_question_marks),
        without_looking=Why.NOT_AS_RECORDED,
    ),
    Fault(
        "identifiers lost",
        Why.NOT_AS_RECORDED,
        ("person/as-recorded/identifier",),
        then=_written(lambda source: source.update(identifiers=[])),
        without_looking=Why.NOT_AS_RECORDED,
    ),
    Fault(
        "names cut to the first",
        Why.NOT_AS_RECORDED,
        ("person/alias/alias", "person/alias/alias+born"),
        then=_written(_first_alone),
        without_looking=Why.NOT_AS_RECORDED,
    ),
    Fault(
        "all hidden",
        Why.NOT_AS_RECORDED,
        _NAMED,
        then=_written(lambda source: source.update(visibility="restricted")),
        without_looking=Why.NOT_AS_RECORDED,
    ),
    Fault(
        "phones too long to be indexed",
        Why.NOT_INDEXED,
        ("person/as-recorded/phone",),
        (
            (
                _INDEX,
                _PHONES,
                '"phones": {"type": "keyword", "ignore_above": 4}',
            ),
        ),
    ),
    Fault(
        "vehicles that leave nothing",
        Why.NOT_INDEXED,
        ("person/as-recorded/vehicle",),
        (
            (
                _INDEX,
                _VEHICLES,
                '"vehicles": {"type": "text", "analyzer": "none", "search_analyzer": "vehicle", "norms": false}',
            ),
            (
                _INDEX,
                '        "vehicle": {',
                f'        "none": {_NOTHING_LEFT},\n        "vehicle": {{',
            ),
            (
                _INDEX,
                _FILTERS,
                '      "nothing": {"type": "length", "max": 0},\n      "names_abroad": {"type"',
            ),
        ),
    ),
    Fault("folded, not indexed again", Why.STALE, _ACCENTS, (_UNFOLDING, _UNFOLDED), then=_reanalysed(_folding)),
    Fault("accents not folded", Why.ANALYSIS, _ACCENTS, (_UNFOLDING, _UNFOLDED)),
    Fault(
        "phones analysed otherwise where asked",
        Why.ANALYSIS,
        ("person/as-recorded/phone",),
        (
            (
                _INDEX,
                _PHONES,
                '"phones": {"type": "text", "analyzer": "phone", "search_analyzer": "two_letters", "norms": false}',
            ),
        ),
    ),
    Fault(
        "no short forms of forenames",
        Why.ANALYSIS,
        ("person/nickname/name", "person/nickname/name+born"),
        (
            (
                _INDEX,
                '"nicknames": {"type": "synonym_graph", "synonyms_path": "nicknames.txt"}',
                '"nicknames": {"type": "trim"}',
            ),
        ),
    ),
    Fault(
        "former addresses left out",
        Why.APART,
        ("person/as-recorded/name+previous-address",),
        (
            _only(
                _CURRENT_STREET,
                "street",
            ),
        ),
    ),
    Fault(
        "a date of birth is a condition",
        Why.CLAUSE,
        ("person/wrong-born/identifier", "person/as-recorded/name+born-none-recorded"),
        (_only("{{ born_exactly(born) }}", "born"),),
    ),
    Fault(
        "a vehicle is a condition",
        Why.CLAUSE,
        ("person/wrong-vehicle/name+born", "person/wrong-vehicle/name"),
        (_only('{{ match("vehicles", vehicle) }}', "vehicle and named"),),
    ),
    Fault(
        "whoever bears no marker is left out",
        Why.CLAUSE,
        _NAMED,
        (_only('{"exists": {"field": "markers"}}', "named"),),
    ),
    Fault(
        "in the order of ids",
        Why.BELOW,
        ("person/as-recorded/surname+born", "person/as-recorded/name+town"),
        ((_PERSON, '"sort": ["_score", {"id": "asc"}]', '"sort": [{"id": "desc"}]'),),
        without_looking=Why.BELOW,
    ),
    Fault(
        "whoever bears a marker comes first",
        Why.BELOW,
        ("person/as-recorded/surname+born", "person/as-recorded/name+town", "person/as-recorded/name"),
        (
            (
                _PERSON,
                '"should": [\n      {% if born %}',
                '"should": [\n      {{ scored(50, \'{"exists": {"field": "markers"}}\') }},\n      {% if born %}',
            ),
        ),
        without_looking=Why.BELOW,
    ),
    Fault(
        "a higher score is asked for",
        Why.TOO_LITTLE,
        ("person/as-recorded/name",),
        ((_PERSON, '"min_score": {{ enough }}', '"min_score": {{ enough + 30 }}'),),
    ),
    Fault(
        "day and month read the other way round",
        Why.NOT_AS_RECORDED,
        ("person/as-recorded/town+born",),
        then=_written(_exchanged),
        without_looking=Why.NOT_AS_RECORDED,
    ),
    Fault(
        "the analysis of vehicles lost",
        Why.ANALYSIS,
        ("person/vehicle-format/vehicle",),
        ((_INDEX, _VEHICLES, '"vehicles": {"type": "text"}'),),
    ),
    Fault(
        "the analysis of phones lost",
        Why.ANALYSIS,
        ("person/phone-format/phone",),
        ((_INDEX, _PHONES, '"phones": {"type": "text"}'),),
    ),
    Fault(
        "one hit for each sex",
        Why.CLAUSE,
        ("person/as-recorded/surname+postcode", "person/as-recorded/name"),
        ((_PERSON, '"_source": false,', '"_source": false, "collapse": {"field": "sex"},'),),
    ),
    Fault(
        "three hits on a page",
        Why.TIE,
        ("person/household/surname+postcode",),
        (("system.toml", "page_size = 10    # hits", "page_size = 3"),),
        without_looking=Why.BELOW,
    ),
)
