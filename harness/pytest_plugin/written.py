"""The files that a run leaves: its report, the run itself, and the page of it."""

from pathlib import Path

from harness.errors import ConfigurationError
from harness.judging.comparing import Comparison
from harness.judging.judged import judged
from harness.outputs import output_path, write_whole
from harness.report.formats.file import ReportFile
from harness.report.html import page_of_comparison, page_of_run
from harness.report.model import Conclusion
from harness.runs import Run
from harness.runs.file import read_run, write_run

__all__ = ["Written"]


class Written:
    """The files that the options ask for, each written once; `kept` is that of the run, once it is there.

    Raises :class:`~harness.errors.ConfigurationError` where one cannot be.
    """

    def __init__(self, *, report: Path | None = None, run: Path | None = None, page: Path | None = None) -> None:
        if page and not run:
            raise ConfigurationError(
                f"--report-html {page}: keep the run too, with --save-run FILE: the page bears the digest of that "
                "file, by which whoever reads it can check what it says"
            )
        self._report = ReportFile(report) if report else None
        self._run = output_path(run, "--save-run") if run else None
        self._page = output_path(page, "--report-html") if page else None
        self.kept: Path | None = None

    @property
    def keeps(self) -> bool:
        """Whether topics and answers are needed at the end."""
        return self._run is not None

    def report(self, conclusion: Conclusion, exit_status: int) -> str:
        """Write the report, if one is asked for; return why it could not be, nothing where it could."""
        return self._report.write(conclusion, exit_status) if self._report else ""

    def run(self, run: Run | None, conclusion: Conclusion) -> str:
        """Write `run`, if that is asked for; return why it could not be, nothing where it could."""
        path, self._run = self._run, None
        if path is None:
            return ""
        if run is None:
            return f"--save-run {path}: not written: nothing was measured"
        try:
            write_run(path, run, judged(conclusion.verdict, conclusion.policy))
        except OSError as error:
            return f"--save-run {path}: could not be written: {error.strerror}"
        self.kept = path
        return ""

    def page(self, conclusion: Conclusion, compared: Comparison | None) -> str:
        """Write the page of the run that was kept, beside a baseline that of both, as :meth:`run` does."""
        path, self._page = self._page, None
        if path is None:
            return ""
        if self.kept is None:
            return f"--report-html {path}: not written: no run was kept"
        try:
            if compared:
                page = page_of_comparison(compared, conclusion.policy, progress=True)
            else:
                page = page_of_run(read_run(self.kept), conclusion, progress=True)
            write_whole(path, page.encode())
        except OSError as error:
            return f"--report-html {path}: could not be written: {error.strerror}"
        return ""
