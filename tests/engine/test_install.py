import json
import multiprocessing
import os
import resource
import shutil
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from harness.engine.catalogue import Release
from harness.engine.install import cache_folder, home_of, install, is_installed
from harness.errors import EngineError
from tests.engine.conftest import FILES, UNWANTED, Repository, installed_files

pytestmark = pytest.mark.usefixtures("cache")


def only_locks_and_notes(cache: Path) -> bool:
    return all(path.name.endswith((".lock", ".json")) for path in (cache / "engines").iterdir())


def test_installs_exactly_the_wanted_members(pinned: Release, repository: Repository) -> None:
    install(pinned, progress=False)

    assert installed_files(pinned) == FILES
    assert (home_of(pinned) / "plugins").is_dir()
    assert is_installed(pinned, thorough=True)


def test_fetches_little_more_than_the_wanted_bytes(pinned: Release, repository: Repository) -> None:
    install(pinned, progress=False)

    assert repository.sent < sum(map(len, FILES.values())) + UNWANTED / 5


def test_asks_nothing_of_the_repository_when_it_is_installed(pinned: Release, repository: Repository) -> None:
    install(pinned, progress=False)
    repository.asked.clear()

    assert install(pinned, progress=False) == home_of(pinned)
    assert repository.asked == []


def test_takes_up_a_broken_connection_where_it_stopped(pinned: Release, repository: Repository) -> None:
    repository.cuts = 3

    install(pinned, progress=False)

    assert is_installed(pinned, thorough=True)
    assert repository.cuts == 0
    assert repository.sent < 2 * sum(map(len, FILES.values()))


def test_fetches_the_whole_file_from_a_server_that_ignores_ranges(pinned: Release, repository: Repository) -> None:
    repository.ranges = False

    install(pinned, progress=False)

    assert is_installed(pinned, thorough=True)
    assert repository.sent >= 2 * UNWANTED


def test_starts_a_whole_file_again_after_a_broken_connection(pinned: Release, repository: Repository) -> None:
    repository.ranges = False
    repository.cuts = 2

    install(pinned, progress=False)

    assert is_installed(pinned, thorough=True)


def test_installs_from_a_repository_that_is_a_folder(
    pinned: Release, artifact: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "maven" / pinned.path
    place.parent.mkdir(parents=True)
    place.write_bytes(artifact)
    monkeypatch.setenv("HARNESS_MAVEN_REPOSITORY", str(tmp_path / "maven"))

    install(pinned, progress=False)

    assert is_installed(pinned, thorough=True)


def test_refuses_a_mirror_whose_files_are_not_as_pinned(release: Release, repository: Repository, cache: Path) -> None:
    other = replace(release, sha256="0" * 64)

    with pytest.raises(EngineError, match=r"is not Elasticsearch 1\.2\.3 as pinned"):
        install(other, progress=False)
    assert only_locks_and_notes(cache)


def test_refuses_bytes_that_were_damaged_on_the_way(pinned: Release, repository: Repository, cache: Path) -> None:
    path = f"/{pinned.path}"
    whole = repository.files[path]
    repository.files[path] = whole.replace(b"lucene lucene", b"lucene Lucene", 1)

    with pytest.raises(EngineError, match="is damaged"):
        install(pinned, progress=False)
    assert only_locks_and_notes(cache)


@pytest.mark.parametrize(("status", "said"), [(404, "404"), (403, "403"), (500, "500")])
def test_says_what_the_repository_answers_and_what_to_do(
    pinned: Release, repository: Repository, status: int, said: str
) -> None:
    repository.status = status

    with pytest.raises(EngineError, match=f"the server answers {said}.*HARNESS_MAVEN_REPOSITORY.*--es-home"):
        install(pinned, progress=False)


def test_says_what_to_do_offline(pinned: Release, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    monkeypatch.setenv("HARNESS_MAVEN_REPOSITORY", f"http://reader:secret@127.0.0.1:{port}/maven")

    with pytest.raises(EngineError, match="no connection; offline, do one of") as caught:
        install(pinned, progress=False)
    assert "secret" not in str(caught.value)
    assert only_locks_and_notes(cache)


@pytest.mark.parametrize("damage", ["missing", "truncated", "altered", "added"])
def test_repairs_a_damaged_cache(pinned: Release, repository: Repository, damage: str) -> None:
    install(pinned, progress=False)
    library = home_of(pinned) / "lib/lucene.jar"
    match damage:
        case "missing":
            library.unlink()
        case "truncated":
            os.truncate(library, 100)
        case "altered":
            library.write_bytes(library.read_bytes().replace(b"lucene", b"LUCENE", 1))
        case "added":
            library.with_name("other.jar").write_bytes(b"other")

    install(pinned, progress=False)

    assert installed_files(pinned) == FILES


def test_notices_at_a_thorough_look_what_sizes_and_times_hide(pinned: Release, repository: Repository) -> None:
    library = install(pinned, progress=False) / "lib/lucene.jar"
    times = library.stat()
    library.write_bytes(library.read_bytes().replace(b"lucene", b"LUCENE", 1))
    os.utime(library, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert is_installed(pinned)
    assert not is_installed(pinned, thorough=True)


def test_accepts_a_cache_copied_from_another_machine(
    pinned: Release, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(pinned, progress=False)
    shutil.copytree(cache_folder(), tmp_path / "copy", copy_function=shutil.copyfile)
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "copy"))
    repository.asked.clear()

    assert install(pinned, progress=False) == tmp_path / "copy/engines/1.2.3"
    assert repository.asked == []


def test_removes_what_a_killed_install_left(pinned: Release, repository: Repository, cache: Path) -> None:
    leftover = cache / "engines/.1.2.3-abcdef/elasticsearch"
    leftover.mkdir(parents=True)

    install(pinned, progress=False)

    assert {path.name for path in (cache / "engines").iterdir()} == {"1.2.3", ".1.2.3.json", ".1.2.3.lock"}


def test_two_processes_that_install_at_once_fetch_once(pinned: Release, repository: Repository) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=install, args=(pinned,), kwargs={"progress": False}) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(30)

    assert [process.exitcode for process in processes] == [0, 0]
    assert is_installed(pinned, thorough=True)
    assert len(repository.asked) == len(set(repository.asked))


def test_a_full_disk_is_one_message_and_leaves_nothing(pinned: Release, repository: Repository, cache: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(EngineError, match="is full; make room, or set HARNESS_CACHE"):
            install(pinned, progress=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert only_locks_and_notes(cache)


def test_a_disk_too_small_is_noticed_before_the_download(
    pinned: Release, repository: Repository, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**6, 10**6, 10**6))

    with pytest.raises(EngineError, match=r"too full for Elasticsearch: 1 MB are free, \d+ MB are needed"):
        install(pinned, progress=False)
    assert only_locks_and_notes(cache)


def test_a_cache_that_cannot_be_written_is_one_message(
    pinned: Release, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "file/cache"))

    with pytest.raises(EngineError, match=r"cannot write to .*; set HARNESS_CACHE to a folder"):
        install(pinned, progress=False)


def test_ctrl_c_during_the_download_leaves_neither_folder_nor_lock(
    pinned: Release, repository: Repository, cache: Path
) -> None:
    repository.cuts = 10**6  # it would go on for long
    script = (
        "import sys, json\n"
        "from harness.engine.catalogue import JavaNeed, Release\n"
        "from harness.engine.install import install\n"
        "release = Release(java=JavaNeed(oldest=17), opens='1.0.0', **json.loads(sys.argv[1]))\n"
        "print('ready', flush=True)\n"
        "install(release, progress=False)\n"
    )
    facts = json.dumps({"version": pinned.version, "artifact": pinned.artifact, "sha256": pinned.sha256})
    with subprocess.Popen([sys.executable, "-c", script, facts], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout
        run.stdout.readline()
        while not list((cache / "engines").glob(".1.2.3-*/engine.zip")):
            assert run.poll() is None
        run.send_signal(2)
        _, said = run.communicate(timeout=20)

    assert b"KeyboardInterrupt" in said
    assert only_locks_and_notes(cache)
    try:
        FileLock(cache / "engines/.1.2.3.lock").acquire(timeout=0).lock.release()
    except Timeout:
        pytest.fail("the lock is held")
