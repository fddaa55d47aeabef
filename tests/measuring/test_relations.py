"""How a relation comes out in a session."""

from types import SimpleNamespace
from typing import Any

from harness.measuring.relations import tried
from harness.relations import RELATIONS
from harness.runs import Status
from harness.systems import reference_system
from tests.relations.test_exceptions import without


class Untouchable:
    """Fails a test that asks anything."""

    def ask(self, *_: object) -> None:
        raise AssertionError("something was asked")


def test_what_requires_more_than_the_search_can_do_is_not_asked_and_never_held() -> None:
    session: Any = SimpleNamespace(system=without(reference_system(), "pages"))
    arena: Any = Untouchable()

    _, outcome = tried(session, arena, RELATIONS["person-pages"])

    assert outcome.status is Status.LACKING
    assert outcome.declared == "the search cannot show later pages"
    assert (outcome.examples, outcome.searches) == (0, 0)
