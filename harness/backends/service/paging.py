"""Many hits of a service that shows a few at once: page after page, put together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from harness.backends.base import Question
from harness.runs import Ranking

__all__ = ["joined", "pages"]


def pages(question: Question, *, size: int, most: int | None) -> Iterator[Question]:
    """Yield what to ask for the `size` hits of `question`, of which no more than `most` can be asked for at once."""
    at_once = min(size, most or size)
    for start in range(0, size, at_once):
        yield question._replace(size=min(at_once, size - start), start=question.start + start)


def joined(shown: Sequence[Ranking], *, size: int) -> Ranking:
    """Return the pages `shown`, one after the other, as one of `size` hits; what stands on two of them is repeated."""
    hits = (scored for page in shown for scored in zip(page.hits, page.scores, strict=True))
    whole = Ranking.of(shown[0].topic, hits)
    return replace(
        shown[0],
        hits=whole.hits,
        scores=whole.scores,
        repeated=(*whole.repeated, *(again for page in shown for again in page.repeated)),
        nameless=sum(page.nameless for page in shown),
        size=size,
        took=sum(page.took or 0 for page in shown),
        repeats=sum(page.repeats for page in shown),
        markers={hit: markers for page in reversed(shown) for hit, markers in page.markers.items()},
    )
