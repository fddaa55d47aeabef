"""Topics: one question each, with the answers that are right, known before anything is indexed.

``topic`` says what a topic is, ``levels`` at which evidence a variation is asked, ``classes`` all that is asked;
``posing`` asks for one record, with the answers that are right; ``drawing`` draws the topics of a class from a corpus;
``line`` writes topics down, and reads them again.
"""

from generators.topics.classes import CLASSES, Right, TopicClass, fewer
from generators.topics.drawing import Posed, Stratum, pose, topics
from generators.topics.topic import PAGE, Intent, Topic

__all__ = ["CLASSES", "PAGE", "Intent", "Posed", "Right", "Stratum", "Topic", "TopicClass", "fewer", "pose", "topics"]
