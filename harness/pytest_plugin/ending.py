"""What a run came to: its verdict, the run as it may be kept, and how it stands beside a baseline."""

import shlex
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from harness.errors import HarnessError
from harness.judging.comparing import Comparison
from harness.judging.reasons import Kind
from harness.judging.verdict import unmeasured
from harness.pytest_plugin.beside import beside
from harness.pytest_plugin.choices import Choices
from harness.pytest_plugin.gathered import Gathered
from harness.report.model import Conclusion
from harness.runs import Execution, Provenance, Run, Scope, Timing

__all__ = ["Ending"]


@dataclass(frozen=True, kw_only=True)
class Ending:
    """A run that has ended, each part of it worked out when it is first asked for.

    It `began` at a moment; `provenance` is that of its session, None where none was opened; `stopped_by` is what ended
    it before its time.
    """

    choices: Choices
    gathered: Gathered
    scope: Scope
    timing: Timing
    began: datetime
    provenance: Provenance | None
    stopped_by: HarnessError | None

    @cached_property
    def conclusion(self) -> Conclusion:
        """The verdict, and all that a report tells beside it."""
        policy, stopped = self.choices.policy, self.stopped_by
        return Conclusion(
            verdict=unmeasured(stopped) if stopped else self.gathered.verdict(policy, self.scope),
            settings=self.choices.settings,
            policy=policy,
            provenance=self.provenance and self.gathered.provenance(self.provenance),
            timing=self.timing,
        )

    @cached_property
    def run(self) -> Run | None:
        """The run, None where nothing was measured."""
        provenance = self.conclusion.provenance
        if provenance is None or self.stopped_by:
            return None
        run = self.gathered.run(provenance, self.choices.settings, self.scope, self.timing)
        command = shlex.join(("pytest", "harness", *self.choices.options))
        return replace(run, execution=Execution.ending_now(command, self.began))

    def compared(self, kept: Path | None) -> Comparison | None:
        """Return what comes of the run beside the baseline, where one is named; `kept` is its file, if it has one."""
        baseline = self.choices.baseline
        if baseline is None or self.run is None or self.conclusion.verdict.kind is Kind.INVALID:
            return None
        return beside(baseline, self.run, self.conclusion, kept=kept)
