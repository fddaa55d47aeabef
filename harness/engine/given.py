"""A cluster that the user names, after a look at whether it can be used."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from elastic_transport import ConnectionError as NoConnection
from elastic_transport import ConnectionTimeout, TlsError, TransportError
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError

from harness.engine.connection import Credentials, Engine
from harness.engine.standing import require_granted
from harness.errors import EngineError
from harness.tls import at_the_other_end

if TYPE_CHECKING:
    from harness.engine.connection import Origin
    from harness.engine.needs import Needs

__all__ = ["reach", "require_supported"]

_TIMEOUT_S = 10
_FORBIDDEN = 403
_MAJORS = {8, 9}
_NEITHER = "what answers is not Elasticsearch 8 or 9"
_NAMES = {"opensearch": "OpenSearch"}
_UNKNOWN_HOST = ("Failed to resolve", "Name or service not known", "nodename nor servname", "getaddrinfo failed")
"""What the systems of this world say of a host name that nobody knows."""


def reach(url: str, credentials: Credentials, *, origin: "Origin" = "given", needs: "Needs | None" = None) -> Engine:
    """Return the engine at `url`, which meets `needs`; it warns where more than those is granted.

    Raises :class:`EngineError` if nothing answers there, it refuses us, does not grant something, or is no
    Elasticsearch 8 or 9.
    """
    engine = Engine(url=url, version="", origin=origin, credentials=credentials)
    try:
        with engine.client(timeout=_TIMEOUT_S) as client:
            version = _version(client, needs, url)
    except (ApiError, TransportError, UnsupportedProductError, ValueError, LookupError, TypeError) as error:
        message = f"{url}: {_why(error, url, credentials)}"
        raise EngineError(message) from None
    return Engine(url=url, version=version, origin=origin, credentials=credentials)


def _version(client: Elasticsearch, needs: "Needs | None", url: str) -> str:
    """Return the version of the cluster at `url`, which can be measured and grants `needs`."""
    asking = client.options(headers=needs.headers) if needs else client
    try:
        version = str(asking.info()["version"]["number"])
    except ApiError as error:
        if needs and error.status_code == _FORBIDDEN:
            require_granted(asking, needs, url)  # all that is lacking at once, not that one alone
        raise
    require_supported(version, url)
    if needs:
        require_granted(asking, needs, url)
    return version


def require_supported(version: str, where: str) -> None:
    """Make sure that the harness can talk to an Elasticsearch of that version.

    Raises :class:`EngineError` if not.
    """
    if not (found := re.match(r"(\d+)\.", version)) or int(found[1]) not in _MAJORS:
        message = f"{where}: Elasticsearch {version} cannot be measured; 8.x and 9.x can"
        raise EngineError(message)


def _why(error: Exception, url: str, credentials: Credentials) -> str:
    match error:
        case UnsupportedProductError():
            return _another(error.body)
        case ApiError(status_code=401):
            return _refused(credentials)
        case ApiError(status_code=403):
            return "the cluster knows who asks but refuses; the user or API key needs the cluster privilege `monitor`"
        case ApiError() if "media_type_header_exception" in str(error.body):
            return "this Elasticsearch is older than 8.0; 8.x and 9.x can be measured"
        case ApiError(status_code=status):
            return f"answers {status} where Elasticsearch would say who it is; is it the cluster's own address?"
        case TlsError():
            return _broken_tls(error.message, credentials)
        case ConnectionTimeout():
            return f"no answer within {_TIMEOUT_S} s; is it the right host and port, and open to this machine?"
        case NoConnection():
            return _unreached(error.message, url)
        case _:
            return _NEITHER


def _another(body: object) -> str:
    """Return what answers, where it says so itself."""
    match body:
        case {"version": {"distribution": str(name), "number": number}}:
            return (
                f"what answers is {_NAMES.get(name, name)} {number}, to which the client of Elasticsearch does not "
                'speak; ask it as a service, by a system of kind = "http" (docs/services.md)'
            )
        case _:
            return _NEITHER


def _unreached(said: str, url: str) -> str:
    if any(unknown in said for unknown in _UNKNOWN_HOST):
        return f"the host name {urlsplit(url).hostname} does not resolve: is it written right?"
    scheme = "" if url.startswith("https:") else ", and is it http rather than https"
    return f"nothing answers there; is the cluster up, are host and port right{scheme}?"


def _refused(credentials: Credentials) -> str:
    if credentials.api_key:
        return "the cluster does not accept the API key (HARNESS_ES_API_KEY, the encoded form)"
    if credentials.username:
        return (
            f"the cluster does not accept the password of user {credentials.username!r} "
            "(HARNESS_ES_USERNAME, HARNESS_ES_PASSWORD)"
        )
    return "the cluster asks who we are: set HARNESS_ES_API_KEY, or HARNESS_ES_USERNAME and HARNESS_ES_PASSWORD"


def _broken_tls(said: str, credentials: Credentials) -> str:
    if there := at_the_other_end(said):
        return there
    if "NO_CERTIFICATE" in said or "PEM" in said:
        return "HARNESS_ES_CA_FILE holds no certificate in PEM form"
    if "Fingerprints did not match" in said:
        return "its TLS certificate is another than HARNESS_ES_FINGERPRINT says"
    where = "the authorities in HARNESS_ES_CA_FILE" if credentials.ca_file else "this machine's authorities"
    return f"its TLS certificate is not trusted by {where}; HARNESS_ES_CA_FILE names the cluster's CA file (PEM)"
