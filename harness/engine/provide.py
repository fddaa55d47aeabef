"""The engine that a run uses, for as long as it uses it."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from harness.engine.catalogue import JavaNeed, find_release
from harness.engine.connection import Engine
from harness.engine.given import reach, require_supported
from harness.engine.install import install
from harness.engine.java import find_javas, java_for, newest_runnable
from harness.engine.kept import kept_engine
from harness.engine.launch import running_node
from harness.engine.node import bundled_java, version_of
from harness.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harness.engine.java import Java
    from harness.engine.needs import Needs
    from harness.engine.request import EngineRequest

__all__ = ["embedded_engine", "open_engine", "require_java"]


@contextmanager
def open_engine(request: "EngineRequest", *, progress: bool = True, needs: "Needs | None" = None) -> "Iterator[Engine]":
    """Provide the engine that was asked for: the cluster or home that is named, the kept node, or the embedded one.

    What was started here is stopped at the end, and also if this process is killed.

    `progress` is whether to show, on a terminal, how far a download or a start is.  `needs` are what must be granted in
    a cluster that is named; nodes of our own grant everything.  Raises :class:`EngineError` if no engine could be got,
    or something is not granted; :class:`ConfigurationError` if what was asked for cannot be.
    """
    if request.es_url:
        yield reach(request.es_url, request.credentials, needs=needs)
    elif request.es_home:
        version = version_of(request.es_home)
        require_supported(version, f"--es-home {request.es_home}")
        java = bundled_java(request.es_home) or require_java(_need_of(version), version)
        with running_node(request.es_home, java, version=version, data=request.data, progress=progress) as node:
            yield Engine(url=node.url, version=version, origin="in place" if request.data else "home")
    elif not request.data and (kept := kept_engine(request.version)):
        yield kept
    else:
        with embedded_engine(request, progress=progress) as engine:
            yield engine


@contextmanager
def embedded_engine(request: "EngineRequest", *, progress: bool = True) -> "Iterator[Engine]":
    """Provide a node of our own, whether one is kept or not: of the release that was asked for, or the best at hand.

    Raises :class:`EngineError` if it could not be got.
    """
    release = find_release(request.version) if request.version else newest_runnable()
    java = require_java(release.java, release.version)
    home = install(release, progress=progress)
    with running_node(home, java, version=release.version, data=request.data, progress=progress) as node:
        yield Engine(url=node.url, version=release.version, origin="in place" if request.data else "embedded")


def require_java(need: JavaNeed, version: str) -> "Java":
    """Return a Java that meets `need`.

    Raises :class:`EngineError` if this machine has none.
    """
    if java := java_for(need):
        return java
    found = ", ".join(map(str, find_javas())) or "none"
    message = (
        f"Elasticsearch {version} needs a {need}; found: {found}; "
        "install one and name its folder in ES_JAVA_HOME, or leave out --engine for a release that runs here"
    )
    raise EngineError(message)


def _need_of(version: str) -> JavaNeed:
    return JavaNeed(oldest=17 if version.startswith("8.") else 21, modules=frozenset({"jdk.jdi"}))
