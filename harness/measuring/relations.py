"""Relations tried on a session: on its corpus, and in a sandbox where records change."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

from generators.topics import Intent
from harness.loading.sandbox import Sandbox
from harness.measuring.session import Session
from harness.relations import Relation
from harness.relations.arena import Arena
from harness.relations.case import World
from harness.relations.exceptions import Excepted, exceptions
from harness.relations.runner import RelationRunner
from harness.runs import RelationOutcome, Status

__all__ = ["open_arena", "tried"]


@contextmanager
def open_arena(session: Session) -> Iterator[Arena]:
    """Yield the search under test over the session's corpus, with a sandbox that is made when first needed."""
    with ExitStack() as opened:

        @cache
        def sandbox() -> Sandbox:
            return opened.enter_context(session.reached.sandbox(session.corpus))

        world = World(truth=session.truth, lacks=session.system.intents[Intent.PERSON].lacks)
        yield Arena(backend=session.backend, world=world, sandbox=sandbox)


def tried(
    session: Session, arena: Arena, relation: Relation[Any], *, seeded: str = ""
) -> tuple[RelationRunner[Any], RelationOutcome]:
    """Try `relation`, and return how it came out; one that the system need not keep is broken in no case.

    What requires more than the search can do is not asked.  The same `seeded` gives the same examples.
    """
    trial, excepted = RelationRunner(relation, arena), exceptions(session.system).get(relation.name)
    if excepted is None or excepted.declared:
        trial.run(seeded=seeded)
    return trial, _outcome(relation, trial, excepted)


def _outcome(relation: Relation[Any], trial: RelationRunner[Any], excepted: Excepted | None) -> RelationOutcome:
    found = trial.counterexample
    return RelationOutcome(
        name=relation.name,
        status=Status.INVALID if trial.unanswered else _status(excepted, found),
        reasons=(trial.unanswered,) if trial.unanswered else (found.reason,) if found else (),
        declared=excepted.reason if excepted and not trial.unanswered else "",
        examples=trial.examples,
        telling=trial.telling,
        searches=trial.searches,
        seconds=trial.seconds,
        waited=trial.waited,
    )


def _status(excepted: Excepted | None, found: object) -> Status:
    if excepted:
        return Status.DECLARED if excepted.declared else Status.LACKING
    return Status.BROKEN if found else Status.HELD
