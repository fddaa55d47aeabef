"""Topics to export, typed in whatever way makes trouble, and their judgements."""

from collections.abc import Iterable

from hypothesis import strategies as st

from generators.queries import Query
from generators.tiers import Tier
from generators.topics import Intent, Topic
from harness.exchange.exported import Export
from harness.runs import Failure, Part
from harness.systems import System, reference_system
from harness.systems.system import ASKED_WITH

NASTY = (
    '"',
    '""',
    "'",
    ",",
    ";",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\x0b",
    "\x85",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u200f",
    "\ufeff",
    "\x00",
    "=cmd|' /C calc'!A0",
    "{{ query.surname }}",
    "{% raw %}",
    "\\",
    "\\ud800",
    "<b>",
    " street:",
    " surname:",
    "words:",
    " ",
)

texts = st.lists(st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), max_size=4), max_size=4).map("".join)
words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=6)
intents = st.sampled_from(Intent)


@st.composite
def queries(draw: st.DrawFn, intent: Intent) -> Query:
    form = ASKED_WITH[intent]
    boxes = draw(st.lists(st.sampled_from(form.boxes()), unique=True, max_size=3))
    query: Query = form(**{box: draw(texts) for box in boxes})
    return query


@st.composite
def topics(draw: st.DrawFn, *, intent: Intent | None = None, records: st.SearchStrategy[str] = words) -> list[Topic]:
    """Topics of ids of one word, no two alike, of which most want a record."""
    found = []
    for name in draw(st.lists(words, unique=True, max_size=5)):
        kind = intent or draw(intents)
        typed = draw(queries(kind))
        topic = Topic(
            id=f"{kind}/{name}",
            topic_class="",
            intent=kind,
            tier=Tier.STRONG,
            typed=typed,
            meant=typed,
            judgements=draw(st.dictionaries(records, st.integers(0, 2), max_size=3)),
        )
        found.append(topic)
    return found


def exported(topics: Iterable[Topic], *, system: System | None = None, index: str = "") -> Export:
    """Return the export of `topics`, none of which had an answer."""
    asked = tuple(topics)
    part = Part(topics=asked, answers=tuple(Failure(topic=topic.id, reason="") for topic in asked))
    return Export(name="a system", parts=lambda: [part], system=lambda: system or reference_system(), index=index)
