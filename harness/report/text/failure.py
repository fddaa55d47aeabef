"""Why a topic failed, told so that it can be understood without running anything, and repeated with one command."""

import shlex
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from generators.records import Record
from generators.topics import PAGE, Topic
from harness.diagnosis.cause import Diagnosis
from harness.diagnosis.groups import Group, grouped
from harness.judging.measures import lacking, uncovered, undue
from harness.report.text.lines import INDENT, ITEM, PARAGRAPH, WIDTH, counted, cut, field, told, wrapped_field
from harness.runs import Ranking

__all__ = ["Miss", "mark_of", "miss_text", "misses_text", "repeat_command"]

_FIRST_HITS = 5


@dataclass(frozen=True, kw_only=True)
class Miss:
    """A topic that failed, and what it got.

    `deeper` is a ranking of the same topic beyond the page, where one was asked for; `reasons` say what is wrong beside
    a wanted record that is missing; `causes` why those are missing, as far as that was looked for.
    """

    topic: Topic
    ranking: Ranking
    deeper: Ranking | None = None
    reasons: tuple[str, ...] = ()
    causes: tuple[Diagnosis, ...] = ()


def misses_text(
    misses: Sequence[Miss],
    records: Mapping[str, Record],
    *,
    asked: Sequence[Topic],
    cutoff: int = PAGE,
    options: Sequence[str] = (),
    full: int = 3,
) -> str:
    """Return what was missed of the topics `asked` of one class: the first `full` whole, of the others the ids.

    Where there are others, what all those missed have in common comes first.
    """
    others = [miss.topic.id for miss in misses[full:]]
    groups = grouped(diagnosis for miss in misses for diagnosis in miss.causes)
    head = PARAGRAPH.wrap(_first_line(f"{len(misses)} of {len(asked)} missed", groups))
    head += [
        line for group in groups[1:] for line in ITEM.wrap(f"{counted(len(group.records), 'record')}: {group.told}")
    ]
    if others:
        empty = sum(not miss.ranking.hits for miss in misses)
        for line in _common(asked, {miss.topic.id for miss in misses}, empty=empty):
            head += wrap(line, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    parts = ["\n".join(head)]
    parts += [miss_text(miss, records, cutoff=cutoff, options=options) for miss in misses[:full]]
    if others:
        listed = wrap(" ".join(others), WIDTH - 2, break_long_words=False, break_on_hyphens=False)
        parts.append("\n".join((f"and {len(others)} more:", *(f"  {line}" for line in listed))))
    return "\n\n".join(parts)


def miss_text(miss: Miss, records: Mapping[str, Record], *, cutoff: int = PAGE, options: Sequence[str] = ()) -> str:
    """Return what was typed, who was meant and where they ranked, the first hits, and the command to repeat it.

    `records` are those of the corpus by id; `options` are the command-line options of the run that differ from the
    defaults.
    """
    return "\n".join((miss.topic.id, *_lines(miss, records, cutoff, options)))


def repeat_command(topic: Topic, options: Sequence[str]) -> str:
    """Return the command that asks `topic` alone, with the `options` of the run that differ from the defaults."""
    return shlex.join(("pytest", "harness", "--topic", topic.id, *options))


def _first_line(missed: str, groups: Sequence[Group]) -> str:
    """Return how many were `missed`, and why most of those that were looked at."""
    if not groups:
        return missed
    looked_at = len(frozenset[str]().union(*(group.records for group in groups)))
    return f"{missed}; {len(groups[0].records)} of {counted(looked_at, 'record')} looked at: {groups[0].told}"


def _lines(miss: Miss, records: Mapping[str, Record], cutoff: int, options: Sequence[str]) -> Iterator[str]:
    topic = miss.topic
    for reason in miss.reasons:
        yield field("wrong", reason)
    yield field("typed", str(topic.typed))
    if topic.typed != topic.meant:
        yield field("recorded", str(topic.meant))
    if topic.about:
        yield field("about", topic.about)
    if topic.nothing:
        yield field("wanted", "nothing: no record of the corpus holds what was typed")
    for record in sorted(topic.forbidden.intersection(miss.ranking.hits)):
        yield field("forbidden", cut(f"{record}  {told(record, records)}"))
        yield INDENT + f"must not be shown, and is: {_place(record, miss, cutoff)}"
    yield from _wrongly_shown(miss, records, cutoff)
    yield from _wanted(miss, records, cutoff)
    if miss.ranking.hits:
        first = miss.ranking.hits[:_FIRST_HITS]
        width = max(map(len, first))
        for place, hit in enumerate(first, start=1):
            line = cut(f"{place}  {hit:<{width}}  {mark_of(hit, topic):<10}  {told(hit, records)}")
            yield field("first hits", line) if place == 1 else INDENT + line
    else:
        yield field("first hits", "none")
    yield field("repeat", repeat_command(topic, options))


def _wanted(miss: Miss, records: Mapping[str, Record], cutoff: int) -> Iterator[str]:
    """Yield who was asked for, where they stand, and why they are missed, as far as that is known."""
    why = {diagnosis.record: diagnosis.causes for diagnosis in miss.causes}
    before = {diagnosis.record: diagnosis.before for diagnosis in miss.causes}
    for record in sorted(miss.topic.wanted):
        yield field("wanted", cut(f"{record}  {told(record, records)}"))
        yield INDENT + _place(record, miss, cutoff)
        for place, cause in enumerate(why.get(record, ())):
            yield from wrapped_field("and" if place else "why", str(cause))
        if found := before.get(record):
            yield from wrapped_field("before", f"found by {found}")


def _wrongly_shown(miss: Miss, records: Mapping[str, Record], cutoff: int) -> Iterator[str]:
    """Yield what is wrong with what is shown, whoever was asked for."""
    ranking = miss.ranking
    for record, markers in lacking(miss.topic, ranking).items():
        yield field("unmarked", cut(f"{record}  {told(record, records)}"))
        yield INDENT + f"{_place(record, miss, cutoff)}, without the warning {_markers_of(markers)}"
    for record, markers in undue(miss.topic, ranking).items():
        yield field("overmarked", cut(f"{record}  {told(record, records)}"))
        yield INDENT + f"{_place(record, miss, cutoff)}, with the warning {_markers_of(markers)} of somebody else"
    for record, again in Counter(ranking.repeated).items():
        yield field("repeated", cut(f"{record}  {told(record, records)}"))
        yield INDENT + f"shown {1 + again} times"
    if ranking.nameless:
        yield field("nameless", f"{ranking.nameless} of {ranking.shown} hits have an empty id")
    if uncovered(ranking):
        yield field("counted", f"{ranking.count} are said to match, and {ranking.shown} shown, though there is room")


def _markers_of(markers: Collection[str]) -> str:
    return f"{'marker' if len(markers) == 1 else 'markers'} {', '.join(sorted(markers))}"


def _place(record: str, miss: Miss, cutoff: int) -> str:
    looked_at = miss.deeper or miss.ranking
    rank = miss.ranking.rank(record) or looked_at.rank(record)
    if rank is None:
        return f"not among the {len(looked_at.hits)} hits returned" if looked_at.hits else "not found: no hits at all"
    return f"rank {rank}" if rank <= cutoff else f"rank {rank}, beyond the first {cutoff}"


def mark_of(hit: str, topic: Topic) -> str:
    """Return what `hit` is to `topic`: wanted, acceptable, forbidden, or another."""
    if hit in topic.forbidden:
        return "forbidden"
    return {2: "wanted", 1: "acceptable"}.get(topic.judgements.get(hit, 0), "other")


def _common(topics: Sequence[Topic], missed: Collection[str], *, empty: int = 0) -> Iterator[str]:
    """Yield a line for every kind of slice: of each value how many of those asked were missed, the worst share first.

    `missed` are ids among those of `topics`, `empty` is how many of them got no hits at all.  A kind of which only one
    value was asked tells nothing and is left out.
    """
    if empty:
        yield f"no hits at all: {empty} of the {len(missed)} missed"
    for kind in sorted({kind for topic in topics for kind in topic.slices}):
        having = [topic for topic in topics if kind in topic.slices]
        asked = Counter(topic.slices[kind] for topic in having)
        lost = Counter(topic.slices[kind] for topic in having if topic.id in missed)
        if len(asked) > 1 and lost:
            worst = sorted(lost, key=lambda value: (-lost[value] / asked[value], -lost[value], value))
            yield f"missed by {kind}: {', '.join(f'{value} {lost[value]} of {asked[value]}' for value in worst)}"
