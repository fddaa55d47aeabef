"""What goes out as a file, and comes back as one: questions with their answers, and judgements.

``questions``, ``answers``
    for a search that nobody but its maker can ask
``formats``
    judgements in the formats of other tools, by name: a module for each
``exported``, ``flat``
    a run on its way out; what is typed into boxes as one text
``judged``, ``reading``, ``golden_lines``
    what was judged elsewhere; how its files are read; golden topics of it
"""

from harness.exchange.answers import read_answers
from harness.exchange.questions import OutgoingQuestion, outgoing, question_id, written

__all__ = ["OutgoingQuestion", "outgoing", "question_id", "read_answers", "written"]
