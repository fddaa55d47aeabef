"""What starts an Elasticsearch: its configuration files, command line and environment."""

import json
import os
import re
import shutil
from typing import TYPE_CHECKING

import psutil

from harness.engine.java import java_at
from harness.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

    from harness.engine.java import Java
    from harness.engine.runfolder import RunFolder

__all__ = ["bundled_java", "launch_command", "launch_environment", "ports_file", "version_of", "write_config"]

_GIB = 1 << 30
# The launcher only waits.  (As in Elasticsearch's own scripts.)
_LAUNCHER_OPTIONS = ("-Xms4m", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
_LOGGING = """\
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] [%node_name] %marker%m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
logger.deprecation.name = org.elasticsearch.deprecation
logger.deprecation.level = error
"""
# Settings that a distribution knows only if it has the module.
_IF_MODULE = {
    "x-pack-ml": {"xpack.ml.enabled": False},
    "ingest-geoip": {"ingest.geoip.downloader.enabled": False},
}
# Folders of a home's configuration that stay there: keys, and options that the harness writes itself.
_OWN_CONFIG = {"certs", "jvm.options.d"}
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "WINDIR", "LD_LIBRARY_PATH")


def version_of(home: "Path") -> str:
    """Return the version of the Elasticsearch in `home`, as its main library's name tells.

    Raises :class:`ConfigurationError` if there is none.
    """
    for library in home.glob("lib/elasticsearch-*.jar"):
        if found := re.fullmatch(r"elasticsearch-(\d+\.\d+\.\d+(?:-SNAPSHOT)?)\.jar", library.name):
            return found[1]
    message = f"--es-home {home} is not an unpacked Elasticsearch: it has no lib/elasticsearch-VERSION.jar"
    raise ConfigurationError(message)


def bundled_java(home: "Path") -> "Java | None":
    """Return the Java that `home` brings along, if it does and it works here."""
    for folder in (home / "jdk", home / "jdk.app/Contents/Home"):
        if java := java_at(folder, "bundled"):
            return java
    return None


def ports_file(folder: "RunFolder") -> "Path":
    """Return the file into which the node writes the address it listens at, once it does."""
    return folder.logs / "http.ports"


def write_config(folder: "RunFolder", home: "Path", *, port: int) -> None:
    """Write the configuration of a single private node at `port` of the loopback interface; 0 is any free one.

    Word lists and plugins' settings of the home's own configuration are taken along, its cluster settings are not.
    """
    settings: dict[str, object] = {
        "cluster.name": folder.path.name,
        "node.name": "harness",
        "discovery.type": "single-node",
        "network.host": "127.0.0.1",
        "http.port": port,
        "transport.port": 0,
        "node.portsfile": True,
        "path.data": str(folder.data),
        "path.logs": str(folder.logs),
        "xpack.security.enabled": False,
        # A search that names a wrong index must fail, and so must a load.
        "action.auto_create_index": False,
        # A laptop's disk is often fuller than Elasticsearch likes; a few megabytes of test data still fit.
        "cluster.routing.allocation.disk.threshold_enabled": False,
    }
    for module, extra in _IF_MODULE.items():
        if (home / "modules" / module).is_dir():
            settings |= extra
    # JSON is YAML.
    (folder.config / "elasticsearch.yml").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    (folder.config / "jvm.options").write_text("\n".join(_jvm_options(folder)) + "\n", encoding="utf-8")
    (folder.config / "log4j2.properties").write_text(_LOGGING, encoding="utf-8")
    _take_along(home / "config", folder.config)


def launch_command(home: "Path", java: "Java", folder: "RunFolder") -> list[str]:
    """Return the command line; it must run with `home` as its working directory."""
    command = [str(java.executable), *_LAUNCHER_OPTIONS, _temporary(folder)]
    if (home / "lib/tools/server-launcher").is_dir():  # 9.4 and newer
        classes = home / "lib/tools/server-launcher/*"
        return [*command, "-cp", str(classes), "org.elasticsearch.server.launcher.ServerLauncher"]
    return [
        *command,
        "-Dcli.name=server",
        "-Dcli.script=elasticsearch",
        "-Dcli.libs=lib/tools/server-cli",
        f"-Des.path.home={home}",
        f"-Des.path.conf={folder.config}",
        "-Des.distribution.type=zip",
        "-Des.java.type=ES_JAVA_HOME",
        "-cp",
        os.pathsep.join(str(home / classes) for classes in ("lib/*", "lib/cli-launcher/*")),
        "org.elasticsearch.launcher.CliToolLauncher",
    ]


def launch_environment(home: "Path", java: "Java", folder: "RunFolder") -> dict[str, str]:
    """Return the whole environment: options meant for another Elasticsearch or Java do not reach this one."""
    # What newer launchers start before the server; they part it at spaces.
    own = {} if re.search(r"\s", str(folder.tmp)) else {"CLI_JAVA_OPTS": _temporary(folder)}
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {
        **own,
        "ES_HOME": str(home),
        "ES_PATH_CONF": str(folder.config),
        "ES_TMPDIR": str(folder.tmp),
        "ES_JAVA_HOME": str(java.home),
        "ES_DISTRIBUTION_TYPE": "zip",
        "JAVA": str(java.executable),
        "JAVA_TYPE": "ES_JAVA_HOME",
        "HOME": str(folder.path),
        "TMP": str(folder.tmp),
        "TEMP": str(folder.tmp),
    }


def _temporary(folder: "RunFolder") -> str:
    """Return the option that has a Java leave its temporary files in `folder`: it does not heed TMPDIR."""
    return f"-Djava.io.tmpdir={folder.tmp}"


def _jvm_options(folder: "RunFolder") -> list[str]:
    heap = _heap_mb()
    return [
        f"-Xms{heap}m",
        f"-Xmx{heap}m",
        "-XX:+UseG1GC",
        # Memory is taken when it is used: a small corpus needs little of it.
        "-XX:-AlwaysPreTouch",
        "-Djava.io.tmpdir=${ES_TMPDIR}",
        "-XX:+ExitOnOutOfMemoryError",
        f"-XX:ErrorFile={folder.logs}/hs_err_pid%p.log",
        # From the jvm.options that Elasticsearch ships.
        "23:-XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.setAsTypeCache",
        "23:-XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.asTypeUncached",
    ]


def _heap_mb() -> int:
    """Return a quarter of the memory, between 512 MB and 1 GB."""
    return max(512, min(_GIB, psutil.virtual_memory().total // 4) // (1 << 20))


def _take_along(source: "Path", target: "Path") -> None:
    if not source.is_dir():
        return
    for entry in source.iterdir():
        if entry.is_dir() and entry.name not in _OWN_CONFIG:
            shutil.copytree(entry, target / entry.name)
        elif entry.suffix == ".txt":
            shutil.copyfile(entry, target / entry.name)
