"""Secrets by name: from the environment, from a file that nobody else may read, or from the system's keyring."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from harness.errors import ConfigurationError

__all__ = ["KEYRING", "find_secret", "secret_if_any"]

KEYRING = "search-harness"
"""The name of the service under which a keyring holds our secrets."""

_FILE = "_FILE"
"""What a variable's name ends with that names a file, as is the way of containers."""


def find_secret(name: str, *, environment: Mapping[str, str] = os.environ) -> str:
    """Return the secret called `name`: of the variable so called, the file that `name`_FILE names, or the keyring.

    Raises :class:`~harness.errors.ConfigurationError` where there is none, and for a file that others may read.
    """
    if secret := secret_if_any(name, environment=environment):
        return secret
    raise ConfigurationError(
        f"the secret {name} is not set: give it by the variable {name}, by a file that {name}{_FILE} names, or by "
        f"`keyring set {KEYRING} {name}`"
    )


def secret_if_any(name: str, *, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the secret called `name` as :func:`find_secret` does, None where there is none."""
    if secret := environment.get(name):
        return secret
    if path := environment.get(name + _FILE):
        return _read(Path(path), name + _FILE)
    return _from_keyring(name)


def _read(path: Path, variable: str) -> str:
    try:
        if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise ConfigurationError(f"{variable}: others may read that file; `chmod 600` it")
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise ConfigurationError(f"{variable}: that file cannot be read: {why}") from None
    if not text:
        raise ConfigurationError(f"{variable}: that file is empty")
    return text


def _from_keyring(name: str) -> str | None:
    """Return what the keyring holds, None where there is no keyring, or no package for it (`keyring`, an extra)."""
    with suppress(ImportError):
        import keyring
        from keyring.errors import KeyringError

        with suppress(KeyringError):
            found: str | None = keyring.get_password(KEYRING, name)
            return found
    return None
