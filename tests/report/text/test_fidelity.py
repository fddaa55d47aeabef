"""How records are held, told: the gravest first, and of what nobody looked up nothing."""

from syrupy.assertion import SnapshotAssertion

from generators.topics import Intent
from harness.report.text.excused import excused_lines
from harness.report.text.fidelity import fidelity_lines
from harness.runs import Fidelity
from tests.report.samples import FIDELITIES, GO, SOUND, verdict_of


def test_what_is_wrong_is_a_table_and_the_sum_of_it_stands_below(snapshot: SnapshotAssertion) -> None:
    assert "\n".join(fidelity_lines(FIDELITIES)) == snapshot


def test_where_nothing_is_wrong_there_is_the_sum_alone() -> None:
    assert list(fidelity_lines(SOUND)) == [
        "person: 20,000 of 20,000 records as they were",
        "incident: 30,000 of 30,000 records as they were",
    ]


def test_what_nobody_can_look_up_is_told_with_what_the_system_lacks() -> None:
    lacking = Fidelity(intent=Intent.PERSON, lacking="nobody keeps a _source")

    told = excused_lines(verdict_of(GO, records=[lacking, SOUND[1]]))

    assert told == [
        "not asked, for they need what this system does not have:",
        "  nobody keeps a _source: records/person",
    ]
