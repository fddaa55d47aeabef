"""What the suite's tests share: the session, and the way a result leaves an item."""

import pytest

from harness.judging.policy import Policy
from harness.measuring.session import Session
from harness.pytest_plugin.controller import Conductor
from harness.pytest_plugin.courier import LEFT
from harness.pytest_plugin.gathered import Left

__all__: list[str] = []


def conductor_of(config: pytest.Config) -> Conductor:
    """Return the conductor of the run that `config` asks for."""
    conductor = config.pluginmanager.getplugin("search-harness-conductor")
    if not isinstance(conductor, Conductor):
        raise pytest.UsageError(
            "the suite runs as `pytest harness`, with its own plugin: that is left out here, or another package is "
            "called harness, and the folder of the installed one must be named"
        )
    return conductor


@pytest.fixture(scope="session")
def conductor(request: pytest.FixtureRequest) -> Conductor:
    """The conductor of this run."""
    return conductor_of(request.config)


@pytest.fixture(scope="session")
def session(conductor: Conductor) -> Session:
    """The session in which this run measures."""
    return conductor.measuring_session()


@pytest.fixture(scope="session")
def policy(conductor: Conductor) -> Policy:
    """The policy by which this run judges."""
    return conductor.choices.policy


def leave(item: pytest.Item, left: Left, **measures: float | str) -> None:
    """Hand what `item` has `left` to the summary, and `measures` to ``--junitxml`` and other reports."""
    item.stash[LEFT] = left
    item.user_properties += measures.items()
