"""The terminal, which pytest captures while tests run."""

from collections.abc import Generator
from contextlib import contextmanager

import pytest

__all__ = ["seen"]


@contextmanager
def seen(config: pytest.Config) -> Generator[None]:
    """Let progress be seen: pytest captures what tests and fixtures write."""
    capture = config.pluginmanager.getplugin("capturemanager")
    if capture is None:
        yield
    else:
        with capture.global_and_fixture_disabled():
            yield
