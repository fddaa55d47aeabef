"""What a user is told about a cluster that cannot be used; the real thing's refusals are in test_live."""

import hashlib
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from harness.engine import Credentials, EngineRequest, open_engine
from harness.errors import ConfigurationError, EngineError

Answer = Callable[..., str]
PRODUCT = {"X-Elastic-Product": "Elasticsearch"}


@pytest.fixture
def answering() -> Iterator[Answer]:
    """Start a server that gives one answer to everything, and return its URL."""
    with ExitStack() as stack:

        def start(
            status: int, body: object, headers: dict[str, str] | None = None, certificate: Path | None = None
        ) -> str:
            class Handler(BaseHTTPRequestHandler):
                def do_GET(self) -> None:
                    content = json.dumps(body).encode()
                    self.send_response(status)
                    for name, value in {
                        "Content-Type": "application/json",
                        "Content-Length": str(len(content)),
                        **(PRODUCT if headers is None else headers),
                    }.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(content)

                def log_message(self, *args: object) -> None:
                    pass

            server = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
            if certificate:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(certificate)
                server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
            thread = threading.Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            return f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}"

        yield start


def info(version: str) -> dict[str, object]:
    return {"name": "n", "version": {"number": version}, "tagline": "You Know, for Search"}


def refusal(url: str, **credentials: str) -> str:
    with (
        pytest.raises(EngineError) as caught,
        open_engine(EngineRequest.from_environment(es_url=url, environment={}, **credentials)),
    ):
        pass
    return str(caught.value)


@pytest.mark.parametrize("version", ["8.0.0", "8.19.13", "9.4.3", "10.0.0"])
def test_takes_8_and_9_and_no_other(answering: Answer, version: str) -> None:
    url = answering(200, info(version))

    if version == "10.0.0":
        assert refusal(url) == f"{url}: Elasticsearch 10.0.0 cannot be measured; 8.x and 9.x can"
        return
    with open_engine(EngineRequest(es_url=url)) as engine:
        assert (engine.version, engine.origin, engine.describe()) == (
            version,
            "given",
            f"Elasticsearch {version} (at {url})",
        )


@pytest.mark.parametrize(
    ("status", "body", "headers", "said"),
    [
        (401, {"error": "x"}, None, "the cluster asks who we are: set HARNESS_ES_API_KEY"),
        (403, {"error": "x"}, None, "needs the cluster privilege `monitor`"),
        (400, {"error": {"type": "media_type_header_exception"}}, None, "older than 8.0"),
        (404, {"error": "x"}, None, "answers 404"),
        (503, {"error": "x"}, None, "answers 503"),
        (200, info("7.10.2"), {}, "not Elasticsearch 8 or 9"),
        (200, "hello", {}, "not Elasticsearch 8 or 9"),
        (
            200,
            {"version": {"distribution": "opensearch", "number": "2.11.0"}},
            {},
            "OpenSearch 2.11.0, to which the client of Elasticsearch does not speak; ask it as a service, by a system",
        ),
        (200, {"unexpected": 1}, None, "not Elasticsearch 8 or 9"),
    ],
)
def test_says_what_is_wrong_with_what_answers(
    answering: Answer, status: int, body: object, headers: dict[str, str] | None, said: str
) -> None:
    url = answering(status, body, headers)
    message = refusal(url)

    assert message.startswith(f"{url}: ")
    assert said in message


@pytest.mark.parametrize(
    ("credentials", "said"),
    [
        ({"api_key": "c2VjcmV0"}, "does not accept the API key (HARNESS_ES_API_KEY"),
        ({"username": "officer", "password": "c2VjcmV0"}, "does not accept the password of user 'officer'"),
    ],
)
def test_says_which_credentials_are_refused_without_showing_them(
    answering: Answer, credentials: dict[str, str], said: str
) -> None:
    message = refusal(answering(401, {"error": "x"}), **credentials)

    assert said in message
    assert "c2VjcmV0" not in message


def test_says_that_nothing_answers() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"

        assert refusal(url).startswith(f"{url}: nothing answers there; is the cluster up")


def test_says_that_a_host_does_not_exist() -> None:
    assert refusal("http://no-such-host.invalid:9200") == (
        "http://no-such-host.invalid:9200: the host name no-such-host.invalid does not resolve: is it written right?"
    )


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """An authority that no machine knows."""
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tls") / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


@pytest.fixture(scope="module")
def certificate(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1, and its key."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(path)
    return path


def test_a_certificate_is_trusted_through_the_ca_file(answering: Answer, certificate: Path, ca_file: Path) -> None:
    url = answering(200, info("8.19.13"), certificate=certificate)
    credentials = Credentials(ca_file=ca_file)

    with open_engine(EngineRequest(es_url=url, credentials=credentials)) as engine:
        assert engine.version == "8.19.13"


def test_a_certificate_is_trusted_by_its_fingerprint_and_no_other(answering: Answer, certificate: Path) -> None:
    url = answering(200, info("8.19.13"), certificate=certificate)
    _, begins, rest = certificate.read_text(encoding="ascii").partition("-----BEGIN CERTIFICATE-----")
    fingerprint = hashlib.sha256(ssl.PEM_cert_to_DER_cert(begins + rest)).hexdigest()

    given = EngineRequest.from_environment(es_url=url, environment={"HARNESS_ES_FINGERPRINT": fingerprint.upper()})
    with open_engine(given) as engine:
        assert engine.version == "8.19.13"
    other = EngineRequest.from_environment(es_url=url, environment={"HARNESS_ES_FINGERPRINT": "0" * 64})
    with pytest.raises(EngineError, match="its TLS certificate is another than HARNESS_ES_FINGERPRINT says"):
        open_engine(other).__enter__()


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"HARNESS_ES_FINGERPRINT": "abc"}, "HARNESS_ES_FINGERPRINT is no SHA-256 of a certificate"),
        ({"HARNESS_ES_KEY": "key.pem"}, "HARNESS_ES_KEY is the key of a certificate: name that by HARNESS_ES_CERT"),
        ({"HARNESS_ES_CERT": "no-such.pem"}, "HARNESS_ES_CERT 'no-such.pem': there is no such file"),
    ],
    ids=["fingerprint", "key alone", "no certificate"],
)
def test_what_proves_who_asks_must_be_whole(environment: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        EngineRequest.from_environment(es_url="https://127.0.0.1:9200", environment=environment)


def test_a_certificate_that_nobody_vouches_for_is_refused(answering: Answer, certificate: Path) -> None:
    message = refusal(answering(200, info("8.19.13"), certificate=certificate))

    assert "not trusted by this machine's authorities; HARNESS_ES_CA_FILE names" in message


def test_a_certificate_that_has_expired_is_told_apart(
    answering: Answer, authority: trustme.CA, ca_file: Path, tmp_path: Path
) -> None:
    before, after = (datetime(year, 1, 1, tzinfo=UTC) for year in (2020, 2021))
    expired = authority.issue_cert("127.0.0.1", not_before=before, not_after=after)
    expired.private_key_and_cert_chain_pem.write_to_path(tmp_path / "expired.pem")
    url = answering(200, info("9.4.3"), certificate=tmp_path / "expired.pem")

    message = refusal(url, ca_file=str(ca_file))

    assert message == f"{url}: its TLS certificate has expired; it needs a new one"


def test_https_to_a_server_without_tls_is_told_apart(answering: Answer) -> None:
    assert "is it http rather than https?" in refusal(answering(200, info("9.4.3")).replace("http", "https"))


def test_http_to_a_server_with_tls_is_told_apart(answering: Answer, certificate: Path) -> None:
    url = answering(200, info("9.4.3"), certificate=certificate).replace("https", "http")

    assert "is it http rather than https?" in refusal(url)


def test_a_ca_file_that_is_none_is_named(answering: Answer, certificate: Path, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("nonsense")
    url = answering(200, info("9.4.3"), certificate=certificate)

    message = refusal(url, ca_file=str(tmp_path / "ca.pem"))

    assert message == f"{url}: HARNESS_ES_CA_FILE holds no certificate in PEM form"
