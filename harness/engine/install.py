"""The home folder of a release in the user's cache, complete and as pinned."""

import json
import os
import shutil
import tempfile
import zipfile
import zlib
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock
from platformdirs import user_cache_path

from harness.engine.disk import storing
from harness.engine.download import download_members, shown_url
from harness.errors import EngineError

if TYPE_CHECKING:
    from harness.engine.catalogue import Release

__all__ = ["cache_folder", "home_of", "install", "is_installed", "tree_hash"]


def cache_folder() -> Path:
    """Return the folder that keeps engines between runs: ``HARNESS_CACHE``, or the user's cache on this platform."""
    given = os.environ.get("HARNESS_CACHE")
    return Path(given).expanduser().absolute() if given else user_cache_path("search-accuracy-harness", appauthor=False)


def home_of(release: "Release") -> Path:
    """Return where `release` is installed, or would be."""
    return cache_folder() / "engines" / release.version


def install(release: "Release", *, progress: bool = True) -> Path:
    """Return the home of `release`, after fetching it if it is missing or damaged.

    Processes that ask at the same time wait for the first.  An interrupted install leaves nothing that a later one
    could take for a whole.

    Raises :class:`EngineError` if it cannot be fetched, is not what was pinned, or cannot be stored.
    """
    home = home_of(release)
    if is_installed(release):
        return home
    with storing(home.parent):
        home.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(home.with_name(f".{release.version}.lock")):
            if not is_installed(release):
                _install(release, home, progress=progress)
    return home


def is_installed(release: "Release", *, thorough: bool = False) -> bool:
    """Say whether the whole of `release` is in the cache.

    Sizes and times of all files are compared with those noted at the install; every byte is read again if they differ
    (the cache was copied, or damaged) or if `thorough`.
    """
    home = home_of(release)
    try:
        stamps = _stamps(home)
        if not thorough and stamps == _noted(home):
            return True
        if tree_hash(home) != release.sha256:
            return False
    except OSError:
        return False
    with suppress(OSError):  # a cache that others share may be read-only
        _note(home, stamps)
    return True


def tree_hash(home: Path) -> str:
    """Return the SHA-256, in hex, over the names and contents of a folder's files (see :class:`Release`)."""
    lines = []
    for name in _names(home):
        with (home / name).open("rb") as file:
            lines.append(f"{file_digest(file, 'sha256').hexdigest()}  {name}\n")
    return sha256("".join(lines).encode()).hexdigest()


def _install(release: "Release", home: Path, *, progress: bool) -> None:
    prefix = f".{release.version}-"
    for leftover in home.parent.glob(f"{prefix}*"):  # of a process that was killed: the lock says that none is at work
        shutil.rmtree(leftover)
    with tempfile.TemporaryDirectory(prefix=prefix, dir=home.parent) as folder:
        fresh = _unpack(release, Path(folder), progress=progress)
        found = tree_hash(fresh)
        if found != release.sha256:
            message = (
                f"what {shown_url(_source(release))} holds is not Elasticsearch {release.version} as pinned: "
                f"its files hash to {found}, not {release.sha256}; nothing was installed"
            )
            raise EngineError(message)
        if home.exists():
            home.rename(Path(folder) / "damaged")
        fresh.rename(home)
    _note(home, _stamps(home))


def _unpack(release: "Release", folder: Path, *, progress: bool) -> Path:
    source = _source(release)
    local = Path(source)
    archive = local if local.is_file() else folder / "engine.zip"
    if archive is not local:
        download_members(
            source, archive, wants=release.wants, label=f"Elasticsearch {release.version}", progress=progress
        )
    try:
        with zipfile.ZipFile(archive) as members:
            members.extractall(folder, [name for name in members.namelist() if release.wants(name)])
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        message = (
            f"what came from {shown_url(source)} is damaged ({error}); "
            "try again, or set HARNESS_MAVEN_REPOSITORY to another mirror"
        )
        raise EngineError(message) from error
    home = folder / release.root
    home.mkdir(parents=True, exist_ok=True)
    for path in home.rglob("*"):
        # Readable by the unprivileged user that runs the node for root, whatever the umask.
        path.chmod(0o755 if path.is_dir() else 0o644)
    home.chmod(0o755)
    return home


def _source(release: "Release") -> str:
    """Return where the artifact is: in ``HARNESS_MAVEN_REPOSITORY`` (a URL or a folder) or the default repository."""
    repository = os.environ.get("HARNESS_MAVEN_REPOSITORY")
    if not repository:
        # Costs as much as the rest of this package together, and is needed once per machine.
        from jgo.constants import MAVEN_CENTRAL_URL

        repository = MAVEN_CENTRAL_URL
    return f"{repository.rstrip('/')}/{release.path}"


def _names(home: Path) -> list[str]:
    return sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())


def _stamps(home: Path) -> dict[str, list[int]]:
    stats = ((name, (home / name).stat()) for name in _names(home))
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in stats}


def _notes(home: Path) -> Path:
    return home.with_name(f".{home.name}.json")


def _noted(home: Path) -> object:
    try:
        return json.loads(_notes(home).read_bytes())
    except (OSError, ValueError):
        return None


def _note(home: Path, stamps: dict[str, list[int]]) -> None:
    _notes(home).write_text(json.dumps(stamps), encoding="utf-8")
