"""Whether a record is there at all, where a search can see it, and as it was recorded."""

from collections import defaultdict
from collections.abc import Sequence

from harness.backends.elasticsearch import values_of
from harness.diagnosis.cause import Cause, Why
from harness.diagnosis.clauses import Json, of_whole
from harness.diagnosis.held import Held, texts
from harness.diagnosis.probe import Probe
from harness.diagnosis.texts import Looked, is_text, root
from harness.fidelity import Difference, differences

__all__ = ["damaged", "why_not_there"]

_STRANGERS = 5
"""So many records that look most like one that is not there are compared with it."""
_WORDS = 40
"""By so many of its words they are looked for."""


def why_not_there(probe: Probe, held: Held) -> Cause:
    """Return why no search by its id finds a record."""
    record = held.record.id
    if probe.searched.id_field == "_id" and probe.live(record):
        beyond = [index for index in probe.concrete if probe.search({"query": probe.is_record(record)}, index=index)]
        how = "the name that is searched leaves it out" if beyond else "no search has seen it since it was written"
        return Cause(why=Why.UNSEARCHABLE, where=probe.index, how=how, evidence=f"{record} is there by its id")
    if other := _under_another_id(probe, held):
        told = f"what was recorded of {record} is held of {other}"
        return Cause(why=Why.OTHER_ID, where=probe.searched.id_field, evidence=told)
    return Cause(why=Why.NOT_THERE, evidence=f"no search by its id finds {record}")


def _under_another_id(probe: Probe, held: Held) -> str:
    """Return the id of a record that is all that is expected of this one, but for its id; nothing where none is."""
    own = held.record.id
    words = " ".join(text for text in texts(held.expected) if text != own).split()[:_WORDS]
    by_path: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, how in probe.fields.items():
        if how.get("type") in {"text", "keyword"} and not how["parent"] and how.get("index", True):
            by_path[how["within"]].append(name)
    alike: list[Json] = []
    for paths, fields in by_path.items():
        alike.append(of_whole({"multi_match": {"query": " ".join(words), "fields": fields, "lenient": True}}, paths))
    for hit in probe.search({"query": {"bool": {"should": alike}}, "size": _STRANGERS}) if alike and words else ():
        if all(found.expected == own for found in differences(held.expected, hit.get("_source", {}))):
            return next(values_of(hit, probe.searched.id_field), "")
    return ""


def damaged(probe: Probe, held: Held, looked: Sequence[Looked], fields: Sequence[str]) -> Cause | None:
    """Return what is wrong with a document where the clauses that keep it out look, if anything is.

    They look into `fields`, and for the texts `looked` for: a value that is not as recorded counts where it stands in
    one of those fields, or where what was recorded would have been found, whatever the field is made of.
    """
    for one in held.wrong:
        if one.field in {root(probe, field) for field in fields} or _would_match(probe, one, looked):
            told = f"recorded {_short(one.expected)}, held {_short(one.held)}"
            return Cause(why=Why.NOT_AS_RECORDED, where=one.field, how=one.damage.value, evidence=told)
    return None


def _would_match(probe: Probe, one: Difference, looked: Sequence[Looked]) -> bool:
    """Whether anything that is looked for stood in what was recorded, and stands no more in what is held."""
    for of in looked if probe.analyses else ():
        if is_text(probe, of.field):
            wanted, before, now = (
                {token for text in told for token in probe.tokens(text, field=of.field)}
                for told in ([of.text], texts(one.expected), texts(one.held))
            )
            if wanted & (before - now):
                return True
    return False


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
