"""How the system of a session holds the records that it was given."""

from generators.topics import Intent
from harness.errors import HarnessError
from harness.fidelity import UnreadableError, check
from harness.measuring.session import Session
from harness.runs import Fidelity
from harness.systems import Capability

__all__ = ["fidelity_of", "looked_up"]


def fidelity_of(session: Session, intent: Intent, *, progress: bool = False) -> Fidelity:
    """Return how the records of `intent` are held; where nobody can look, or that fails, it says why."""
    if Capability.RECORDS not in session.system.intents[intent].capabilities:
        return Fidelity(intent=intent, lacking=f"the search cannot {Capability.RECORDS}")
    try:
        return looked_up(session, intent, progress=progress)
    except UnreadableError as error:
        return Fidelity(intent=intent, lacking=str(error))
    except HarnessError as error:
        return Fidelity(intent=intent, error=str(error))


def looked_up(session: Session, intent: Intent, *, progress: bool = False) -> Fidelity:
    """Return the same; raises :class:`~harness.errors.HarnessError` where nobody can look, or that fails."""
    searched = session.system.intents[intent]
    records = session.corpus.people if intent is Intent.PERSON else session.corpus.incidents
    unheld = searched.document.unread if searched.document else ()
    with session.reached.holding() as holding:
        return check(intent, records, holding, searched.holds, unheld=unheld, progress=progress)
