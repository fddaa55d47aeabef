"""Sends a request to a service: in time, no faster than it may be asked, and again only where it asks to wait."""

import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from http.cookiejar import DefaultCookiePolicy
from types import MappingProxyType
from urllib.parse import quote, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError, InvalidHeader, ProtocolError, ReadTimeoutError
from urllib3.util import Retry

from harness.systems.service import Sent
from harness.tls import at_the_other_end

__all__ = ["Reply", "Sender", "Tls", "Unreached"]

_CONNECTING_S = 10.0
_CHUNK = 65_536
_MOST_BYTES = 64 * 1024 * 1024
"""More than any page of results."""

_ASK_TO_WAIT = frozenset({429, 503})
_WAIT_S = 1.0
"""How long to wait where a service asks to, and does not say how long."""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What came back: whatever its `status`.  `seconds` is how long it took, `repeats` how often it was asked again."""

    status: int
    reason: str
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    body: bytes = b""
    seconds: float = 0.0
    repeats: int = 0

    @property
    def line(self) -> str:
        """Its status, with the reason that came with it: ``404 Not Found``."""
        return f"{self.status} {self.reason}".strip()

    def without(self, secrets: Iterable[str]) -> "Reply":
        """Return this without any of `secrets`, as they are or as an address has them."""
        body, headers = self.body, dict(self.headers)
        for text in {form for secret in secrets for form in (secret, quote(secret, safe=""))}:
            body = body.replace(text.encode(), b"[secret]")
            headers = {name: value.replace(text, "[secret]") for name, value in headers.items()}
        return replace(self, body=body, headers=CaseInsensitiveDict(headers))


class Unreached(Exception):  # noqa: N818  # it is no error of ours, and is never raised out of a backend
    """Nothing came back, or a part of it; `late` is where that is because it was not waited for any longer."""

    def __init__(self, reason: str, *, late: bool = False) -> None:
        super().__init__(reason)
        self.late = late


@dataclass(frozen=True, kw_only=True)
class Tls:
    """Whom to trust, and who we are, beside what this machine knows: names of files in PEM form."""

    ca_file: str | None = None
    certificate: str | None = None
    key: str | None = None


class _Nobody(AuthBase):
    """Adds nothing: without it, what a ``.netrc`` holds of a host would go with every request."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class Sender:
    """Sends requests to the service at `url`, from as many threads at once as there are `connections`.

    It follows no redirection, since what it sends is meant for this service alone, and keeps no cookies, since no
    answer may depend on the question before.
    """

    def __init__(
        self,
        url: str,
        *,
        headers: Mapping[str, str],
        tls: Tls,
        connections: int,
        rate: float | None,
        retries: int,
        longest_wait: float,
    ) -> None:
        self._url = url
        self._retries = retries
        self._longest_wait = longest_wait
        self._pace = _Pace(rate)
        self._session = requests.Session()
        self._session.auth = _Nobody()
        self._session.headers.update(headers)
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
        self._session.verify = tls.ca_file or True
        self._session.cert = (tls.certificate, tls.key) if tls.certificate and tls.key else tls.certificate
        self._session.mount(urlsplit(url).scheme + "://", HTTPAdapter(pool_maxsize=connections, pool_block=True))

    def close(self) -> None:
        """Close every connection."""
        self._session.close()

    def send(self, sent: Sent, *, identity: Mapping[str, str], timeout: float, repeatable: bool) -> Reply:
        """Return what the service says to `sent`, within `timeout` seconds.

        Where it asks to wait, that is done, and a request that is `repeatable` sent again.  Raises :class:`Unreached`
        where nothing comes back.
        """
        for repeats in range(self._retries + 1):
            reply = self._once(sent, identity, timeout, repeats)
            wait = _wait(reply)
            if not repeatable or wait is None or wait > self._longest_wait or repeats == self._retries:
                return reply
            time.sleep(wait)
        raise AssertionError("unreachable")

    def _once(self, sent: Sent, identity: Mapping[str, str], timeout: float, repeats: int) -> Reply:
        self._pace.wait()
        headers = {**identity, **({"Content-Type": sent.content_type} if sent.content_type else {})}
        request = requests.Request(sent.method, self._url, headers=headers, data=sent.body or None)
        prepared = self._session.prepare_request(request)
        # As it is: a client that tidies an address up reads ".." that somebody typed as a way out of the path.
        prepared.url = self._url + sent.target
        began = time.monotonic()
        try:
            settings = self._session.merge_environment_settings(self._url, {}, True, None, None)
            with self._session.send(
                prepared, timeout=(min(_CONNECTING_S, timeout), timeout), allow_redirects=False, **settings
            ) as response:
                body = _body(response, until=began + timeout, timeout=timeout)
        except (requests.RequestException, HTTPError, OSError) as error:
            raise why(error, self._url, timeout) from None
        return Reply(
            status=response.status_code,
            reason=response.reason or "",
            headers=response.headers,
            body=body,
            seconds=time.monotonic() - began,
            repeats=repeats,
        )


class _Pace:
    """Lets through so many in a second, evenly."""

    def __init__(self, rate: float | None) -> None:
        self._between = 1 / rate if rate else 0.0
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        if not self._between:
            return
        with self._lock:
            now = time.monotonic()
            at = max(now, self._next)
            self._next = at + self._between
        time.sleep(at - now)


def _body(response: requests.Response, *, until: float, timeout: float) -> bytes:
    """Return all that comes; what trickles in is late when the time is up, however little is lacking."""
    parts, length = [], 0
    # What is there, whatever is yet to come: a client that waits for a whole chunk does not notice how slowly it comes.
    while part := response.raw.read1(_CHUNK, decode_content=True):
        parts.append(part)
        length += len(part)
        if time.monotonic() > until:
            raise Unreached(f"no whole answer within {timeout:g} s", late=True)
        if length > _MOST_BYTES:
            raise Unreached(f"answered with more than {_MOST_BYTES // 1024 // 1024} MB")
    return b"".join(parts)


def _wait(reply: Reply) -> float | None:
    """Return how many seconds the service asks to wait, None where it does not ask."""
    if reply.status not in _ASK_TO_WAIT:
        return None
    asked = reply.headers.get("Retry-After")
    if asked is None:
        return _WAIT_S if reply.status == requests.codes.too_many_requests else None
    try:
        return Retry().parse_retry_after(asked)
    except InvalidHeader:
        return None


def why(error: Exception, url: str, timeout: float) -> Unreached:
    """Return, for somebody at a terminal, why nothing came back from `url`; what was sent is not told."""
    parts = urlsplit(url)
    said = str(error)
    match error:
        case requests.exceptions.SSLError():
            return Unreached(f"{_broken_tls(said)} ({parts.netloc})")
        case requests.ConnectTimeout():
            return Unreached(f"no connection to {parts.netloc} within {min(_CONNECTING_S, timeout):g} s")
        case requests.ReadTimeout():
            return Unreached(f"no answer within {timeout:g} s", late=True)
        case ReadTimeoutError():
            return Unreached(f"no whole answer within {timeout:g} s", late=True)
        case requests.ConnectionError() if "NameResolutionError" in said:
            return Unreached(f"the host name {parts.hostname} does not resolve: is it written right?")
        case requests.ConnectionError() if "NewConnectionError" in said:
            return Unreached(f"nothing answers at {parts.netloc}: is the service up, are host and port right?")
        case ProtocolError():
            return Unreached("the answer broke off before its end")
        case _:
            return Unreached(f"the connection to {parts.netloc} broke ({type(error).__name__})")


def _broken_tls(said: str) -> str:
    if there := at_the_other_end(said):
        return there
    if "CERTIFICATE_REQUIRED" in said or "HANDSHAKE_FAILURE" in said:
        return "it asks for a client certificate; HARNESS_HTTP_CERT and HARNESS_HTTP_KEY name its files (PEM)"
    return "its TLS certificate is not trusted; HARNESS_HTTP_CA_FILE names the file of its authority (PEM)"
