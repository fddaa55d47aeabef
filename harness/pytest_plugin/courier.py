"""Takes what items of the suite leave to the process that says the verdict.

It travels on the reports of the items, which reach that process from xdist's workers too.
"""

from collections.abc import Generator, Sequence

import pytest

from harness.errors import HarnessError
from harness.measuring.stopwatch import Stopwatch
from harness.pytest_plugin.gathered import Gathered, Left
from harness.runs import Asking

__all__ = ["LEFT", "Courier"]

LEFT = pytest.StashKey[Left]()
"""Under which an item keeps what it leaves until its last report."""

_LEFT = "search_harness"
"""Name under which a worker's report carries what an item left."""

_ASKED = "search_harness_asked"
"""Name under which a report carries what was asked since the last one of its process."""


class Courier:
    """Takes along what items leave, and gathers it where the verdict is said; pytest calls its hooks.

    A `worker` says none.  `stopwatch` is that of all that is asked in this process, `asked` what the reports so far say
    of every process.
    """

    def __init__(self, gathered: Gathered, *, worker: bool) -> None:
        self._gathered = gathered
        self._worker = worker
        self.stopwatch = Stopwatch()
        self.asked: list[Asking] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Let the last report of an item take its result along, and say a harness error in one message."""
        report = yield
        if call.excinfo and call.excinfo.errisinstance(HarnessError):
            report.longrepr = str(call.excinfo.value)
        if report.when == "teardown":
            if left := item.stash.get(LEFT, None):
                self._take(left, report)
            setattr(report, _ASKED, [asking.to_json() for asking in self.stopwatch.told()])
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Gather what a worker's report carries, and how long it took to ask."""
        if left := getattr(report, _LEFT, None):
            self._gathered.add(Left.from_json(left))
        told: Sequence[list[float]] = getattr(report, _ASKED, ())
        self.asked += map(Asking.from_json, told)

    def _take(self, left: Left, report: pytest.TestReport) -> None:
        """Gather what an item left: in a worker, let its report take it along."""
        if self._worker:
            setattr(report, _LEFT, left.to_json())
        else:
            self._gathered.add(left)
