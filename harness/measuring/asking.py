"""Everything that is asked of one class."""

from generators.topics import PAGE, TopicClass
from harness.measuring.counting import counted
from harness.measuring.session import Session
from harness.measuring.stopwatch import Stopwatch
from harness.runs import AskedClass, Part

__all__ = ["ask_class"]


def ask_class(
    session: Session, stopwatch: Stopwatch, topic_class: TopicClass, *, only: str | None = None
) -> tuple[AskedClass, Part]:
    """Ask the topics of `topic_class`, or `only` the one with this id; return what was asked, and the answers."""
    topics = [topic for topic in session.topics(topic_class) if only in {None, topic.id}]
    answers = stopwatch.ask(session.backend, topics)
    if topic_class.decided:  # there a page is taken for the whole list, so it matters whether it is
        answers = counted(session.backend, topics, answers)
    asked = AskedClass.of(
        topic_class,
        asked=topic_class.topics_of(session.settings.topics) if only is None else 1,
        cutoff=min(PAGE, session.system.intents[topic_class.intent].page_size),
        topics=topics,
    )
    return asked, Part.of(topics, answers)
