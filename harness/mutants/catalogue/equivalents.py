"""Changes that should not matter: whoever notices one of them cries wolf."""

from functools import partial
from typing import Any

from harness.mutants.changes import Asked, Change, Defined, Json, Requested
from harness.mutants.edits.indices import full, merged, renamed, written_again
from harness.mutants.index import Index
from harness.mutants.mutant import Layer, Mutant

__all__ = ["EQUIVALENT"]


def _settings(**settings: object) -> Defined:
    def edit(index: Index) -> None:
        index.settings.update(settings)

    return Defined(edit)


def _equals(*keys: Json) -> Requested:
    """Return the change by which equals stand in the order of `keys`."""

    def edit(body: Json, asked: Asked) -> None:  # noqa: ARG001
        sort: list[Any] = body.get("sort", ["_score"])
        body["sort"] = [key for key in sort if not (isinstance(key, dict) and "id" in key)] + list(keys)

    return Requested(edit)


def _counted(body: Json, asked: Asked) -> None:  # noqa: ARG001
    body["track_total_hits"] = True


def _equivalent(name: str, story: str, *changes: Change) -> Mutant:
    return Mutant(id=name, layer=Layer.CLUSTER, story=story, source="own", shows=(), changes=changes)


EQUIVALENT = (
    _equivalent("id-descending", "equals by id, descending", _equals({"id": "desc"})),
    _equivalent("no-tie-break", "equals in any order", _equals()),
    _equivalent("by-place", "equals as they stand in the index", _equals({"_doc": "desc"})),
    _equivalent("five-shards", "five shards", _settings(number_of_shards=5)),
    _equivalent("one-replica", "a replica that one node cannot hold", _settings(number_of_replicas=1)),
    _equivalent("slow-refresh", "an index that is refreshed every minute", _settings(refresh_interval="60s")),
    _equivalent("all-counted", "all matches are counted", Requested(_counted)),
    _equivalent("written-again", "every tenth record written again", full(written_again)),
    _equivalent("force-merge", "the same, and merged", full(merged)),
    _equivalent("other-order", "all records written again, the last first", full(partial(merged, every=1))),
    _equivalent("renamed", "another index behind the name, by an alias", full(renamed)),
)
