"""Conducts one run of the acceptance suite: opens the session, gathers the results, and ends with the verdict.

The controller of a distributed run opens the session, its workers join it.
"""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import pytest

from harness.errors import ExitStatus, HarnessError
from harness.golden.lacking import lacking
from harness.interrupts import end_as_interrupted
from harness.judging.comparing import Comparison
from harness.measuring.session import Session, join_session, open_session
from harness.measuring.stopwatch import Stopwatch
from harness.pytest_plugin.build_server import tell_build_server
from harness.pytest_plugin.choices import Choices
from harness.pytest_plugin.courier import Courier
from harness.pytest_plugin.ending import Ending
from harness.pytest_plugin.gathered import Gathered
from harness.pytest_plugin.selection import chosen_on_command_line
from harness.pytest_plugin.shortened import shorten_failures
from harness.pytest_plugin.terminal import seen
from harness.pytest_plugin.written import Written
from harness.report.text.comparison import comparison_lines
from harness.report.text.lines import PARAGRAPH
from harness.report.text.summary import summary_lines
from harness.runs import Scope, Timing
from harness.systems import IndexedSystem, System, find_system
from harness.systems.fields import doubts

__all__ = ["Conductor"]

_INVITATION = "search_harness"
"""Name under which the input of a worker carries the invitation."""

_UNMEASURED = "nothing was measured"
"""What pytest says of a run that could not be; why, the verdict says."""


class Conductor:
    """Knows everything about one run; pytest calls its hooks.

    Raises :class:`~harness.errors.HarnessError` where the run is asked for in a way that cannot be.
    """

    def __init__(self, config: pytest.Config) -> None:
        option = config.option
        self._invitation: dict[str, Any] = getattr(config, "workerinput", {}).get(_INVITATION, {})
        self.choices = Choices(option, seed=self._invitation.get("seed"), hashed_by=self._invitation.get("hashed_by"))
        self._config, self._began = config, datetime.now(UTC)
        files = {"report": option.report_json, "run": option.save_run, "page": option.report_html}
        self._written = Written(**files if self._concludes else {})
        self.gathered = Gathered(self.choices.golden, keep=self._written.keeps or self.choices.baseline is not None)
        self._opened = ExitStack()
        self._stopped_by: HarnessError | None = None
        self.courier = Courier(self.gathered, worker=hasattr(config, "workerinput"))

    @cached_property
    def system(self) -> System:
        """The system that is tested; raises :class:`~harness.errors.SystemFolderError` where it cannot be read."""
        settings = self.choices.settings
        return find_system(settings.system, allow_code=settings.allow_code)

    @cached_property
    def lacking(self) -> Mapping[str, str]:
        """What the system is not asked, by id with the box that it lacks; nothing where it cannot be read."""
        try:
            return lacking(self.system, self.choices.golden)
        except HarnessError:  # the session says it, as soon as it is opened
            return {}

    @cached_property
    def session(self) -> Session:
        """The session of this run, opened when first asked for; the run ends if it cannot be."""
        asked = self.choices
        try:
            system = self.system
            if self._invitation:
                return join_session(
                    asked.settings, asked.golden, self._invitation, system=system, redaction=asked.redaction
                )
            with seen(self._config):
                opening = open_session(
                    asked.settings,
                    asked.engine,
                    asked.golden,
                    progress=True,
                    system=system,
                    redaction=asked.redaction,
                )
                return self._opened.enter_context(opening)
        except HarnessError as error:
            self._stopped_by = error
            pytest.exit(_UNMEASURED)

    @property
    def stopwatch(self) -> Stopwatch:
        """That of all that is asked in this process."""
        return self.courier.stopwatch

    def measuring_session(self) -> Session:
        """Return the session, which makes the topics of the classes selected while others are asked."""
        session = self.session
        if (
            not self.choices.alone and self._concludes
        ):  # one topic needs no others; a worker is given but a part of them
            session.think_ahead(self.gathered.selected_classes())
        return session

    def pytest_report_header(self) -> list[str]:
        """Say what is about to be measured, and what may be wrong with it: a search that finds nobody is told first."""
        return [*self.choices.header(), *self._doubts()]

    def _doubts(self) -> Iterator[str]:
        try:
            system = self.system
        except HarnessError:  # the session says it, as soon as it is opened
            return
        for doubt in doubts(system) if isinstance(system, IndexedSystem) else ():
            yield from PARAGRAPH.wrap(f"is that meant? {doubt}")

    def pytest_sessionstart(self) -> None:
        """Let an ending from outside clean up as Ctrl-C does."""
        end_as_interrupted()

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leave what the system has a box for, and of that only what ``--topic`` or ``--relation`` asks for."""
        only = self.choices.alone
        asked = [item for item in items if self._may_be_asked(Gathered.part_of(item.nodeid))]
        chosen = [item for item in asked if only is None or Gathered.serves(item.nodeid, only)]
        if len(chosen) < len(items):
            config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
            items[:] = chosen

    def _may_be_asked(self, part: str) -> bool:
        """Return whether the system has a box for the class, golden topic or relation, and records to ask about."""
        return part not in self.lacking and (part.startswith("golden/") or not self.choices.own)

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
        try:
            node.workerinput[_INVITATION] = self.session.invitation()
        except pytest.exit.Exception:  # pytest is still starting, and will ask no one for a summary or the exit status
            if self._stopped_by is None:
                raise
            for line in summary_lines(self._ending.conclusion):
                self._config.get_terminal_writer().line(line)
            pytest.exit(_UNMEASURED, returncode=self._stopped_by.exit_status)

    @pytest.hookimpl(wrapper=True, tryfirst=True)  # outermost, so that no other plugin has the last word
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> Generator[None]:
        """Stop what was started, keep the run, and end with the verdict's exit status."""
        self.close()
        problems = []
        if self._concludes:
            problems.append(self._written.run(self._ending.run, self._ending.conclusion))
            tell_build_server(self._config, self._ending.conclusion)
            shorten_failures(self._config)
        yield
        if self._stopped_by:
            session.exitstatus = self._stopped_by.exit_status
        elif self._concludes and exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
            # What failed beside the suite, or as another plugin sees it, has failed all the same.
            session.exitstatus = (self._comparison or self._ending.conclusion.verdict).exit_status or session.exitstatus
        if self._concludes:
            problems.append(self._written.report(self._ending.conclusion, session.exitstatus))
            with seen(self._config):
                problems.append(self._written.page(self._ending.conclusion, self._comparison))
        for problem in filter(None, problems):
            session.exitstatus = session.exitstatus or ExitStatus.USAGE
            self._config.get_terminal_writer().line(problem)

    @pytest.hookimpl(wrapper=True, tryfirst=True)  # outermost, so that the verdict is what one reads last
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> Generator[None]:
        """Print where the figures come from, the tables and the verdict."""
        yield
        if self._concludes:
            terminalreporter.section("search accuracy")
            verbosity = self._config.get_verbosity()
            for line in summary_lines(self._ending.conclusion, verbosity=verbosity, colour=terminalreporter.hasmarkup):
                terminalreporter.line(line)
            if compared := self._comparison:
                terminalreporter.section("beside the baseline")
                for line in comparison_lines(compared, self.choices.policy):
                    terminalreporter.line(line)

    def pytest_unconfigure(self) -> None:
        """Stop what was started, should the session have ended without saying so."""
        self.close()
        if self._stopped_by:  # where it stopped before the session began, nobody has been told yet
            self._written.report(self._ending.conclusion, self._stopped_by.exit_status)

    def close(self) -> None:
        """Stop what was started."""
        with seen(self._config):
            self._opened.close()

    @property
    def _concludes(self) -> bool:
        """Whether this process says the verdict: not where nothing was to be asked, nor in a worker."""
        return not (self._config.option.collectonly or hasattr(self._config, "workerinput"))

    @cached_property
    def _ending(self) -> Ending:
        """What the run came to; not to be asked for before its end."""
        return Ending(
            choices=self.choices,
            gathered=self.gathered,
            scope=self._scope,
            timing=Timing.of(self.courier.asked),
            began=self._began,
            provenance=self.session.provenance if "session" in vars(self) else None,
            stopped_by=self._stopped_by,
        )

    @cached_property
    def _comparison(self) -> Comparison | None:
        with seen(self._config):
            return self._ending.compared(self._written.kept)

    @property
    def _scope(self) -> Scope:
        chosen = self.choices.own or chosen_on_command_line(self._config)
        return self.gathered.scope(lacking=self.lacking, chosen=chosen, doubt=self.choices.doubt)
