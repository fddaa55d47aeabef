"""Conducts one run of the acceptance suite: opens the session, gathers the results, and ends with the verdict.

Results travel on the reports of their items, so that they reach the summary from xdist's workers too.  The controller
of a distributed run opens the session, its workers join it.
"""

import signal
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from functools import cached_property
from types import FrameType
from typing import Any

import pytest

from harness.engine import EngineRequest
from harness.errors import HarnessError
from harness.golden import GoldenSuite, load_golden
from harness.judging.gathered import Gathered, Result, carried
from harness.judging.policy import Policy
from harness.judging.slices import slices
from harness.judging.verdict import Verdict
from harness.report.header import header_lines
from harness.report.invalid import invalid_lines
from harness.report.slices import slice_lines
from harness.report.table import table
from harness.report.verdict import verdict_lines
from harness.searching.session import Session, join_session, open_session
from harness.settings import Settings

__all__ = ["RESULT", "Conductor"]

RESULT = pytest.StashKey[Result]()
"""Under which an item keeps its result until its report takes it along."""

_CARRIED = "search_harness"
"""Name under which a report carries a result, and a worker's input the invitation."""


class Conductor:
    """Knows everything about one run; pytest calls its hooks.

    Raises :class:`~harness.errors.HarnessError` where the run is asked for in a way that cannot be.
    """

    def __init__(self, config: pytest.Config) -> None:
        option = config.option
        chosen = {field.name: getattr(option, field.name) for field in fields(Settings)}
        self.settings = Settings(**{name: value for name, value in chosen.items() if value is not None})
        self.engine = EngineRequest.from_environment(
            es_url=option.es_url, es_home=option.es_home, version=option.engine
        )
        self.policy = Policy.from_file(self.settings.policy) if self.settings.policy else Policy.default()
        self.golden: GoldenSuite = load_golden()
        self.topic: str | None = option.topic
        self.gathered = Gathered(self.golden)
        self._config = config
        self._opened = ExitStack()
        self._stopped_by: HarnessError | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """The command-line options that ask for this run again; an address bears no password."""
        request = self.engine
        asked = {"--es-url": request.es_url, "--es-home": request.es_home, "--engine": request.version}
        engine = (word for name, value in asked.items() if value for word in (name, str(value)))
        return (*self.settings.options(), *engine)

    @cached_property
    def session(self) -> Session:
        """The session of this run, opened when first asked for; the run ends if it cannot be."""
        try:
            if invitation := getattr(self._config, "workerinput", {}).get(_CARRIED):
                return join_session(self.settings, self.golden, invitation)
            with self._terminal():
                opening = open_session(self.settings, self.engine, self.golden, progress=True)
                return self._opened.enter_context(opening)
        except HarnessError as error:
            self._stopped_by = error
            pytest.exit(str(error))

    def measuring_session(self) -> Session:
        """Return the session, which makes the topics of the classes selected while others are asked."""
        session = self.session
        if self.topic is None and self._concludes:  # one topic needs no others; a worker is given but a part of them
            session.think_ahead(self.gathered.selected_classes())
        return session

    def pytest_report_header(self) -> str:
        """Say what is about to be measured."""
        s = self.settings
        system = s.system.name if s.system else "reference"
        return f"search accuracy: system {system}, seed {s.seed}, {s.people:,} people, {s.incidents:,} incidents"

    def pytest_sessionstart(self) -> None:
        """Let an ending from outside clean up as Ctrl-C does."""
        signal.signal(signal.SIGTERM, _interrupt)

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leave only the item of the topic asked for with ``--topic``."""
        if self.topic is not None:
            chosen = [item for item in items if Gathered.serves(item.nodeid, self.topic)]
            config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
            items[:] = chosen

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Remember what was selected, to know later what is lacking."""
        self.gathered.select(item.nodeid for item in session.items)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, node: Any, ids: Sequence[str]) -> None:  # noqa: ANN401, ARG002
        """Remember the same in the controller, which collects nothing itself."""
        self.gathered.select(ids)

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:  # noqa: ANN401  # xdist has no types
        """Invite a worker to this session."""
        node.workerinput[_CARRIED] = self.session.invitation()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Let the last report of an item take its result along, and say a harness error in one message."""
        report = yield
        if call.excinfo and call.excinfo.errisinstance(HarnessError):
            report.longrepr = str(call.excinfo.value)
        if report.when == "teardown" and (result := item.stash.get(RESULT, None)):
            setattr(report, _CARRIED, carried(result))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Gather the result that a report carries."""
        if result := getattr(report, _CARRIED, None):
            self.gathered.add(result)

    @pytest.hookimpl(wrapper=True, tryfirst=True)  # outermost, so that no other plugin has the last word
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> Generator[None]:
        """Stop what was started, and end with the verdict's exit status."""
        self.close()
        yield
        if self._stopped_by:
            session.exitstatus = self._stopped_by.exit_status
        elif self._concludes and exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
            session.exitstatus = self._verdict.exit_status

    @pytest.hookimpl(wrapper=True, tryfirst=True)  # outermost, so that the verdict is what one reads last
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> Generator[None]:
        """Print where the figures come from, the table and the verdict."""
        yield
        if self._concludes:
            self._summarise(terminalreporter)

    def _summarise(self, tr: pytest.TerminalReporter) -> None:
        colour = tr.hasmarkup
        tr.section("search accuracy")
        if self._stopped_by:
            tr.line(f"INVALID: {self._stopped_by}")
            return
        if "session" in vars(self):
            for line in header_lines(self.session.provenance):
                tr.line(line)
            tr.line("")
            tr.line(table(self._verdict, confidence=self.policy.confidence, colour=colour))
            tr.line("")
            for line in slice_lines(slices(c.result for c in self._verdict.classes), confidence=self.policy.confidence):
                tr.line(line)
            tr.line("")
        for line in invalid_lines(self._verdict):
            tr.line(line)
        for line in verdict_lines(self._verdict, colour=colour):
            tr.line(line)

    def pytest_unconfigure(self) -> None:
        """Stop what was started, should the session have ended without saying so."""
        self.close()

    def close(self) -> None:
        """Stop what was started."""
        with self._terminal():
            self._opened.close()

    @property
    def _concludes(self) -> bool:
        """Whether this process says the verdict: not where nothing was to be asked, nor in a worker."""
        return not (self._config.option.collectonly or hasattr(self._config, "workerinput"))

    @cached_property
    def _verdict(self) -> Verdict:
        return self.gathered.verdict(self.policy)

    @contextmanager
    def _terminal(self) -> Generator[None]:
        """Let progress be seen: pytest captures what tests and fixtures write."""
        capture = self._config.pluginmanager.getplugin("capturemanager")
        if capture is None:
            yield
        else:
            with capture.global_and_fixture_disabled():
                yield


def _interrupt(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise KeyboardInterrupt(f"ended by signal {signum}")
