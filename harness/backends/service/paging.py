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
    first = shown[0]
    scores: dict[str, float | None] = {}
    repeated: list[str] = []
    for page in shown:
        for hit, score in zip(page.hits, page.scores, strict=True):
            if hit in scores:
                repeated.append(hit)
            else:
                scores[hit] = score
        repeated += page.repeated
    return replace(
        first,
        hits=tuple(scores),
        scores=tuple(scores.values()),
        repeated=tuple(repeated),
        nameless=sum(page.nameless for page in shown),
        size=size,
        took=sum(page.took or 0 for page in shown),
        repeats=sum(page.repeats for page in shown),
        markers={hit: markers for page in reversed(shown) for hit, markers in page.markers.items()},
    )
