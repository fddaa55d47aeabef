"""Which Elasticsearch the user asks for: options first, then the environment."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from harness.engine.catalogue import find_release
from harness.engine.connection import Credentials
from harness.errors import ConfigurationError
from harness.secrets import secret_if_any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["EngineRequest"]

_TARGETS = {"es_url": "HARNESS_ES_URL", "es_home": "HARNESS_ES_HOME", "version": "HARNESS_ENGINE"}
_OPTIONS = {"es_url": "--es-url", "es_home": "--es-home", "version": "--engine"}


class _Address(NamedTuple):
    """A URL without the user name and password that it held."""

    url: str | None
    username: str | None
    password: str | None


@dataclass(frozen=True, kw_only=True)
class EngineRequest:
    """A cluster's URL, or an unpacked Elasticsearch, or a release to provide, or none of them: the best at hand.

    A node that is started for it works on `data`, a :func:`~harness.engine.datafolder.data_folder`, where one is given.
    `option` is the one that asks for it on the command line, empty where none does.
    """

    es_url: str | None = None
    es_home: Path | None = None
    version: str | None = None
    data: Path | None = None
    option: str = field(default="", compare=False)
    credentials: Credentials = field(default=Credentials(), repr=False)

    @classmethod
    def from_environment(
        cls,
        *,
        es_url: str | None = None,
        es_home: str | os.PathLike[str] | None = None,
        version: str | None = None,
        api_key: str | None = None,
        username: str | None = None,
        password: str | None = None,
        ca_file: str | os.PathLike[str] | None = None,
        environment: "Mapping[str, str]" = os.environ,
    ) -> "EngineRequest":
        """Return what the options ask, and for what they leave open, what ``HARNESS_…`` variables ask.

        The target is HARNESS_ES_URL, HARNESS_ES_HOME or HARNESS_ENGINE; credentials are HARNESS_ES_API_KEY, or
        HARNESS_ES_USERNAME and HARNESS_ES_PASSWORD (or both in the URL), and HARNESS_ES_CA_FILE, or
        HARNESS_ES_FINGERPRINT; HARNESS_ES_CERT and HARNESS_ES_KEY.  A secret may also lie where
        :func:`~harness.secrets.find_secret` looks for it.

        Raises :class:`ConfigurationError` if they contradict each other, or name what cannot be.
        """
        given = {"es_url": es_url, "es_home": es_home and os.fspath(es_home), "version": version}
        target, names = {key: value for key, value in given.items() if value}, _OPTIONS
        if not target:
            target = {key: environment[name] for key, name in _TARGETS.items() if environment.get(name)}
            names = _TARGETS
        if len(target) > 1:
            message = f"{' and '.join(names[key] for key in target)} exclude each other: give one of them"
            raise ConfigurationError(message)
        if "version" in target:
            find_release(target["version"])
        address = _split(target.get("es_url"), names["es_url"])
        return cls(
            es_url=address.url,
            es_home=_existing(target.get("es_home"), names["es_home"], folder=True),
            version=target.get("version"),
            option=next((_OPTIONS[key] for key, value in given.items() if value), ""),
            credentials=_credentials(
                api_key=api_key or secret_if_any("HARNESS_ES_API_KEY", environment=environment),
                username=username or address.username or environment.get("HARNESS_ES_USERNAME") or None,
                password=password or address.password or secret_if_any("HARNESS_ES_PASSWORD", environment=environment),
                ca_file=os.fspath(ca_file) if ca_file else environment.get("HARNESS_ES_CA_FILE"),
                fingerprint=environment.get("HARNESS_ES_FINGERPRINT"),
                certificate=environment.get("HARNESS_ES_CERT"),
                key=environment.get("HARNESS_ES_KEY"),
            ),
        )


def _split(url: str | None, name: str) -> _Address:
    if url is None:
        return _Address(None, None, None)
    try:
        parts = urlsplit(url)
        bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl().rstrip("/")
        valid = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        valid, bare = False, ""
    if not valid:
        # Nothing before an @ is shown: it may be a password.
        host = url.rpartition("@")[2].rpartition("://")[2]
        message = f"{name} {host!r} is not the URL of a cluster; it looks like https://search.example.org:9200"
        raise ConfigurationError(message)
    return _Address(bare, parts.username and unquote(parts.username), parts.password and unquote(parts.password))


def _existing(path: str | None, name: str, *, folder: bool) -> Path | None:
    if not path:
        return None
    found = Path(path).expanduser().absolute()
    if not (found.is_dir() if folder else found.is_file()):
        message = f"{name} {path!r}: there is no such {'folder' if folder else 'file'}"
        raise ConfigurationError(message)
    return found


def _credentials(
    *,
    api_key: str | None,
    username: str | None,
    password: str | None,
    ca_file: str | None,
    fingerprint: str | None,
    certificate: str | None,
    key: str | None,
) -> Credentials:
    if api_key and (username or password):
        message = "an API key (HARNESS_ES_API_KEY) and a user name or password exclude each other: give one of them"
        raise ConfigurationError(message)
    if (username is None) != (password is None):
        message = "a user name and a password belong together: HARNESS_ES_USERNAME and HARNESS_ES_PASSWORD"
        raise ConfigurationError(message)
    if key and not certificate:
        raise ConfigurationError("HARNESS_ES_KEY is the key of a certificate: name that by HARNESS_ES_CERT")
    digits = (fingerprint or "").replace(":", "").lower()
    if fingerprint and not re.fullmatch("[0-9a-f]{64}", digits):
        raise ConfigurationError("HARNESS_ES_FINGERPRINT is no SHA-256 of a certificate: 64 hexadecimal digits")
    return Credentials(
        api_key=api_key,
        username=username,
        password=password,
        ca_file=_existing(ca_file, "HARNESS_ES_CA_FILE", folder=False),
        fingerprint=digits or None,
        certificate=_existing(certificate, "HARNESS_ES_CERT", folder=False),
        key=_existing(key, "HARNESS_ES_KEY", folder=False),
    )
