"""Two runs compared, as text: the decision and its reasons first, then what was lost, and what else changed."""

from collections.abc import Iterator, Sequence

from tabulate import SEPARATING_LINE, tabulate

from generators.tiers import Tier
from generators.topics import Intent
from harness.judging.comparing.classes import ComparedClass
from harness.judging.comparing.comparison import Comparison
from harness.judging.comparing.overall import Overall, overall, payers
from harness.judging.comparing.pairs import Page, Pair
from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.statistics import Interval, truncated
from harness.report.text.lines import ITEM, PARAGRAPH, counted, cut, field
from harness.report.text.table import shortened
from harness.report.text.verdict import decision_lines
from harness.runs.file import SavedRun

__all__ = ["comparison_lines", "comparison_meaning"]

_MEANING = {
    Kind.GO: "the candidate lost nothing that may not be lost, by {policy}",
    Kind.NO_GO: "the candidate lost what may not be lost, by {policy}",
    Kind.UNDECIDED: "nothing was lost that may not be, but not enough was asked to say GO",
    Kind.INVALID: "one of the two could not be measured",
}
_NAME = 43
_COLUMNS = ("class", "n", "before", "now", "lost", "gained", "moved", "at\nmost", "decision")
_NONE = "–"


def comparison_lines(compared: Comparison, policy: Policy, *, most: int = 10, full: int = 5) -> list[str]:
    """Return the comparison, at most 100 columns wide: `most` reasons of a kind, and of what was lost `full` topics."""
    parts = [
        decision_lines(compared.kind, compared.reasons, _MEANING[compared.kind], policy, most=most),
        list(_header(compared)),
        list(_lost(compared, full)),
        list(_classes(compared)),
        list(_flips(compared)),
        list(_noise(compared)),
        list(_overall(compared, policy)),
    ]
    return [line for part in filter(None, parts) for line in ("", *part)][1:]


def comparison_meaning(compared: Comparison, policy: Policy) -> str:
    """Return what the decision means, in a sentence without an end."""
    return _MEANING[compared.kind].format(policy=policy.described())


def _header(compared: Comparison) -> Iterator[str]:
    p = compared.candidate.run.provenance
    yield from PARAGRAPH.wrap(f"baseline: {_side(compared.baseline)}")
    yield from PARAGRAPH.wrap(f"candidate: {_side(compared.candidate)}")
    yield (
        f"corpus: {p.people:,} people, {p.incidents:,} incidents, seed {p.seed}, sha256 {p.corpus_sha256[:12]}; "
        f"first {p.cutoff} hits"
    )
    if compared.alone:
        for side in ("baseline", "candidate"):
            names = [name for name, of in compared.alone.items() if of == side]
            if names:
                yield from PARAGRAPH.wrap(f"asked of the {side} alone: {_listed(names)}")


def _side(saved: SavedRun) -> str:
    p = saved.run.provenance
    return f"{p.system} ({p.system_sha256[:12]}) on {p.engine}, {saved.path.name}, judged {saved.judged.kind}"


def _lost(compared: Comparison, full: int) -> Iterator[str]:
    lost = compared.lost
    if not lost:
        return
    yield f"lost: {counted(len(lost), 'topic')} found before and not now, what decides first"
    for pair in lost[:full]:
        yield ""
        yield from _pair(pair)
    if len(lost) > full:
        yield ""
        yield from PARAGRAPH.wrap(f"and {len(lost) - full:,} more: {_listed([pair.topic.id for pair in lost[full:]])}")


def _pair(pair: Pair) -> Iterator[str]:
    topic = pair.topic
    guarded = ", of a record that bears a warning marker or a flag" if topic.guarded else ""
    yield from PARAGRAPH.wrap(f"{topic.id} ({topic.tier}{guarded})")
    yield field("typed", cut(str(topic.typed)))
    if topic.typed != topic.meant:
        yield field("recorded", cut(str(topic.meant)))
    for record in sorted(topic.wanted):
        yield field("wanted", f"{record}: {_place(pair.before, record)} before, {_place(pair.now, record)} now")
    for name, page in (("before", pair.before), ("now", pair.now)):
        shown = sorted(topic.forbidden.intersection(page.ranking.hits))
        if shown:
            yield field(name, cut(f"shows what must not be: {', '.join(shown)}"))
        elif not page.ranking.hits:
            yield field(name, "no hits at all")
        else:
            yield field(name, cut(f"first {page.ranking.hits[0]}, of {len(page.ranking.hits)} shown"))


def _place(page: Page, record: str) -> str:
    rank = page.ranking.rank(record)
    return f"rank {rank}" if rank else "not shown"


def _classes(compared: Comparison) -> Iterator[str]:
    changed = sorted((c for c in compared.classes if c.changed or c.kind is Kind.UNDECIDED), key=_worst_first)
    if changed:
        lines: list[Sequence[str] | str] = [_COLUMNS]
        for tier in Tier:
            if rows := [_row(c) for c in changed if c.asked.tier is tier]:
                lines += [SEPARATING_LINE, (f"{tier}:", *("",) * (len(_COLUMNS) - 1)), *rows]
        text = tabulate(lines, tablefmt="simple", colalign=("left", *("right",) * 7, "left"), disable_numparse=True)
        yield from (line.rstrip() for line in text.splitlines())
        yield "before, now: topics found; at most: upper end of the exact one-sided interval of the share lost"
    same = len(compared.classes) - len(changed)
    if same:
        yield f"{counted(same, 'class', 'classes')} unchanged: nothing lost, gained or moved"


def _row(c: ComparedClass) -> tuple[str, ...]:
    return (
        shortened(c.asked.id, _NAME),
        str(c.n),
        str(c.before.found),
        str(c.now.found),
        str(len(c.lost)),
        str(len(c.gained)),
        str(len(c.moved)),
        _NONE if c.bound is None else truncated(c.bound),
        c.kind.value if c.kind else "reported",
    )


def _worst_first(c: ComparedClass) -> tuple[int, int, str]:
    gravity = c.kind.gravity if c.kind else len(Kind)
    return gravity, -len(c.lost), c.asked.id


def _flips(compared: Comparison) -> Iterator[str]:
    for flip in (*compared.records, *compared.golden, *compared.relations):
        noise = " (noise: so does the baseline asked twice)" if flip.noise else ""
        yield from PARAGRAPH.wrap(f"{flip.name}: {flip.before} before, {flip.now} now{noise}")


def _noise(compared: Comparison) -> Iterator[str]:
    noise = [name for c in compared.classes for name in sorted(c.noise)]
    if noise:
        text = f"noise: {counted(len(noise), 'topic')} that change when the baseline is asked twice, and say nothing: "
        yield from PARAGRAPH.wrap(text + _listed(noise))


def _overall(compared: Comparison, policy: Policy) -> Iterator[str]:
    found = (overall(compared.classes, intent, confidence=policy.confidence) for intent in Intent)
    for one in filter(None, found):
        yield from _one_intent(one)
    paid = payers(compared.classes)
    if paid:
        told = (f"{payer.kind} {payer.value} {payer.lost} of {payer.found}" for payer in paid[:8])
        yield from PARAGRAPH.wrap(f"lost by slice, of those found before: {', '.join(told)}")


def _one_intent(one: Overall) -> Iterator[str]:
    before, now = one.before, one.now
    yield f"{one.intent} topics, strong and medium: {one.n:,}"
    yield from ITEM.wrap(
        f"found {before.found:,} before, {now.found:,} now: {one.gained} gained, {one.lost} lost, a difference of "
        f"{_signed(one.net)} (Tango's interval); p {one.p:.3f} (McNemar's exact test)"
    )
    interval = _NONE if one.ndcg_interval is None else _signed(one.ndcg_interval)
    yield from ITEM.wrap(
        f"pages worth more now {one.better:,}, as much {one.alike:,}, less {one.worse:,}; nDCG {one.ndcg:+.5f} on "
        f"average ({interval} by the bootstrap over records)"
    )
    yield from ITEM.wrap(
        f"nothing shown at all {before.empty:,} before, {now.empty:,} now; wrong first hits {before.wrong_top:,} and "
        f"{now.wrong_top:,}; returned beyond what fits {before.surplus / one.n:.2f} and "
        f"{now.surplus / one.n:.2f} a topic"
    )


def _signed(interval: Interval) -> str:
    return f"{interval.low:+.5f} to {interval.high:+.5f}"


def _listed(names: Sequence[str], most: int = 12) -> str:
    more = f", and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
