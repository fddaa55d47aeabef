"""A counter-example as a golden topic: the record planted in the cast, and the question that broke the relation."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from generators.queries import IncidentQuery
from generators.records import Person, Record, Visibility
from generators.tiers import Tier
from generators.topics import PAGE
from harness.golden import Expectation, Forbidden, Found, GoldenTopic, Nothing
from harness.golden.planting import cast_key, involved, planted, retyped
from harness.golden.topics import by_key
from harness.golden.writing import refusals, write_incident, write_person, write_topic
from harness.relations import Family
from harness.relations.runner import Counterexample
from harness.runs import Ranking

__all__ = ["golden_text"]

_CLASS = {Family.CHANGE: "completeness", Family.ROBUSTNESS: "syntax"}
"""Of which class a topic is where the name of its relation does not say so."""

_ANY_CLASS = "as-recorded"


def golden_text(found: Counterexample, records: Mapping[str, Record], classes: Collection[str]) -> str:
    """Return what to paste into a folder of golden queries, each block below the name of its file.

    `records` are those of the corpus by id, `classes` those of the folder.  Where the question cannot be a golden
    topic, the text says why, in a comment.
    """
    record = _record_asked(found)
    if record is None:
        return "# no topic: a record that is taken out cannot be planted"
    query = retyped(found.asked.query, record)
    intent = found.asked.intent
    if why := refusals(query, intent):
        return "\n".join(["# no topic:", *(f"#   {reason}" for reason in why)])
    expected = _expected(found, record)
    topic = GoldenTopic(
        id=f"golden/{intent}/{found.relation.name.partition('-')[2]}-{(record.key or record.id).lower()}",
        intent=intent,
        topic_class=_class(found, record, classes),
        tier=Tier.STRONG,
        why=f"Trap: relation {found.relation.name}: {found.relation.holds}.",
        file=f"{intent}/found.toml",
        typed=query,
        expectations=(expected,),
    )
    blocks = [*_cast(record, query if isinstance(query, IncidentQuery) else None, records)]
    blocks.append(f"# golden_queries/{topic.file}\n{write_topic(topic)}")
    answer = found.answer
    if isinstance(answer, Ranking) and not any(expected.failures(_as_cast(answer.page(topic.page), records))):
        blocks.insert(0, "# what is wrong is another record: this topic holds, and may need others beside it\n")
    return "\n".join(blocks).rstrip()


def _as_cast(page: Ranking, records: Mapping[str, Record]) -> Ranking:
    """Return the page that the same records would have made as members of the cast."""
    return by_key(page, {hit: cast_key(hit, _keys(records, page.hits)) for hit in page.hits})


def _keys(records: Mapping[str, Record], ids: Iterable[str]) -> Mapping[str, str]:
    """Return the keys of those of `ids` that are of the cast."""
    return {one: records[one].key for one in ids if one in records and records[one].key}


def _record_asked(found: Counterexample) -> Record | None:
    """Return the record as it was when the question was asked; None if it had been taken out."""
    record, change = found.record, found.questions.change
    if change is None:
        return record
    then = {one.id: one for one in change.before}
    if found.place > len(found.questions.asked):
        if record.id in change.taken:
            return None
        then |= {one.id: one for one in change.put}
    return then.get(record.id, record)


def _expected(found: Counterexample, record: Record) -> Expectation:
    key = record.key or cast_key(record.id)
    if record.visibility is not Visibility.OPEN:
        return Forbidden(records=(key,))
    ranks = [answer.rank(record.id) for answer in found.answers if isinstance(answer, Ranking)]
    best = min(filter(None, ranks), default=None)
    if best is None and found.relation.family is Family.ROBUSTNESS:
        return Nothing()
    here = found.answer.rank(record.id) if isinstance(found.answer, Ranking) else None
    # Only where the record falls: nobody is asked for first by a hair.
    return Found(records=(key,), within=best if best and here and best < here and best <= PAGE else PAGE)


def _cast(record: Record, asked: IncidentQuery | None, records: Mapping[str, Record]) -> Iterator[str]:
    """Yield the blocks of what is to be planted: with an incident its people, where it is asked for by one of them."""
    if record.key:
        return
    if isinstance(record, Person):
        yield f"# golden_queries/cast/people/found.toml\n{write_person(planted(record))}"
        return
    people = involved(record, records) if asked and (asked.forename or asked.surname or asked.role) else ()
    if new := [person for person in people if not person.key]:
        yield "\n".join(["# golden_queries/cast/people/found.toml", *(write_person(planted(p)) for p in new)])
    incident = planted(record if people else replace(record, involved=()))
    yield f"# golden_queries/cast/incidents/found.toml\n{write_incident(incident)}"


def _class(found: Counterexample, record: Record, classes: Collection[str]) -> str:
    """Return the class that the relation's name names, the longest if it names several."""
    if record.visibility is not Visibility.OPEN:
        return "hidden"
    named = [name for name in classes if f"-{name}-" in f"{found.relation.name}-"]
    return max(named, key=len, default=_CLASS.get(found.relation.family, _ANY_CLASS))
