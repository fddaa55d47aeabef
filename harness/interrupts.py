"""Endings from outside: a polite one (SIGTERM) cleans up as Ctrl-C does."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["end_as_interrupted", "ended_as_interrupted"]


def end_as_interrupted() -> None:
    """Let SIGTERM raise :class:`KeyboardInterrupt` from now on."""
    signal.signal(signal.SIGTERM, _interrupt)


@contextmanager
def ended_as_interrupted() -> Iterator[None]:
    """Do so for as long as this lasts."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise KeyboardInterrupt(f"ended by signal {signum}")
