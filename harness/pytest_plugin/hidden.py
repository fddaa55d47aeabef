"""Keeps what pytest tells of its own accord from telling of records, in a run that redacts."""

import logging
import warnings
from collections.abc import Generator
from pathlib import Path

import pytest

from harness.errors import HarnessError

__all__ = ["Hidden"]


class Hidden:
    """Leaves out the texts of exceptions, logs and warnings: each may hold what was typed, or what came back."""

    def __init__(self) -> None:
        self._disabled = logging.root.manager.disable
        logging.disable(logging.CRITICAL)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Say what we say of a failure; of an exception that nobody foresaw, what it was and where; nothing else."""
        report = yield
        if call.excinfo and (report.failed or hasattr(report, "wasxfail")):
            ours = call.excinfo.errisinstance((HarnessError, pytest.fail.Exception, pytest.xfail.Exception))
            report.longrepr = str(call.excinfo.value) if ours else _where(call.excinfo)
        report.sections.clear()
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        """Let no warning be recorded."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_internalerror(self, excrepr: object, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Say of a mistake of ours, or of another plugin's, what it was and where; nobody may say more after this."""
        vars(excrepr).update(chain=[], sections=[("internal error", _where(excinfo), "-")])

    def pytest_unconfigure(self) -> None:
        """Let others log again."""
        logging.disable(self._disabled)


def _where(excinfo: pytest.ExceptionInfo[BaseException]) -> str:
    last = excinfo.traceback[-1]
    return f"{excinfo.typename} in {Path(last.path).name}, line {last.lineno + 1}; its text is left out (--redact)"
