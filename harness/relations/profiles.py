"""How long Hypothesis looks: quickly and repeatably for a verdict, long and at random by night."""

from hypothesis import HealthCheck, Phase, settings

__all__ = ["load_profile"]

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
