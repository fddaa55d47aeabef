"""What the project's own tests share."""

import signal
from collections.abc import Iterator

import pytest

from harness.engine import Engine, EngineRequest, open_engine

# A shell's background job is deaf to Ctrl-C, and so would be the processes that these tests start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """A running Elasticsearch: the one that the environment names, or the kept node, or an embedded one."""
    with open_engine(EngineRequest.from_environment()) as running:
        yield running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for the engine, so that ``-m "not engine"`` leaves it out."""
    for item in items:
        if "engine" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.engine)
