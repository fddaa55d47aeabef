"""What the project's own tests share."""

from collections.abc import Iterator

import pytest

from harness.engine import Engine, EngineRequest, open_engine

pytest_plugins = ["pytester"]


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
