"""The summary: where the figures come from, the tables, and the verdict last."""

from harness.report.model import Conclusion
from harness.report.text.cost import relation_lines, timing_lines
from harness.report.text.every import topic_lines
from harness.report.text.excused import excused_lines
from harness.report.text.fidelity import fidelity_lines
from harness.report.text.header import header_lines
from harness.report.text.invalid import invalid_lines
from harness.report.text.repeats import repeat_lines
from harness.report.text.slices import slice_lines
from harness.report.text.table import table
from harness.report.text.verdict import verdict_lines

__all__ = ["summary_lines"]


def summary_lines(run: Conclusion, *, verbosity: int = 0, colour: bool = False) -> list[str]:
    """Return the summary of `run`, at most 100 columns wide but for longer words.

    Where no session could be opened there are only reasons and the verdict.  `verbosity` is pytest's: from 1 on topics
    are named.
    """
    parts = [
        [*invalid_lines(run.verdict), *repeat_lines(run.verdict), *timing_lines(run.timing)],
        excused_lines(run.verdict),
        verdict_lines(run.verdict, run.policy, colour=colour),
    ]
    if run.provenance:
        confidence = run.policy.confidence
        parts = [
            header_lines(run.provenance, run.policy, profile=run.settings.profile),
            table(run.verdict, confidence=confidence, colour=colour).splitlines(),
            list(fidelity_lines(run.verdict.records)),
            relation_lines(run.verdict.relations),
            slice_lines(run.verdict.slices, confidence=confidence),
            topic_lines(run.verdict, verbosity=verbosity),
            *parts,
        ]
    lines: list[str] = []
    for part in filter(None, parts):
        lines += ["", *part] if lines else part
    return lines
