from pathlib import Path

import pytest

from harness.engine import Credentials, Engine, EngineRequest
from harness.errors import ConfigurationError


def asked(environment: dict[str, str] | None = None, **options: str) -> EngineRequest:
    return EngineRequest.from_environment(**options, environment=environment or {})


def test_nothing_asked_is_the_best_at_hand() -> None:
    assert asked() == EngineRequest()


def test_the_environment_is_heard() -> None:
    request = asked({"HARNESS_ES_URL": "http://127.0.0.1:9200", "HARNESS_ES_API_KEY": "k"})

    assert request == EngineRequest(es_url="http://127.0.0.1:9200", credentials=Credentials(api_key="k"))


def test_an_option_wins_over_the_environment_even_if_it_names_another_kind_of_target(tmp_path: Path) -> None:
    request = asked({"HARNESS_ES_URL": "http://127.0.0.1:9200"}, es_home=str(tmp_path))

    assert request == EngineRequest(es_home=tmp_path)


def test_user_name_and_password_may_stand_in_the_url() -> None:
    request = asked(es_url="https://vendor:p%40ss@search.example.org:9243/")

    assert request.es_url == "https://search.example.org:9243"
    assert request.credentials == Credentials(username="vendor", password="p@ss")


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"HARNESS_ENGINE": "9.4.0"}, r"did you mean '9\.4\.3'\?"),
        ({"HARNESS_ENGINE": "9.4.3", "HARNESS_ES_URL": "http://h:1"}, "HARNESS_ES_URL and HARNESS_ENGINE exclude"),
        ({"HARNESS_ES_URL": "localhost:9200"}, "HARNESS_ES_URL 'localhost:9200' is not the URL of a cluster"),
        ({"HARNESS_ES_URL": "http://h:notaport"}, "HARNESS_ES_URL 'h:notaport' is not the URL of a cluster"),
        ({"HARNESS_ES_HOME": "/no/such"}, "HARNESS_ES_HOME '/no/such': there is no such folder"),
        ({"HARNESS_ES_CA_FILE": "/no/such"}, "HARNESS_ES_CA_FILE '/no/such': there is no such file"),
        ({"HARNESS_ES_USERNAME": "u"}, "belong together"),
        ({"HARNESS_ES_API_KEY": "k", "HARNESS_ES_USERNAME": "u", "HARNESS_ES_PASSWORD": "p"}, "exclude each other"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(environment: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        asked(environment)


def test_no_secret_is_ever_shown(tmp_path: Path) -> None:
    request = asked({"HARNESS_ES_USERNAME": "u", "HARNESS_ES_PASSWORD": "sesame"}, es_url="http://127.0.0.1:9200")
    engine = Engine(url="http://127.0.0.1:9200", version="9.4.3", origin="given", credentials=request.credentials)
    with pytest.raises(ConfigurationError) as caught:
        asked(es_url="htp://u:sesame@h")

    assert "sesame" not in f"{request!r} {engine!r} {engine.describe()} {caught.value} {request.credentials!r}"


def test_an_engine_survives_the_way_to_another_process(tmp_path: Path) -> None:
    credentials = Credentials(username="u", password="p", ca_file=tmp_path / "ca.pem")
    engine = Engine(url="https://127.0.0.1:9200", version="8.19.13", origin="given", credentials=credentials)

    assert Engine.from_json(engine.to_json()) == engine
