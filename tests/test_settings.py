from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import ConfigurationError
from harness.judging.policy import Policy
from harness.settings import PROFILES, Settings, seed_in_force

chosen = st.fixed_dictionaries(
    {
        "profile": st.none() | st.sampled_from(sorted(PROFILES)),
        "seed": st.none() | st.text("ab1", min_size=1, max_size=3),
        "people": st.none() | st.integers(1, 50_000),
        "incidents": st.none() | st.integers(1, 75_000),
        "topics": st.none() | st.sampled_from([1, 25, 200, 1_000]),
        "golden": st.none() | st.lists(st.sampled_from(["shipped", "mine", "ours"]), min_size=1),
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
    numbers = {"people", "incidents", "topics"}
    again: dict[str, Any] = {}
    for name, value in zip(*[iter(settings.options())] * 2, strict=True):
        if name == "--golden":
            again.setdefault("golden", []).append(value)
        else:
            again[name[2:]] = int(value) if name[2:] in numbers else value

    assert Settings.from_options(again) == settings


def test_a_random_seed_is_another_each_time_and_large_enough_that_nobody_knows_it() -> None:
    drawn = {seed_in_force("random") for _ in range(20)}

    assert len(drawn) == 20
    assert max(int(seed or 0) for seed in drawn) > 2**32
    assert [seed_in_force(seed) for seed in ("1", None, "Random")] == ["1", None, "Random"]


@pytest.mark.parametrize("sizes", [{}, {"people": 20_000, "incidents": 30_000, "topics": 400}])
def test_smoke_is_never_enough_for_a_go_whatever_its_sizes(sizes: dict[str, int]) -> None:
    assert "profile smoke" in Settings.from_options({"profile": "smoke", **sizes}).doubt
    assert [PROFILES[name].doubt for name in ("acceptance", "deep")] == ["", ""]


def test_smoke_asks_too_little_for_a_go_and_deep_more_than_acceptance() -> None:
    assert PROFILES["smoke"].topics < Policy.default().topics_needed <= PROFILES["acceptance"].topics
    assert PROFILES["acceptance"].topics < PROFILES["deep"].topics


def test_each_profile_lets_hypothesis_look_for_as_long_as_it_is_meant_for() -> None:
    assert {name: one.hypothesis_profile for name, one in PROFILES.items()} == {
        "smoke": "smoke",
        "acceptance": "acceptance",
        "deep": "explore",
    }


def test_an_unknown_profile_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(ConfigurationError, match=r"--profile smok: there is no such profile; did you mean 'smoke'\?"):
        Settings.from_options({"profile": "smok"})


def test_sizes_below_one_are_refused_in_every_profile() -> None:
    with pytest.raises(ConfigurationError, match="--topics 0: must be at least 1"):
        Settings.from_options({"profile": "deep", "topics": 0})
