import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import ConfigurationError
from harness.judging.policy import Policy
from harness.settings import PROFILES, Settings

chosen = st.fixed_dictionaries(
    {
        "profile": st.none() | st.sampled_from(sorted(PROFILES)),
        "seed": st.none() | st.text("ab1", min_size=1, max_size=3),
        "people": st.none() | st.integers(1, 50_000),
        "incidents": st.none() | st.integers(1, 75_000),
        "topics": st.none() | st.sampled_from([1, 25, 200, 1_000]),
    }
)


def test_without_options_the_defaults_hold() -> None:
    assert Settings.from_options({"people": None, "profile": None, "verbose": 2}) == Settings()
    assert Settings().options() == ()


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_is_named_by_the_options_that_repeat_it(name: str) -> None:
    settings = Settings.from_options({"profile": name})

    assert settings == PROFILES[name]
    assert settings.profile == name
    assert settings.options() == (() if name == "acceptance" else ("--profile", name))


def test_what_is_asked_for_by_itself_goes_before_the_profile() -> None:
    settings = Settings.from_options({"profile": "smoke", "people": 300})

    assert (settings.people, settings.topics) == (300, PROFILES["smoke"].topics)
    assert settings.options() == ("--people", "300", "--profile", "smoke")


@given(chosen)
def test_the_options_make_the_same_settings_again(options: dict[str, str | int | None]) -> None:
    settings = Settings.from_options(options)
    words = settings.options()
    numbers = {"people", "incidents", "topics"}
    again = {
        name[2:]: int(value) if name[2:] in numbers else value for name, value in zip(*[iter(words)] * 2, strict=True)
    }

    assert Settings.from_options(again) == settings


def test_smoke_asks_too_little_for_a_go_and_deep_more_than_acceptance() -> None:
    assert PROFILES["smoke"].topics < Policy.default().topics_needed <= PROFILES["acceptance"].topics
    assert PROFILES["acceptance"].topics < PROFILES["deep"].topics


def test_only_the_deep_profile_lets_hypothesis_explore() -> None:
    assert {name: one.hypothesis_profile for name, one in PROFILES.items()} == {
        "smoke": "acceptance",
        "acceptance": "acceptance",
        "deep": "explore",
    }


def test_an_unknown_profile_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(ConfigurationError, match=r"--profile smok: there is no such profile; did you mean 'smoke'\?"):
        Settings.from_options({"profile": "smok"})


def test_sizes_below_one_are_refused_in_every_profile() -> None:
    with pytest.raises(ConfigurationError, match="--topics 0: must be at least 1"):
        Settings.from_options({"profile": "deep", "topics": 0})
