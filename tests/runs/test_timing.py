import json

from hypothesis import given
from hypothesis import strategies as st

from harness.runs import Asking, Timing

askings = st.builds(
    lambda topics, began, lasted: Asking(topics=topics, began=began, ended=began + lasted),
    topics=st.integers(0, 1000),
    began=st.floats(1.7e9, 1.8e9),
    lasted=st.floats(0, 1000),
)


@given(askings)
def test_an_asking_survives_json(asking: Asking) -> None:
    assert Asking.from_json(json.loads(json.dumps(asking.to_json()))) == asking


def test_time_runs_from_the_first_question_to_the_last_answer_of_any_process() -> None:
    one = Asking(topics=200, began=100.0, ended=130.0)
    other = Asking(topics=100, began=95.0, ended=110.0)
    idle = Asking(topics=0, began=1.0, ended=2.0)

    assert Timing.of([one, other, idle]) == Timing(topics=300, seconds=35.0)
