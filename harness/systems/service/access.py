"""How to prove to a service who asks; a folder names secrets, and never holds one."""

from collections.abc import Mapping
from dataclasses import dataclass

from harness.systems.service.paths import Path, path_at
from harness.toml import Table

__all__ = ["Access", "Basic", "Bearer", "HeaderKey", "Secret", "TokenAccess", "read_access"]

_KINDS = ("none", "bearer", "basic", "header", "token")


@dataclass(frozen=True)
class Secret:
    """A secret by its `name`, as :func:`~harness.secrets.find_secret` finds it."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Bearer:
    """A token that goes with every request (RFC 6750)."""

    token: Secret


@dataclass(frozen=True, kw_only=True)
class Basic:
    """A user's name and password (RFC 7617)."""

    username: str
    password: Secret


@dataclass(frozen=True, kw_only=True)
class HeaderKey:
    """A key in a header of its own."""

    header: str
    key: Secret


@dataclass(frozen=True, kw_only=True, eq=False)
class TokenAccess:
    """A token that the service gives out, at its `path`, to whoever sends `form`, and that goes with every request.

    It is asked for again when the service no longer knows it.  `token` is where it stands in what is given out.
    """

    path: str
    form: Mapping[str, str | Secret]
    token: Path


Access = Bearer | Basic | HeaderKey | TokenAccess | None
"""How to prove who asks; None where nobody wants to know."""


def read_access(settings: Table) -> Access:
    """Return what ``[auth]`` says, None where there is none."""
    if not settings.has("auth"):
        return None
    table = settings.table("auth")
    access: Access = None
    match table.one_of("kind", _KINDS):
        case "bearer":
            access = Bearer(token=_secret(table, "token"))
        case "basic":
            access = Basic(username=table.text("username"), password=_secret(table, "password"))
        case "header":
            access = HeaderKey(header=table.text("header"), key=_secret(table, "key"))
        case "token":
            path, form = table.text("path"), _form(table)
            if path and not path.startswith("/"):
                table.problem("path", f"must begin with /, unlike {path!r}")
            token = path_at(table, "token", needed=True)
            access = TokenAccess(path=path, form=form, token=token) if token else None
    table.close()
    return access


def _secret(table: Table, key: str) -> Secret:
    """Return the secret that is named under `key`, as ``{ secret = "NAME" }``."""
    if table.has(key) and table.is_text(key):
        table.problem(key, 'must be the name of a secret, { secret = "NAME" }: a secret itself stands in no file')
        return Secret("")
    named = table.table(key)
    name = named.text("secret")
    named.close()
    return Secret(name)


def _form(table: Table) -> Mapping[str, str | Secret]:
    form = table.table("form")
    sent = {key: form.text(key) if form.is_text(key) else _secret(form, key) for key in form.keys}
    form.close()
    return sent
