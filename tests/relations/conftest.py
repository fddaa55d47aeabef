"""Systems broken on purpose, and trials of a relation on them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch
from hypothesis import settings

from generators.corpus import Corpus
from generators.records import Incident, Person
from generators.truth import Truth
from harness.backends.base import Backend
from harness.backends.elasticsearch import ElasticsearchBackend, Indices
from harness.engine import Engine
from harness.loading.index import private_indices
from harness.loading.sandbox import Sandbox, open_sandbox
from harness.relations import RELATIONS, Family
from harness.relations import profiles as profiles  # registers "acceptance"
from harness.relations.arena import Arena
from harness.relations.case import World
from harness.relations.runner import Counterexample, RelationRunner
from harness.systems import REFERENCE, IndexedSystem, load_indexed, reference_system

Break = Callable[..., IndexedSystem]
TrialOf = Callable[..., RelationRunner[Any]]


@pytest.fixture(scope="session")
def world() -> World:
    """Few people and incidents, yet twins, namesakes and busy streets among them."""
    return World(truth=Truth(Corpus.from_seed("properties", people_count=1500, incident_count=1500)))


@pytest.fixture(scope="session")
def session_client(engine: Engine) -> Iterator[Elasticsearch]:
    with engine.client() as client:
        yield client


@pytest.fixture(scope="session")
def reference_indices(session_client: Elasticsearch, world: World) -> Iterator[Indices]:
    with private_indices(session_client, reference_system(), world.truth.corpus, progress=False) as indices:
        yield indices


@pytest.fixture(scope="session")
def reference_sandbox(session_client: Elasticsearch, world: World) -> Iterator[Sandbox]:
    with open_sandbox(session_client, reference_system(), world.truth.corpus) as sandbox:
        yield sandbox


@pytest.fixture
def broken(tmp_path: Path) -> Break:
    """Makes a copy of the reference system with texts of one file replaced: ``broken("file", ("old", "new"), ...)``."""

    def make(file: str, *changes: tuple[str, str]) -> IndexedSystem:
        copy = tmp_path / "broken"
        if not copy.exists():
            shutil.copytree(REFERENCE, copy)
        text = (copy / file).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, f"{file} does not hold {old!r}"
            text = text.replace(old, new)
        (copy / file).write_text(text, encoding="utf-8")
        return load_indexed(copy)

    return make


@pytest.fixture
def trial_of(
    session_client: Elasticsearch, world: World, reference_indices: Indices, reference_sandbox: Sandbox
) -> Iterator[TrialOf]:
    """Tries a relation on a system within the budget of the acceptance profile: ``trial_of(name, system)``.

    A system that asks otherwise, and is indexed as the reference, is asked of the reference's indices.
    """
    with ExitStack() as opened:

        def indexed_alike(system: IndexedSystem) -> bool:
            ours = reference_system().intents
            return all(system.intents[i].definitions == ours[i].definitions for i in ours)

        def make(name: str, system: IndexedSystem, *, backend: Backend | None = None) -> RelationRunner[Any]:
            alike = indexed_alike(system)

            @cache
            def sandbox() -> Sandbox:
                if alike:
                    return reference_sandbox.asked_by(system)
                return opened.enter_context(open_sandbox(session_client, system, world.truth.corpus))

            indices = (
                reference_indices
                if alike
                else opened.enter_context(private_indices(session_client, system, world.truth.corpus, progress=False))
            )
            asked = backend or ElasticsearchBackend(session_client, system, indices)
            trial = RelationRunner(RELATIONS[name], Arena(backend=asked, world=world, sandbox=sandbox))
            trial.run(within=settings.get_profile("acceptance"))
            return trial

        yield make


def values(record: Person | Incident) -> int:
    """How many optional things are recorded: what a small counter-example has few of."""
    if isinstance(record, Person):
        several: tuple[Any, ...] = (
            *record.aliases,
            *record.addresses,
            *record.phones,
            *record.identifiers,
            *record.vehicles,
            *record.markers,
        )
        return len(several) + bool(record.born)
    return len(record.involved) + len(record.flags) + len(record.officers) + len(record.linked) + bool(record.crossing)


def assert_found(trial: RelationRunner[Any], *, at_most: int = 4) -> Counterexample:
    """Assert that the trial found a counter-example, and that it is small: so many things recorded at most."""
    assert trial.unanswered == ""
    assert trial.counterexample is not None, f"{trial.examples} examples, {trial.telling} telling, none of them broken"
    assert values(trial.counterexample.record) <= at_most
    return trial.counterexample


def assert_holds(trial: RelationRunner[Any], *, same: bool = False) -> None:
    """Assert that the trial found nothing, though most of what it asked could have shown something.

    Where the `same` is asked again, the questions need not differ.
    """
    assert trial.unanswered == ""
    assert trial.counterexample is None, trial.counterexample.broken.because
    assert trial.telling >= trial.examples * 3 / 4
    assert same or trial.differing >= trial.examples * 3 / 4


def of_family(family: Family) -> list[str]:
    """Return the names of the relations of `family`."""
    return [name for name, relation in RELATIONS.items() if relation.family is family]
