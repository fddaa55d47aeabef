"""A secret is found where somebody may keep one, and is never told."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from harness.errors import ConfigurationError
from harness.secrets import KEYRING, find_secret, secret_if_any


def test_a_variable_comes_first(tmp_path: Path) -> None:
    assert find_secret("A", environment={"A": "here", "A_FILE": str(tmp_path / "none")}) == "here"


def test_a_file_that_nobody_else_may_read_is_read(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("there\n", encoding="utf-8")
    path.chmod(0o600)

    assert find_secret("A", environment={"A_FILE": str(path)}) == "there"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "secret"
    path.write_text("there", encoding="utf-8")
    path.chmod(mode)

    with pytest.raises(ConfigurationError, match=r"^A_FILE: others may read that file; `chmod 600` it$"):
        find_secret("A", environment={"A_FILE": str(path)})


@pytest.mark.parametrize(("content", "said"), [(b" \n", "is empty"), (b"\xff", "cannot be read: it is no text")])
def test_a_file_that_holds_none_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "secret"
    path.write_bytes(content)
    path.chmod(0o600)

    with pytest.raises(ConfigurationError, match=f"^A_FILE: that file {said}$"):
        find_secret("A", environment={"A_FILE": str(path)})


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"^A_FILE: that file cannot be read: No such file"):
        find_secret("A", environment={"A_FILE": str(tmp_path / "none")})


def test_the_keyring_is_looked_into_last(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    keyring.get_password = lambda service, name: {(KEYRING, "A"): "kept"}.get((service, name))  # type: ignore[attr-defined]
    errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)

    assert find_secret("A", environment={}) == "kept"
    assert secret_if_any("B", environment={}) is None


def test_where_there_is_none_it_is_said_how_to_give_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)

    with pytest.raises(ConfigurationError) as refused:
        find_secret("A", environment={})

    assert str(refused.value) == (
        "the secret A is not set: give it by the variable A, by a file that A_FILE names, or by "
        "`keyring set search-harness A`"
    )
