from harness.errors import EngineError
from harness.judging.policy import Policy
from harness.judging.verdict import unmeasured
from harness.report.model import Conclusion
from harness.report.text.summary import summary_lines
from harness.runs import Timing
from harness.settings import Settings
from tests.report.samples import FIDELITIES, GO, NO_GO, PROVENANCE, verdict_of

TIMING = Timing(topics=29_000, seconds=61.0)


def test_the_speed_stands_right_before_the_verdict() -> None:
    run = Conclusion(verdict=verdict_of(GO), settings=Settings(), policy=Policy(), provenance=PROVENANCE, timing=TIMING)
    lines = summary_lines(run)

    assert lines[0].startswith("search harness 0.1.0: reference")
    assert lines[2].endswith("profile acceptance")
    assert lines[-3:-1] == ["asked 29,000 topics in 61 s: 475 a second", ""]
    assert lines[-1].startswith("GO: ")


def test_topics_are_named_where_that_is_asked_for() -> None:
    run = Conclusion(
        verdict=verdict_of(NO_GO, records=FIDELITIES), settings=Settings(), policy=Policy(), provenance=PROVENANCE
    )
    missed = "  missed  person/diacritics/name/N36"

    assert missed in summary_lines(run, verbosity=1)
    assert missed not in summary_lines(run)


def test_without_a_session_there_is_the_reason_alone() -> None:
    run = Conclusion(verdict=unmeasured(EngineError("nothing answers")), settings=Settings(), policy=Policy())

    assert summary_lines(run) == ["INVALID: the search could not be measured", "  nothing answers"]
