"""Mutants tried: the unbroken search loaded and asked once, then each mutant as far as it takes."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice

from msgspec import structs

from generators.topics import TopicClass
from harness.backends.base import Backend
from harness.engine import Engine
from harness.errors import SystemFolderError
from harness.fidelity.holding import IndexHolding
from harness.golden import GoldenSuite
from harness.judging.policy import Policy
from harness.loading.index import private_indices
from harness.measuring.asking import ask_class
from harness.measuring.corpus import corpus_of
from harness.measuring.indexed import Indexed
from harness.measuring.interpreter import short_switch_interval
from harness.measuring.posing import Posing
from harness.measuring.relations import open_arena
from harness.measuring.session import Session
from harness.measuring.stopwatch import Stopwatch
from harness.mutants.mutant import Mutant
from harness.mutants.mutated import NotApplicableError
from harness.mutants.outcome import Group, Killer, Outcome, Result, Until
from harness.mutants.placing import Placed, placed, write_protected
from harness.mutants.sparing import Recalling, Sparing
from harness.mutants.suite import Part, parts
from harness.relations.profiles import load_profile
from harness.runs import Part as Answered
from harness.settings import Settings
from harness.systems import IndexedSystem

__all__ = ["Ground", "open_ground", "try_mutant"]


@dataclass(frozen=True, kw_only=True, repr=False)
class _Through(Indexed):
    """A search that is asked through another backend than its own."""

    asked_by: Backend
    through: Indexed

    @contextmanager
    def holding(self) -> Iterator[IndexHolding]:
        """Yield what looks records up in its indices."""
        with self.through.holding() as holding:
            yield holding

    def backend(self) -> Backend:
        """Return what asks it."""
        return self.asked_by


def _through(indexed: Indexed, asked_by: Backend) -> _Through:
    system, indices = indexed.system, indexed.indices
    return _Through(engine=indexed.engine, system=system, indices=indices, asked_by=asked_by, through=indexed)


@dataclass(frozen=True, kw_only=True, repr=False)
class Ground:
    """The unbroken search, loaded: what every mutant is held against.

    `session` is of it, and `recalling` keeps what it answers; `parts` are those of its suite, by their ids.
    """

    session: Session
    unbroken: Indexed
    recalling: Recalling
    policy: Policy
    parts: Mapping[str, Part]
    _broken: dict[str, frozenset[str]] = field(default_factory=dict)
    _answered: dict[str, Answered] = field(default_factory=dict)

    def before(self, topic_class: TopicClass) -> Answered:
        """Return what the unbroken search answers to `topic_class`."""
        if topic_class.id not in self._answered:
            self._answered[topic_class.id] = ask_class(self.session, Stopwatch(), topic_class)[1]
        return self._answered[topic_class.id]

    def broken(self, part: str) -> frozenset[str]:
        """Return what of a `part` of the suite the unbroken search, asked it once, breaks: no mutant turns that."""
        if part not in self._broken:
            asked = self.parts[part]
            if asked.group is Group.RUN:  # which looks at all classes
                for one in self.parts.values():
                    if one.group is Group.CLASSES:
                        self.broken(one.id)
            self._broken[part] = frozenset(killer.part for killer in asked.ask())
        return self._broken[part]

    def turned(self, part: Part, until: Until) -> list[Killer]:
        """Ask a `part` of a mutant's suite, and return what of it the unbroken search keeps and the mutant does not."""
        if part.group is Group.COMPARED:  # with the unbroken search itself, and every class may be asked for it
            return list(islice(part.ask(), None if until is Until.ALL else 1))
        killers = list(part.ask())
        broken = self.broken(part.id) if killers else frozenset()
        return [killer for killer in killers if killer.part not in broken]


@contextmanager
def open_ground(
    settings: Settings,
    engine: Engine,
    golden: GoldenSuite,
    system: IndexedSystem,
    policy: Policy,
    *,
    progress: bool,
) -> Iterator[Ground]:
    """Load `system` into `engine` and yield it; afterwards nothing of it is left.

    Raises :class:`~harness.errors.HarnessError` where it cannot be loaded.
    """
    load_profile(settings.hypothesis_profile)
    corpus = corpus_of(settings, golden)
    with ExitStack() as opened:
        opened.enter_context(short_switch_interval())
        client = opened.enter_context(engine.client())
        indices = opened.enter_context(private_indices(client, system, corpus, progress=progress))
        write_protected(client, indices)
        unbroken = Indexed(engine=engine, system=system, indices=indices)
        recalling = Recalling(unbroken.backend())
        session = Session(
            settings=settings,
            system=system,
            golden=golden,
            posing=Posing(settings, corpus, keep=True),
            reached=_through(unbroken, recalling),
        )
        arena = opened.enter_context(open_arena(session))
        asked = {part.id: part for part in parts(session, arena, policy, lambda _: False)}
        yield Ground(session=session, unbroken=unbroken, recalling=recalling, policy=policy, parts=asked)


def try_mutant(ground: Ground, mutant: Mutant, *, until: Until = Until.FIRST) -> Outcome:
    """Let `mutant` go through the suite, and return what came of it; afterwards nothing of it is left.

    Raises :class:`~harness.errors.HarnessError` where it cannot be loaded, or the engine stops answering.
    """
    began = time.perf_counter()
    try:
        with placed(ground.unbroken, mutant, ground.session.corpus) as there:
            outcome = _tried(ground, mutant, there, until)
    except (NotApplicableError, SystemFolderError) as reason:  # what Elasticsearch refuses never goes live
        return Outcome(mutant=mutant.id, result=Result.NOT_APPLICABLE, why=str(reason))
    return structs.replace(outcome, seconds=round(time.perf_counter() - began, 1))


def _tried(ground: Ground, mutant: Mutant, there: Placed, until: Until) -> Outcome:
    sparing = Sparing(there.reached.backend(), ground.recalling, there.touched)
    session = ground.session.asking(_through(there.reached, sparing))
    killers: list[Killer] = []
    with open_arena(session) as arena:
        expects, documents = mutant.expects, there.documents
        for part in parts(session, arena, ground.policy, expects, documents=documents, before=ground.before):
            if part.group is Group.RELATIONS and not killers and _as_before(there, sparing):
                raise NotApplicableError("nothing would be asked otherwise")
            if not _enough(until, part.group, killers):
                killers += ground.turned(part, until)
    named = any(mutant.expects(killer.part) for killer in killers)
    alive = Result.SURVIVED if sparing.differing else Result.MASKED
    return Outcome(
        mutant=mutant.id,
        result=Result.KILLED if killers else alive,
        until=until,
        killers=tuple(killers),
        named=named,
        asked=sparing.asked,
        spared=sparing.spared,
        differing=sparing.differing,
    )


def _as_before(there: Placed, sparing: Sparing) -> bool:
    """Whether everything so far was asked as before, of what is as before."""
    return bool(sparing.spared) and not sparing.asked and not there.documents and not any(there.touched.values())


def _enough(until: Until, group: Group, killers: Sequence[Killer]) -> bool:
    """Whether a part of `group` need not be asked any more, since enough has turned already."""
    if until is Until.ALL:
        return False
    if until is Until.GROUPS:
        return any(killer.group is group for killer in killers)
    return bool(killers)
