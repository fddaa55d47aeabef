from typing import Any

import pytest

from harness.loading.definition import with_settings

NEVER = {"index.refresh_interval": "-1"}
ANALYSIS = {"analyzer": {"names": {"type": "custom", "tokenizer": "standard", "filter": ["lowercase"]}}}


@pytest.mark.parametrize(
    "own",
    [
        {"refresh_interval": "1s"},
        {"index": {"refresh_interval": "1s"}},
        {"index.refresh_interval": "1s"},
        {},
    ],
    ids=["short", "in an object", "in full", "not at all"],
)
def test_a_setting_takes_the_place_of_its_own_however_that_is_spelt(own: dict[str, Any]) -> None:
    definition = {"settings": {**own, "analysis": ANALYSIS}, "mappings": {"dynamic": "strict"}}

    assert with_settings(definition, NEVER) == {
        "settings": {
            "index.refresh_interval": "-1",
            "index.analysis.analyzer.names.type": "custom",
            "index.analysis.analyzer.names.tokenizer": "standard",
            "index.analysis.analyzer.names.filter": ["lowercase"],
        },
        "mappings": {"dynamic": "strict"},
    }


def test_a_definition_stays_as_it_is_where_nothing_is_set() -> None:
    definition = {"settings": {"index": {"number_of_shards": 1}}}

    assert with_settings(definition, {}) is definition
