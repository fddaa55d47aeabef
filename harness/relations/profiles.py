"""How long Hypothesis looks: quickly and repeatably for a verdict, long and at random by night."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

__all__ = ["alike_in_any_process", "load_profile"]

# A live cluster answers when it answers: no deadline, and slow examples say nothing.  What Hypothesis would explain of
# an example costs more searches than finding it did, and the report of a counter-example says it better.
_LIVE = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    database=None,
    print_blob=False,
    report_multiple_bugs=False,
    phases=[Phase.generate, Phase.shrink],
)

settings.register_profile("smoke", _LIVE, derandomize=True, max_examples=15)
settings.register_profile("acceptance", _LIVE, derandomize=True, max_examples=40)
settings.register_profile("explore", _LIVE, derandomize=False, max_examples=1000)


def load_profile(chosen: str | None) -> None:
    """Use the profile ``acceptance``, unless the user has `chosen` one."""
    settings.load_profile(chosen or "acceptance")


@contextmanager
def alike_in_any_process() -> Iterator[None]:
    """Let the same seed give the same examples in whatever process: in pytest, in a command, in an installed package.

    Hypothesis draws now and then a constant that it reads in the source of whatever modules of ours, or of a user, are
    loaded (since 6.131); there is no setting that says otherwise.
    """
    providers.CONSTANTS_CACHE.cache.clear()
    try:
        with patch.object(providers, "_get_local_constants", Constants):
            yield
    finally:
        providers.CONSTANTS_CACHE.cache.clear()
