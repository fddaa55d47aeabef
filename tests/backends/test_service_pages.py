"""More hits than a service gives at once come page after page."""

import orjson

from harness.runs import Ranking
from tests.backends.asking import SMITH, Ask, one
from tests.backends.conftest import MakeService
from tests.stubs import Asked, Said, Stub, found


def test_more_hits_than_can_be_asked_for_at_once_come_page_after_page(
    stub: Stub, ask: Ask, service_system: MakeService
) -> None:
    everybody = [f"N{number}" for number in range(23)]

    def says(asked: Asked) -> Said:
        wanted = orjson.loads(asked.body)
        return found(*everybody[wanted["from"] :][: wanted["size"]])

    stub.says = says
    backend = ask(service_system(edit=("timeout = 2", "timeout = 2\nmost = 10")))

    whole, some, few = backend.answer([SMITH._replace(size=100), SMITH._replace(size=15, start=3), SMITH])

    assert isinstance(whole, Ranking)
    assert isinstance(some, Ranking)
    assert isinstance(few, Ranking)
    assert (whole.hits, whole.size, whole.full) == (tuple(everybody), 100, False)
    assert (some.hits, some.size, some.full) == (tuple(everybody[3:18]), 15, True)
    assert (few.hits, few.size) == (tuple(everybody[:10]), 10)
    assert len(whole.scores) == len(whole.markers) == 23


def test_pages_that_overlap_repeat_a_record(stub: Stub, ask: Ask, service_system: MakeService) -> None:
    stub.says = lambda asked: found("N1", "N2") if orjson.loads(asked.body)["from"] == 0 else found("N2")

    answer = one(
        ask(service_system(edit=("timeout = 2", "timeout = 2\npage_size = 2\nmost = 2"))), SMITH._replace(size=9)
    )

    assert isinstance(answer, Ranking)
    assert (answer.hits, answer.repeated) == (("N1", "N2"), ("N2",))
