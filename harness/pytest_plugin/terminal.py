"""What pytest and the shell do to a process that measures: progress that is captured, and endings from outside."""

import signal
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

import pytest

__all__ = ["end_as_interrupted", "seen"]


@contextmanager
def seen(config: pytest.Config) -> Generator[None]:
    """Let progress be seen: pytest captures what tests and fixtures write."""
    capture = config.pluginmanager.getplugin("capturemanager")
    if capture is None:
        yield
    else:
        with capture.global_and_fixture_disabled():
            yield


def end_as_interrupted() -> None:
    """Let an ending from outside clean up as Ctrl-C does."""
    signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise KeyboardInterrupt(f"ended by signal {signum}")
