"""How a system is reached follows from its kind, and what does not go with that is refused."""

import pytest

from harness.engine import EngineRequest
from harness.errors import ConfigurationError
from harness.measuring.reaching import way_to
from harness.systems import load_system
from tests.acceptance.conftest import ROOT


@pytest.mark.parametrize(("option", "value"), [("es_url", "http://127.0.0.1:9"), ("version", "9.4.3")])
def test_an_engine_named_beside_a_service_is_refused(option: str, value: str) -> None:
    service = load_system(ROOT / "examples" / "person_service" / "system")
    request = EngineRequest.from_environment(environment={}, **{option: value})

    with pytest.raises(ConfigurationError, match=r"^--e\S+ names an Elasticsearch, and \w+"):
        way_to(service, request, progress=False).__enter__()
