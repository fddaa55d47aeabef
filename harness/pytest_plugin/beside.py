"""This run beside a baseline's."""

from pathlib import Path
from tempfile import TemporaryDirectory

from harness.judging.comparing import Comparison, compare
from harness.judging.judged import judged
from harness.report.model import Conclusion
from harness.runs import Run
from harness.runs.file import SavedRun, read_run, write_run

__all__ = ["beside"]


def beside(baseline: SavedRun, run: Run, conclusion: Conclusion, *, kept: Path | None = None) -> Comparison:
    """Compare `run` with `baseline`, as of its own file: what is said of a run is said of what can be kept of it.

    That is written for as long as this takes, unless it is `kept` already.
    """
    with TemporaryDirectory(prefix="search-harness-") as folder:
        path = kept or Path(folder) / "this run"
        if kept is None:
            write_run(path, run, judged(conclusion.verdict, conclusion.policy))
        return compare(baseline, read_run(path), conclusion.policy, progress=True)
