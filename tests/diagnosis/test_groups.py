"""Misses of one cause are one group, and what most people are missed for comes first."""

from harness.diagnosis.cause import Cause, Diagnosis, Why
from harness.diagnosis.groups import grouped

LOST = Cause(why=Why.NOT_THERE)


def missed(topic: str, record: str, cause: Cause) -> Diagnosis:
    return Diagnosis(topic=topic, record=record, causes=(cause,))


def test_people_count_and_not_questions() -> None:
    accents = [
        Cause(why=Why.ANALYSIS, where="names.surname", how="accents", evidence=f"typed {name}")
        for name in ("Muller", "Zoe")
    ]
    asked_thrice = [missed(f"t{number}", "N1", LOST) for number in range(3)]

    groups = grouped([*asked_thrice, missed("t4", "N2", accents[0]), missed("t5", "N3", accents[1])])

    assert [(group.told, len(group.records), len(group.topics)) for group in groups] == [
        ("analysed otherwise than it is looked for (names.surname): accents", 2, 2),
        ("never loaded", 1, 3),
    ]
    assert groups[0].example.evidence == "typed Muller"
