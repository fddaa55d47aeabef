"""Questions go out as a file, answers come back as one: for a search that nobody but its maker can ask."""

from harness.exchange.answers import read_answers
from harness.exchange.questions import OutgoingQuestion, outgoing, question_id, written

__all__ = ["OutgoingQuestion", "outgoing", "question_id", "read_answers", "written"]
