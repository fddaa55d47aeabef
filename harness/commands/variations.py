"""`search-harness variations`: what may differ between what is typed and what is recorded, with examples."""

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import click
import orjson
from tabulate import tabulate

from generators.corpus import Corpus
from generators.queries import Query
from generators.questions import INCIDENT_FORMS, PERSON_FORMS
from generators.tiers import Tier
from generators.topics import CLASSES, Intent, TopicClass
from generators.variations import FIELDS, VARIATIONS, Variation

__all__ = ["variations"]

_WIDTHS = {"name": 20, "field": 10, "tier": 6, "cultures": 13, "share": 5, "source": 26, "example": 28}
_SEED, _PEOPLE, _INCIDENTS = "examples", 1500, 500


class Example(NamedTuple):
    """A box as recorded and as typed."""

    box: str
    recorded: str
    typed: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A variation with the ids of the classes that ask it, and an example of each box that it changes."""

    variation: Variation
    classes: tuple[str, ...]
    examples: tuple[Example, ...]


@click.command()
@click.option("--field", type=click.Choice(sorted(FIELDS)), help="Only the variations of this field.")
@click.option("--tier", type=click.Choice([tier.value for tier in Tier]), help="Only the variations of this tier.")
@click.option("--json", "as_json", is_flag=True, help="JSON, with every class that asks a variation, and no wrapping.")
def variations(field: str | None, tier: str | None, *, as_json: bool) -> None:
    """List the variations: the ways in which what is typed differs from what is recorded.

    Tier: of "strong" nothing may be missed, "medium" is held to a floor, "weak" is reported.  Cultures: the naming
    cultures that a variation is typical of; none means all.  Share: a published frequency, of what the source says.
    Example: what is recorded, and what is typed (a no-break space is shown as [nbsp], another stray one as [space],
    a mark on its own by its name).

    A variation is asked with `pytest harness -k NAME`.
    """
    chosen = [v for v in VARIATIONS.values() if field in {None, v.field} and tier in {None, v.tier}]
    found = list(_entries(chosen))
    if as_json:
        click.echo(orjson.dumps([_document(entry) for entry in found], option=orjson.OPT_INDENT_2).decode())
    elif found:
        click.echo(_table(found))
    else:
        click.echo(f"no variation of the field {field!r} is of the tier {tier}")


def _entries(chosen: Sequence[Variation]) -> Iterator[Entry]:
    corpus = Corpus.from_seed(_SEED, people_count=_PEOPLE, incident_count=_INCIDENTS)
    for variation in chosen:
        classes = [c for c in CLASSES.values() if c.variation is variation]
        yield Entry(
            variation=variation,
            classes=tuple(c.id for c in classes),
            examples=_examples(variation, classes[0], corpus) if classes else (),
        )


def _examples(variation: Variation, topic_class: TopicClass, corpus: Corpus) -> tuple[Example, ...]:
    """Return what the first record to which `variation` applies gives, of a culture that it is typical of."""
    rng = random.Random(variation.name)
    for recorded in _asked(variation, topic_class, corpus, rng):
        typed = variation(recorded, rng)
        if typed is not None:
            boxes = [box for box in recorded.boxes() if getattr(recorded, box) != getattr(typed, box)]
            return tuple(Example(box, getattr(recorded, box), getattr(typed, box)) for box in boxes)
    return ()


def _asked(variation: Variation, topic_class: TopicClass, corpus: Corpus, rng: random.Random) -> Iterator[Query]:
    if topic_class.intent is Intent.PERSON:
        people = sorted(corpus.people, key=lambda p: p.culture not in variation.cultures)
        questions = (PERSON_FORMS[topic_class.evidence].ask(person, rng) for person in people)
        yield from filter(None, questions)
    else:
        form = INCIDENT_FORMS[topic_class.evidence]
        yield from filter(None, (form.ask(incident, rng) for incident in corpus.incidents))


def _document(entry: Entry) -> dict[str, Any]:
    variation = entry.variation
    return {
        "name": variation.name,
        "field": variation.field,
        "tier": variation.tier.value,
        "about": variation.about,
        "cultures": variation.cultures,
        "frequency": variation.frequency,
        "source": variation.source,
        "classes": entry.classes,
        "examples": [example._asdict() for example in entry.examples],
    }


def _table(entries: Sequence[Entry]) -> str:
    rows = [
        (
            entry.variation.name,
            entry.variation.field,
            entry.variation.tier.value,
            ", ".join(entry.variation.cultures),
            "" if entry.variation.frequency is None else f"{entry.variation.frequency * 100:g} %",
            entry.variation.source,
            _shown(entry.examples) if entry.examples else "(no such record)",
        )
        for entry in entries
    ]
    # As a row, not as tabulate's own header, which would widen every column by two.
    table = tabulate(
        [tuple(_WIDTHS), tuple("-" * width for width in _WIDTHS.values()), *rows],
        tablefmt="plain",
        disable_numparse=True,
        maxcolwidths=list(_WIDTHS.values()),
    )
    return "\n".join(line.rstrip() for line in table.splitlines())


def _shown(examples: Sequence[Example]) -> str:
    recorded, typed = ([_seen(text) for text in side if text] for side in zip(*(e[1:] for e in examples), strict=True))
    return f"{', '.join(recorded)} → {', '.join(typed) or '(nothing)'}"


def _seen(text: str) -> str:
    """Return `text` with what cannot be seen in it spelt out."""
    inner = text.strip(" ").replace("\u00a0", "[nbsp]")
    before, behind = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    shown = "".join(f"[{unicodedata.name(c).lower()}]" if unicodedata.combining(c) else c for c in inner)
    return f"{'[space]' * before}{shown}{'[space]' * behind if inner else ''}"
