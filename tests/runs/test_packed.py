import json
from dataclasses import replace

from hypothesis import given

from harness.runs import Packed, Part, Ranking
from tests.runs.strategies import parts


def timeless(part: Part) -> Part:
    """Return `part` without the time that answers took, which is not kept."""
    answers = (replace(answer, took=None) if isinstance(answer, Ranking) else answer for answer in part.answers)
    return Part(topics=part.topics, answers=tuple(answers))


@given(parts())
def test_what_is_packed_comes_out_as_it_went_in(part: Part) -> None:
    assert Packed.of(part).unpacked() == timeless(part)


@given(parts())
def test_it_survives_the_way_in_a_report_that_may_be_written_as_json(part: Part) -> None:
    packed = Packed.of(part)

    assert Packed.from_text(json.loads(json.dumps(packed.to_text()))) == packed


@given(parts(), parts())
def test_joined_parts_have_every_topic_once_and_every_answer_whatever_their_order(one: Part, two: Part) -> None:
    joined = Part.joined([one, two])

    topics = {topic.id for topic in (*one.topics, *two.topics)}
    assert [topic.id for topic in joined.topics] == sorted(topics)
    assert set(map(repr, joined.answers)) == set(map(repr, (*one.answers, *two.answers)))
    assert [a.topic for a in joined.answers] == [a.topic for a in Part.joined([two, one]).answers]
    assert Part.joined([joined, joined]) == joined
