"""What the terminal tells of many failures: the first in full, of the others what they begin with."""

from typing import Any

import pytest

__all__ = ["shorten_failures"]

_IN_FULL = 20
"""So many failures are told in full; whoever wants more says -v."""


def shorten_failures(config: pytest.Config) -> None:
    """Let the terminal tell of all failures but the first only their first paragraph, unless it is to be verbose.

    To be called when every test has ended and nothing was told yet: a file of ``--junitxml`` has all of it by then.
    """
    terminal = config.pluginmanager.getplugin("terminalreporter")
    if terminal is None or config.get_verbosity() > 0:
        return
    failed = [_without_trace(report) for report in terminal.stats.get("failed", ())]
    for lines in [lines for lines in failed if lines][_IN_FULL:]:
        if "" in lines:
            lines[lines.index("") :] = ["(-v tells it in full)"]


def _without_trace(report: pytest.TestReport) -> list[str]:
    """Return the lines that a test failed with, which has no trace to show; none of one that has."""
    entries: Any = getattr(getattr(report.longrepr, "reprtraceback", None), "reprentries", ())
    if len(entries) != 1 or getattr(entries[0], "style", "") != "value":
        return []
    lines: list[str] = entries[0].lines
    return lines
