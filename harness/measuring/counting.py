"""How many records match, where a search does not say: one hit more than a page is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generators.topics import Topic
from harness.backends.base import Backend, Question
from harness.runs import Answer, Ranking

__all__ = ["counted"]


def counted(backend: Backend, topics: Sequence[Topic], answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return `answers` to `topics` of one intent, by their ids, with the count of every full page that has none.

    A page is the whole list if nothing comes after it; if something does, one more match at least.
    """
    told = dict(answers)
    rankings = [ranking for ranking in answers.values() if isinstance(ranking, Ranking)]
    uncounted = {ranking.topic: ranking for ranking in rankings if ranking.full and ranking.count is None}
    size = max((ranking.shown for ranking in uncounted.values()), default=0) + 1
    for deeper in backend.answer(Question.of(topic, size=size) for topic in topics if topic.id in uncounted):
        if isinstance(deeper, Ranking):
            told[deeper.topic] = replace(uncounted[deeper.topic], total=deeper.shown, lower_bound=deeper.full)
    return told
