"""Where a report is written to: checked before the run, written whole after it, and read again."""

import time
from pathlib import Path
from typing import Any

import orjson

from harness.errors import ConfigurationError
from harness.outputs import output_path, written_whole
from harness.report.formats.report import FORMAT, document
from harness.report.model import Conclusion

__all__ = ["ReportFile", "read_report", "write_report"]


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
    with written_whole(path) as beside:
        beside.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def read_report(path: Path) -> dict[str, Any]:
    """Return what a report in `path` holds, as ``docs/report.md`` describes it.

    Raises :class:`ConfigurationError` for a file that is no report, or one of a run that measured nothing.
    """
    try:
        run = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise ConfigurationError(f"{path} cannot be read as JSON: {error}") from None
    if not isinstance(run, dict) or run.get("format") != FORMAT or "classes" not in run:
        raise ConfigurationError(f"{path} is no report of `pytest harness --report-json`")
    if not run["provenance"]:
        raise ConfigurationError(f"{path} is of a run that measured nothing: {run['verdict']['reasons'][0]['text']}")
    return run
