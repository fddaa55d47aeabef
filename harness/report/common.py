"""What the missed topics of a class have in common: of which slices they are, and whether anything was shown at all."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from generators.topics import Topic

__all__ = ["common_lines"]


def common_lines(topics: Sequence[Topic], missed: Collection[str], *, empty: int = 0) -> Iterator[str]:
    """Yield a line for every kind of slice: of which value how many of those asked were missed, the worst share first.

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
