"""Where a report is written to: checked before the run, written whole after it, and read again."""

import os
import time
from pathlib import Path
from typing import Any

import orjson

from harness.errors import ConfigurationError
from harness.report.conclusion import Conclusion
from harness.report.document import FORMAT, document

__all__ = ["ReportFile", "read_report", "report_path", "write_report"]


class ReportFile:
    """The file that a run writes at its end, once.

    Raises :class:`ConfigurationError` where it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path: Path | None = report_path(path)
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


def report_path(path: Path) -> Path:
    """Return `path`, absolute and behind any link, if a report can be written there.

    Raises :class:`ConfigurationError` where it cannot: that should be said before a run of minutes, not after it.
    """
    try:
        real = path.resolve()
        problem = _problem(real)
    except OSError as error:
        problem = error.strerror or str(error)
    if problem:
        raise ConfigurationError(f"--report-json {path}: cannot be written: {problem}")
    return real


def _problem(path: Path) -> str:
    if path.exists() and not path.is_file():
        return "is not a file"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    beside = _beside(path)
    beside.touch()
    beside.unlink()
    return ""


def write_report(path: Path, content: dict[str, Any]) -> None:
    """Write `content` to `path` all at once: whoever reads meanwhile sees the old file or the new one.

    Raises :class:`OSError` where it cannot be written, and leaves nothing half-written.
    """
    beside = _beside(path)
    try:
        beside.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


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


def _beside(path: Path) -> Path:
    """Return a name in the same folder, since a file cannot be renamed from one disk to another."""
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")
