"""What a user sees when the harness cannot measure: one message, a status of its own, and nothing left behind."""

import shutil
import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest
from elasticsearch import Elasticsearch

from harness.engine import Engine
from harness.engine.install import install
from harness.engine.java import newest_runnable
from harness.engine.launch import running_node
from harness.engine.provide import require_java
from harness.report.text.lines import WIDTH
from harness.systems import REFERENCE
from tests.acceptance.conftest import ROOT, Harness, command, environment, indices, unbroken
from tests.stubs import Asked, Said, Stub, passed_on

TINY = ("--people", "500", "--incidents", "300", "--topics", "2")


@pytest.mark.parametrize("processes", [(), ("-n", "2")], ids=["one process", "two"])
def test_an_unreachable_cluster_is_said_once_and_in_one_message(run: Harness, processes: tuple[str, ...]) -> None:
    done = run("--es-url", "http://127.0.0.1:1", *processes)

    assert unbroken(done.stdout).count("INVALID: the search could not be measured http://127.0.0.1:1: nothing") == 1
    assert done.stdout.count("http://127.0.0.1:1") == 1
    assert max(map(len, done.stdout.partition("INVALID")[2].splitlines())) <= WIDTH
    assert "Traceback" not in done.stdout
    assert "NO-GO" not in done.stdout
    assert done.returncode == 10


def test_a_build_server_is_told_that_nothing_was_measured(run: Harness, tmp_path: Path) -> None:
    run("--es-url", "http://127.0.0.1:1", "--junitxml", str(tmp_path / "junit.xml"))

    told = (tmp_path / "junit.xml").read_text(encoding="utf-8")
    assert '<property name="verdict" value="INVALID" />' in told
    assert "INVALID: http://127.0.0.1:1: nothing answers there" in told


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--people", "0"), "--people 0: must be at least 1"),
        (("--engine", "9.4"), "did you mean '9.4.3'?"),
        (("--system", "no/such/folder"), "no/such/folder"),
        (("--policy", "no/such/file"), "no/such/file"),
        (("--topic", "person/nickname/names/N1"), "near it are person/nickname/name,"),
        (("--topic", "golden/person/sex-spelt-outs"), "near it are golden/person/sex-spelt-out,"),
    ],
)
def test_an_option_that_cannot_be_is_said_in_one_message(run: Harness, option: tuple[str, str], said: str) -> None:
    done = run(*option)

    assert said in done.stdout
    assert "Traceback" not in done.stdout
    assert done.returncode == 4


def test_what_a_cluster_warns_of_is_listed_and_ends_nothing(run: Harness, engine: Engine, stub: Stub) -> None:
    def says(asked: Asked) -> Said:
        said = passed_on(asked, engine.url)
        said.headers["Warning"] = f'299 Elasticsearch-{engine.version} "[flatulence] is deprecated"'
        return said

    stub.says = says

    done = run("--es-url", stub.url, *TINY, "--topic", "golden/person/sex-spelt-out")

    assert done.returncode == 0, done.stdout
    assert "ElasticsearchWarning: [flatulence] is deprecated" in done.stdout


def test_a_system_folder_that_cannot_be_read_stops_the_run_before_an_engine_starts(
    run: Harness, tmp_path: Path
) -> None:
    folder = tmp_path / "system"
    shutil.copytree(REFERENCE, folder)
    (folder / "person.index.json").write_text("{", encoding="utf-8")

    done = run("--system", str(folder))

    assert "person.index.json" in done.stdout
    assert "Traceback" not in done.stdout
    assert done.returncode == 4


@pytest.mark.engine
def test_a_node_that_dies_makes_the_run_invalid_and_nothing_missed() -> None:
    release = newest_runnable()
    with running_node(install(release), require_java(release.java, release.version), version=release.version) as node:
        engine = Engine(url=node.url, version=release.version, origin="given")
        with engine.client() as client:
            of_seconds = ("--people", "1000", "--incidents", "500", "--topics", "100", "-k", "name+born")
            started = start("--es-url", engine.url, *of_seconds)
            await_searches(client, 500, besides=set())
        kill_node(engine)
        output, _ = started.communicate(timeout=200)

    assert "INVALID: " in output
    assert "could not be asked" in output
    assert "NO-GO" not in output
    assert "missed (strong tier allows none)" not in output
    assert started.returncode == 10


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_interrupted_leaves_nothing_behind(engine: Engine, client: Elasticsearch, how: int) -> None:
    before = indices(client)
    started = start("--es-url", engine.url, "--people", "2500", "--incidents", "1500", "--topics", "100")
    await_searches(client, 500, besides=before)
    started.send_signal(how)
    output, _ = started.communicate(timeout=60)

    assert indices(client) == before
    assert "GO:" not in output.replace("NO-GO:", "")
    assert started.returncode == 2


def start(*options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(*options),
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def await_searches(client: Elasticsearch, how_many: int, *, besides: set[str]) -> None:
    """Wait until a run has searched so often in indices of its own, which `besides` are not."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        stats = client.indices.stats(index="harness-*", metric="search")["indices"]
        own = [
            of["total"]["search"]["query_total"]
            for name, of in stats.items()
            if "-kept-" not in name and name not in besides
        ]
        if sum(own) >= how_many:
            return
        time.sleep(0.05)
    pytest.fail(f"the run has not searched {how_many} times within two minutes")


def kill_node(engine: Engine) -> None:
    """End the server process that listens at the engine's port, as a crash would."""
    port = int(engine.url.rpartition(":")[2])
    for process in psutil.Process().children(recursive=True):
        if any(c.laddr.port == port for c in process.net_connections(kind="tcp") if c.status == psutil.CONN_LISTEN):
            process.kill()
            return
    pytest.fail(f"no process of this test listens at port {port}")
