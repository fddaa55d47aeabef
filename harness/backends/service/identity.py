"""The headers that prove to a service who asks."""

import base64
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol
from urllib.parse import urlencode

import orjson

from harness.backends.service.sending import Sender, Unreached
from harness.systems.service import Access, Basic, Bearer, HeaderKey, Secret, Sent, TokenAccess
from harness.systems.service.call import FORM

__all__ = ["Identity", "identity_of"]

_TIMEOUT_S = 30.0

FindSecret = Callable[[str], str]


class Identity(Protocol):
    """Who asks."""

    def headers(self) -> Mapping[str, str]:
        """Return the headers that prove it; raises :class:`Unreached` where they cannot be got."""

    def refused(self, headers: Mapping[str, str]) -> bool:
        """Take note that the service no longer accepts `headers`; return whether others may be tried."""

    def secrets(self) -> Iterable[str]:
        """Return every text by which somebody else could pass for us, for a service may repeat what it was sent."""


class _Fixed:
    """Headers that stay as they are."""

    def __init__(self, headers: Mapping[str, str], *secrets: str) -> None:
        self._headers = headers
        self._secrets = secrets

    def headers(self) -> Mapping[str, str]:
        return self._headers

    def secrets(self) -> Iterable[str]:
        return self._secrets

    def refused(self, headers: Mapping[str, str]) -> bool:  # noqa: ARG002
        return False


class _GivenOut:
    """A token that the service gives out, and again when it has run out; all threads share it."""

    def __init__(self, sender: Sender, access: TokenAccess, find: FindSecret) -> None:
        found = {key: find(said.name) for key, said in access.form.items() if isinstance(said, Secret)}
        form = {**access.form, **found}
        self._secrets = list(found.values())
        self._sent = Sent(method="POST", target=access.path, content_type=FORM, body=urlencode(form).encode("ascii"))
        self._sender = sender
        self._access = access
        self._lock = threading.Lock()
        self._headers: Mapping[str, str] | None = None

    def headers(self) -> Mapping[str, str]:
        with self._lock:
            if self._headers is None:
                self._headers = {"Authorization": f"Bearer {self._token()}"}
            return self._headers

    def refused(self, headers: Mapping[str, str]) -> bool:
        with self._lock:
            if self._headers == headers:  # else another thread has got a new one already
                self._headers = None
        return True

    def secrets(self) -> Iterable[str]:
        return tuple(self._secrets)

    def _token(self) -> str:
        reply = self._sender.send(self._sent, identity={}, timeout=_TIMEOUT_S, repeatable=True)
        if reply.status != 200:
            raise Unreached(f"no token at {self._access.path}: answered {reply.line}")
        try:
            tokens = self._access.token.values(orjson.loads(reply.body))
        except orjson.JSONDecodeError:
            raise Unreached(f"no token at {self._access.path}: what it answered is no JSON") from None
        match tokens:
            case [str(token)] if token and token.isascii() and token.isprintable():
                self._secrets.append(token)
                return token
        raise Unreached(f"no token at {self._access.path}: its answer has none at {self._access.token.text}")


def identity_of(access: Access, sender: Sender, find: FindSecret) -> Identity:
    """Return who asks by `access`; `find` returns a secret by its name, or raises."""
    match access:
        case Bearer(token=token):
            secret = find(token.name)
            return _Fixed({"Authorization": f"Bearer {secret}"}, secret)
        case Basic(username=username, password=password):
            secret = find(password.name)
            pair = base64.b64encode(f"{username}:{secret}".encode()).decode("ascii")
            return _Fixed({"Authorization": f"Basic {pair}"}, secret, pair)
        case HeaderKey(header=header, key=key):
            secret = find(key.name)
            return _Fixed({header: secret}, secret)
        case TokenAccess():
            return _GivenOut(sender, access, find)
        case None:
            return _Fixed({})
