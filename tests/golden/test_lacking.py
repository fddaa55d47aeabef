"""What a system is not asked: all that needs a box of which its own file says that it has none."""

from dataclasses import replace
from types import MappingProxyType

from generators.queries import PersonQuery
from generators.topics import CLASSES, Intent
from harness.golden import load_golden
from harness.golden.lacking import lacking
from harness.systems import reference_system

SUITE = load_golden()
SYSTEM = reference_system()
PERSON = SYSTEM.intents[Intent.PERSON]
WITHOUT = replace(
    SYSTEM,
    intents=MappingProxyType({**SYSTEM.intents, Intent.PERSON: replace(PERSON, lacks=frozenset({"anything"}))}),
)


def test_a_system_with_every_box_is_asked_everything() -> None:
    assert lacking(SYSTEM, SUITE) == {}


def test_what_needs_the_box_is_not_asked_and_all_else_is() -> None:
    left_out = lacking(WITHOUT, SUITE)

    of_classes = {name for name in left_out if name in CLASSES}
    assert of_classes == {name for name in CLASSES if "anything" in name}
    assert len(of_classes) > len(PERSON.lacks)
    assert set(left_out.values()) == {"person anything"}


def test_a_golden_topic_that_types_into_the_box_is_not_asked() -> None:
    topic = next(topic for topic in SUITE.topics if topic.intent is Intent.PERSON)
    typed = replace(topic, id="golden/person/typed-into-one", typed=PersonQuery(anything="Anna Smith"))

    assert lacking(WITHOUT, replace(SUITE, topics=(topic, typed))).keys() - CLASSES.keys() == {typed.id}
