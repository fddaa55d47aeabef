"""The rules of a single page: what no page of a class that is held to something may show, be it once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from harness.judging.measures import Assessment
from harness.judging.results import ClassResult

__all__ = ["PAGE_COUNTS", "PageFault", "page_faults"]

PAGE_COUNTS: Mapping[str, Callable[[Assessment], int]] = MappingProxyType(
    {
        "unmarked": lambda page: page.unmarked,
        "overmarked": lambda page: page.overmarked,
        "repeated": lambda page: page.repeated,
        "nameless": lambda page: page.nameless,
        "uncovered": lambda page: page.uncovered,
    }
)
"""What is counted on a page and must be nothing, by the name that reports give it."""

_TOLD = {
    "unmarked": (
        "1 of {marked} people who bear warning markers is shown without them",
        "{n} of {marked} people who bear warning markers are shown without them",
    ),
    "overmarked": (
        "1 person is shown with a warning marker that is not theirs",
        "{n} people are shown with warning markers that are not theirs",
    ),
    "repeated": (
        "1 hit shows a record that its page shows already",
        "{n} hits show a record that its page shows already",
    ),
    "nameless": ("1 hit has an empty id", "{n} hits have an empty id"),
    "uncovered": (
        "1 record is counted that is not shown, though its page has room for it",
        "{n} records are counted that are not shown, though their pages have room for them",
    ),
}
"""The sentences that tell it, of one and of several."""


class PageFault(NamedTuple):
    """What is wrong with pages, in a sentence that counts it, and the first topic whose page is so."""

    text: str
    topic: str


def page_faults(results: Sequence[ClassResult]) -> Iterator[PageFault]:
    """Yield every rule that a page of `results` breaks, with the number of times."""
    marked = sum(result.summed(lambda page: page.marked) for result in results)
    for name, count in PAGE_COUNTS.items():
        if n := sum(result.summed(count) for result in results):
            one, several = _TOLD[name]
            first = next(page.topic for result in results for page in result.assessments if count(page))
            yield PageFault((one if n == 1 else several).format(n=n, marked=marked), first)
