"""Records and topics as lines of the files in a corpus folder."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from generators.corpus import canonical, person_line
from generators.disk.codec import encoded
from generators.disk.layout import (
    INCIDENTS,
    LOAD,
    PEOPLE,
    TOPICS,
    TRUTH,
    TRUTH_OF_INCIDENTS,
    TRUTH_OF_PEOPLE,
    Format,
)
from generators.disk.tables import INCIDENT_TABLES, PERSON_TABLES, Tables, csv_lines
from generators.districts import Plan, build
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Incident, Person
from generators.topics import Topic
from generators.topics.line import topic_lines

__all__ = ["Chunk", "heads_of_records", "heads_of_topics", "lines_of_district", "lines_of_records", "lines_of_topics"]

_LINKS = f"{LOAD}/links.ndjson"
_FORBIDDEN = -1
"""The grade of a record that must not be shown; to TREC's tools, as every grade below 1, not relevant."""

_JUDGEMENT = ("topic", "iteration", "record", "grade")
_BOXES = tuple(dict.fromkeys([*PersonQuery.boxes(), *IncidentQuery.boxes()]))
_TOPIC = ("id", "class", "intent", "tier", "culture", "about", "nothing")


@dataclass(frozen=True, kw_only=True)
class Chunk:
    """Some records as lines of files, by path; `hashed` is their part of the corpus's hash: people, then incidents."""

    lines: Mapping[str, bytes]
    hashed: tuple[bytes, bytes]
    people: int
    incidents: int
    links: int


def lines_of_district(plan: Plan, formats: Sequence[Format]) -> Chunk:
    """Build one district and return its lines."""
    district = build(plan)
    return lines_of_records(district.people, district.incidents, formats)


def lines_of_records(people: Sequence[Person], incidents: Sequence[Incident], formats: Sequence[Format]) -> Chunk:
    """Return `people` and `incidents` as lines."""
    documents_of_people = [person.document() for person in people]
    documents_of_incidents = [incident.document() for incident in incidents]
    canonical_incidents = b"".join(map(canonical, documents_of_incidents))
    lines = {
        TRUTH_OF_PEOPLE: b"".join(map(encoded, people)),
        TRUTH_OF_INCIDENTS: b"".join(map(encoded, incidents)),
    }
    if Format.NDJSON in formats:
        lines |= {
            PEOPLE: b"".join(map(canonical, documents_of_people)),
            INCIDENTS: canonical_incidents,
            _LINKS: b"".join(map(_links, documents_of_incidents)),
        }
    if Format.CSV in formats:
        for tables, documents in ((PERSON_TABLES, documents_of_people), (INCIDENT_TABLES, documents_of_incidents)):
            lines |= {_csv(table): csv_lines(rows) for table, rows in tables.rows(documents).items()}
        lines[f"{TRUTH}/people.csv"] = csv_lines((p.id, p.human, p.culture) for p in people)
    return Chunk(
        lines=lines,
        hashed=(b"".join(map(person_line, people)), canonical_incidents),
        people=len(people),
        incidents=len(incidents),
        links=sum(len(incident.involved) for incident in incidents),
    )


def heads_of_records(formats: Sequence[Format]) -> Mapping[str, bytes]:
    """Return the path of every file of records, with the line that it begins with, if any."""
    heads = {TRUTH_OF_PEOPLE: b"", TRUTH_OF_INCIDENTS: b""}
    if Format.NDJSON in formats:
        heads |= {PEOPLE: b"", INCIDENTS: b"", _LINKS: b""}
    if Format.CSV in formats:
        heads |= {_csv(table): csv_lines([columns]) for table, columns in _columns()}
        heads[f"{TRUTH}/people.csv"] = csv_lines([("person", "human", "culture")])
    return heads


def _columns() -> Iterable[tuple[str, Sequence[str]]]:
    both: tuple[Tables, Tables] = (PERSON_TABLES, INCIDENT_TABLES)
    found = [table for tables in both for table in tables.columns().items()]
    twice = [name for name, count in Counter(name for name, _ in found).items() if count > 1]
    if twice:
        raise TypeError(f"people and incidents both have a table {twice[0]!r}: call one of them otherwise")
    return found


def _csv(table: str) -> str:
    return f"{LOAD}/{table}.csv"


def _links(document: dict[str, Any]) -> bytes:
    return b"".join(canonical({"incident": document["id"], **involved}) for involved in document["involved"])


def heads_of_topics(formats: Sequence[Format]) -> Mapping[str, bytes]:
    """Return the path of every file of topics, with the line that it begins with, if any."""
    heads = {TOPICS: b""}
    if Format.NDJSON in formats:
        heads[f"{TRUTH}/judgements.ndjson"] = b""
    if Format.CSV in formats:
        boxes = [f"{which}_{box}" for which in ("typed", "meant") for box in _BOXES]
        heads[f"{TRUTH}/topics.csv"] = csv_lines([(*_TOPIC, *boxes)])
        heads[f"{TRUTH}/judgements.csv"] = csv_lines([_JUDGEMENT])
    return heads


def lines_of_topics(topics: Iterable[Topic], formats: Sequence[Format]) -> Mapping[str, bytes]:
    """Return `topics` and their judgements as lines, by path."""
    topics = list(topics)
    judgements = [(topic.id, 0, record, grade) for topic in topics for record, grade in _graded(topic)]
    lines = {TOPICS: topic_lines(topics)}
    if Format.NDJSON in formats:
        lines[f"{TRUTH}/judgements.ndjson"] = b"".join(
            canonical({"topic": topic, "record": record, "grade": grade}) for topic, _, record, grade in judgements
        )
    if Format.CSV in formats:
        lines[f"{TRUTH}/topics.csv"] = csv_lines(
            (*_about(topic).values(), *_boxes(topic.typed), *_boxes(topic.meant)) for topic in topics
        )
        lines[f"{TRUTH}/judgements.csv"] = csv_lines(judgements)
    return lines


def _graded(topic: Topic) -> Iterable[tuple[str, int]]:
    yield from topic.judgements.items()
    yield from ((record, _FORBIDDEN) for record in sorted(topic.forbidden))


def _about(topic: Topic) -> dict[str, str]:
    values = (topic.id, topic.topic_class, topic.intent.value, topic.tier.value)
    told = (topic.slices.get("culture", ""), topic.about, "true" if topic.nothing else "")
    return dict(zip(_TOPIC, values + told, strict=True))


def _boxes(query: Query) -> Iterable[str]:
    typed = asdict(query)
    return (typed.get(box, "") for box in _BOXES)
