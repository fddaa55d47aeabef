"""Which topics a corpus gives: of every class and naming culture how many, and why not more."""

from collections.abc import Iterable, Iterator, Mapping

from generators.survey.table import Table
from generators.topics import Posed, Stratum, TopicClass, fewer

__all__ = ["topic_tables"]


def topic_tables(posed: Mapping[str, Posed], classes: Iterable[TopicClass], count: int) -> Iterator[Table]:
    """Yield a table of the classes in `posed`, where a class has `count` topics."""
    rows = []
    for topic_class in classes:
        topics, strata = posed[topic_class.id]
        given = [stratum for stratum in strata if stratum.given]
        fewest, most = (f(s.given for s in given) if given else 0 for f in (min, max))
        empty = [stratum for stratum in strata if not stratum.given]
        rows.append((topic_class.id, topic_class.tier.value, len(topics), len(given), f"{fewest}–{most}", _why(empty)))
    asked = f"{count} topics a class, {fewer(count)} outside the medium tier"
    yield Table(
        title="Topics",
        asked=f"{asked}, drawn evenly from the naming cultures",
        headers=("class", "tier", "topics", "cultures", "each", "cultures without, and why"),
        rows=tuple(rows),
    )


def _why(empty: list[Stratum]) -> str:
    """Group the cultures that gave nothing by the commonest reason."""
    groups: dict[str, list[str]] = {}
    for stratum in empty:
        reason = max(sorted(stratum.refused), key=stratum.refused.__getitem__, default="no such record")
        groups.setdefault(reason, []).append(stratum.culture or "all")
    return "; ".join(f"{reason}: {', '.join(cultures)}" for reason, cultures in groups.items())
