"""Where a report is written to: checked before the run, and written whole after it."""

import time
from pathlib import Path
from typing import Any

import orjson

from harness.outputs import output_path, write_whole
from harness.report.formats.report import document
from harness.report.model import Conclusion

__all__ = ["ReportFile", "write_report"]


class ReportFile:
    """The file that a run writes at its end, once.

    Raises :class:`ConfigurationError` where it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path: Path | None = output_path(path, "--report-json")
        self._started = time.monotonic()

    def write(self, run: Conclusion, exit_status: int) -> str:
        """Write `run`, if that was not done before; return why it could not be, nothing where it could."""
        path, self._path = self._path, None
        if path is None:
            return ""
        seconds = time.monotonic() - self._started
        try:
            write_report(path, document(run, session_seconds=seconds, exit_status=exit_status))
        except OSError as error:
            return f"--report-json {path}: could not be written: {error.strerror}"
        return ""


def write_report(path: Path, content: dict[str, Any]) -> None:
    """Write `content` to `path` all at once.

    Raises :class:`OSError` where it cannot be written, and leaves nothing half-written.
    """
    write_whole(path, orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
