"""What real projects got wrong in the form: what becomes of what is typed, and of what is answered."""

import html
import re
from collections.abc import Callable
from dataclasses import replace

from generators.queries import Query
from generators.topics import PAGE
from harness.mutants.changes import Answered, Paged, Typed
from harness.mutants.mutant import Layer, maker
from harness.runs import Ranking

__all__ = ["CLIENT"]

_DAY_FIRST = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})([/.-]\d{2,4})$")
_NAMES = ("name", "forename", "surname", "anything")


def _each(change: Callable[[str], str], *boxes: str) -> Typed:
    """Return the change of what is typed into each of `boxes`, or into any."""

    def edit(query: Query) -> Query:
        changed = {box: change(typed) for box, typed in query.typed().items() if not boxes or box in boxes}
        return query.with_boxes(changed)

    return Typed(edit)


def _exchanged(query: Query) -> Query:
    return query.with_boxes({"forename": query.surname, "surname": query.forename})


def _month_first(typed: str) -> str:
    return _DAY_FIRST.sub(r"\3\2\1\4", typed)


def _without_first(answer: Ranking) -> Ranking:
    return replace(answer, hits=answer.hits[1:], scores=answer.scores[1:])


def _one_of_equals(answer: Ranking) -> Ranking:
    """Show one hit of those with one score."""
    if not answer.scores:
        return answer
    first = {score: hit for hit, score in reversed(list(zip(answer.hits, answer.scores, strict=True)))}
    shown = [(hit, score) for hit, score in zip(answer.hits, answer.scores, strict=True) if first[score] == hit]
    return replace(answer, hits=tuple(hit for hit, _ in shown), scores=tuple(score for _, score in shown))


def _backwards(answer: Ranking) -> Ranking:
    return replace(answer, hits=answer.hits[::-1], scores=answer.scores[::-1])


def _by_id(answer: Ranking) -> Ranking:
    return replace(answer, hits=tuple(sorted(answer.hits)), scores=())


def _of_the_first(answer: Ranking) -> Ranking:
    """Show with everybody the markers of the first."""
    first = answer.markers.get(answer.hits[0], frozenset()) if answer.hits else frozenset()
    return replace(answer, markers=dict.fromkeys(answer.hits, first) if first else {})


def _one_marker(answer: Ranking) -> Ranking:
    """Show one marker of somebody who bears more."""
    return replace(answer, markers={hit: frozenset(sorted(some)[:1]) for hit, some in answer.markers.items()})


def _ten_at_most(answer: Ranking) -> Ranking:
    return replace(answer, total=min(answer.total, PAGE), lower_bound=False) if answer.total is not None else answer


_mutant = maker(Layer.CLIENT)

_AS_RECORDED = ("person/as-recorded/*", "incident/as-recorded/*")

CLIENT = (
    _mutant(
        "boxes-exchanged",
        "forename and surname are sent as each other",
        "own",
        ("relation/person-exact-before-near", "person/as-recorded/name*", "incident/as-recorded/person+*"),
        Typed(_exchanged),
    ),
    _mutant(
        "typed-cut",
        "no more than eight characters of what is typed are sent",
        "own",
        (*_AS_RECORDED, "relation/*"),
        _each(lambda typed: typed[:8]),
    ),
    _mutant(
        "first-word-typed",
        "of a name the first word is sent",
        "own",
        ("person/as-recorded/whole-name*", "person/as-recorded/one-box*"),
        _each(lambda typed: typed.split(" ")[0], *_NAMES),
    ),
    _mutant(
        "escaped-twice",
        "what is typed is sent as it would stand in HTML",
        "own",
        ("person/as-recorded/*", "person/apostrophe/*"),
        _each(html.escape),
    ),
    _mutant(
        "accents-lost",
        "letters with accents are sent as question marks",
        "own",
        ("person/as-recorded/*",),
        _each(lambda typed: typed.encode("ascii", "replace").decode()),
    ),
    _mutant(
        "not-latin-lost",
        "letters that Latin-1 does not have are not sent",
        "own",
        ("person/as-recorded/*",),
        _each(lambda typed: typed.encode("latin-1", "ignore").decode("latin-1")),
    ),
    _mutant(
        "spaces-lost",
        "spaces are not sent",
        "own",
        ("person/as-recorded/whole-name*", "incident/as-recorded/words+*"),
        _each(lambda typed: typed.replace(" ", "")),
    ),
    _mutant(
        "star-added",
        "a star is sent behind each name",
        "own",
        ("person/as-recorded/*", "golden/person/*"),
        _each(lambda typed: f"{typed}*", *_NAMES),
    ),
    _mutant(
        "month-first",
        "dates are read as Americans write them",
        "own",
        ("person/as-recorded/*born*", "incident/as-recorded/number+date"),
        _each(_month_first),
    ),
    _mutant(
        "next-page-skips",
        "the first hit of each later page is skipped",
        "es#68833",
        ("relation/*-pages",),
        Paged(lambda size, start: (size, start + 1 if start else 0)),
    ),
    _mutant(
        "next-page-overlaps",
        "a later page begins with the last hit of the one before",
        "es#68833",
        ("relation/*-pages",),
        Paged(lambda size, start: (size, max(0, start - 1))),
    ),
    _mutant(
        "next-page-same",
        "every page is the first",
        "es#68833",
        ("relation/*-pages",),
        Paged(lambda size, start: (size, 0)),  # noqa: ARG005
    ),
    _mutant(
        "first-hit-skipped",
        "pages begin at the second hit",
        "own",
        _AS_RECORDED,
        Paged(lambda size, start: (size, start + 1)),
    ),
    _mutant("first-hit-lost", "the first hit is taken for a heading", "own", _AS_RECORDED, Answered(_without_first)),
    _mutant(
        "equals-merged",
        "of hits with one score one is shown",
        "own",
        ("person/household/*", "incident/as-recorded/*"),
        Answered(_one_of_equals),
    ),
    _mutant(
        "backwards",
        "the last hit of a page is shown first",
        "own",
        ("relation/*-before-*", "relation/*-first", *_AS_RECORDED),
        Answered(_backwards),
    ),
    _mutant(
        "sorted-by-id",
        "a page is shown in the order of ids",
        "own",
        ("relation/*-before-*", *_AS_RECORDED),
        Answered(_by_id),
    ),
    _mutant(
        "markers-of-the-first",
        "everybody is shown with the markers of the first",
        "own",
        ("person/as-recorded/*",),
        Answered(_of_the_first),
    ),
    _mutant(
        "one-marker-shown",
        "of several warning markers one is shown",
        "own",
        ("person/as-recorded/*",),
        Answered(_one_marker),
    ),
    _mutant(
        "total-capped",
        "no more matches are counted than a page has room for",
        "opencrvs-core#11504",
        ("incident/as-recorded/*", "relation/*-total", "relation/*-split"),
        Answered(_ten_at_most),
    ),
)
