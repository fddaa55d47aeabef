"""The wanted members of a zip file on a web server, as a local zip file."""

import time
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from urllib.parse import urlsplit

import requests
from remotezip import RemoteIOError, RemoteZip, RemoteZipError
from requests.adapters import HTTPAdapter
from tqdm import tqdm
from urllib3 import Retry
from urllib3.exceptions import HTTPError

from harness.engine.disk import require_space
from harness.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO
    from zipfile import ZipInfo

__all__ = ["download_members", "shown_url"]

_TIMEOUT_S = (10, 60)  # to connect, and between two packets
_ATTEMPTS = 5  # in a row that bring no new byte
_PAUSE_S = 0.5
_CHUNK = 1 << 18
_TAIL = 1 << 18  # bytes; if the zip's directory is smaller, one request is enough


class _Span(NamedTuple):
    """Bytes of the remote file from `start` up to, but not including, `stop`."""

    start: int
    stop: int


class _Directory(NamedTuple):
    """What a zip file says of itself: its size, where its directory starts, its members in the order of their bytes."""

    size: int
    start: int
    members: "list[ZipInfo]"


class _Plan(NamedTuple):
    size: int
    spans: list[_Span]
    unpacked: int

    @property
    def wanted(self) -> int:
        return sum(span.stop - span.start for span in self.spans)


class _RangesIgnored(Exception):  # noqa: N818 -- a turn in the road, not an error
    """The server answers with whole files only."""


def download_members(url: str, target: "Path", *, wants: "Callable[[str], bool]", label: str, progress: bool) -> None:
    """Fetch the members of the zip file at `url` for which `wants` holds.

    The file at `target` becomes as long as the remote one, with holes where members were left out: the wanted bytes
    stand at their own offsets and the directory at the end, so that :mod:`zipfile` reads and checks them as in a whole
    download.  A broken connection is taken up where it stopped.  A server that ignores ranges has to send everything.

    Raises :class:`EngineError` if the server cannot be reached or refuses, or the disk is too small.
    """
    with _session() as session, target.open("wb") as file:
        try:
            plan = _plan(session, url, wants)
            require_space(target.parent, plan.wanted + plan.unpacked)
            file.truncate(plan.size)
            with _bar(label, plan.wanted, progress) as bar:
                for span in plan.spans:
                    _fill(session, url, file, span, bar)
        except (_RangesIgnored, RemoteZipError):
            _fetch_whole(session, url, file, label, progress=progress)
        except requests.RequestException as error:
            raise _unreachable(url, error) from error


def shown_url(url: str) -> str:
    """Return `url` without user name and password."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _session() -> requests.Session:
    session = requests.Session()
    session.headers["Accept-Encoding"] = "identity"  # offsets count the file's own bytes
    retry = Retry(total=3, backoff_factor=_PAUSE_S, status_forcelist=(429, 500, 502, 503, 504), raise_on_status=False)
    session.mount("http://", HTTPAdapter(max_retries=retry))
    session.mount("https://", HTTPAdapter(max_retries=retry))
    return session


def _plan(session: requests.Session, url: str, wants: "Callable[[str], bool]") -> _Plan:
    """Read the zip's directory and work out which spans hold the wanted members, neighbours in one span."""
    size, directory, members = _directory(session, url)
    wanted = [member for member in members if wants(member.filename)]
    if not wanted:
        message = f"{shown_url(url)} does not hold an Elasticsearch"
        raise EngineError(message)
    kept = {member.header_offset for member in wanted}
    spans: list[_Span] = []
    for start, stop in pairwise([*(member.header_offset for member in members), directory]):
        if start not in kept:
            continue
        if spans and spans[-1].stop == start:
            spans[-1] = spans[-1]._replace(stop=stop)
        else:
            spans.append(_Span(start, stop))
    return _Plan(size, [*spans, _Span(directory, size)], sum(member.file_size for member in wanted))


def _directory(session: requests.Session, url: str) -> _Directory:
    fruitless = 0
    while True:
        try:
            with RemoteZip(url, session=session, initial_buffer_size=_TAIL, timeout=_TIMEOUT_S) as archive:
                members = sorted(archive.infolist(), key=lambda member: member.header_offset)
                return _Directory(archive.size(), archive.start_dir, members)
        except RemoteIOError as error:
            # It keeps the words of the error that it hides, not its type.
            raise error.__context__ or error from None
        except HTTPError as error:  # the connection broke
            fruitless += 1
            if fruitless == _ATTEMPTS:
                raise requests.ConnectionError(error) from error
            time.sleep(_PAUSE_S)


def _fill(session: requests.Session, url: str, file: "BinaryIO", span: _Span, bar: "tqdm[NoReturn]") -> None:
    at, fruitless = span.start, 0
    file.seek(at)
    while at < span.stop:
        before = at
        try:
            asked = {"Range": f"bytes={at}-{span.stop - 1}"}
            with session.get(url, headers=asked, stream=True, timeout=_TIMEOUT_S) as response:
                response.raise_for_status()
                if response.status_code != requests.codes.partial_content:
                    raise _RangesIgnored
                for chunk in response.iter_content(_CHUNK):
                    at += file.write(chunk)
                    bar.update(len(chunk))
        except requests.HTTPError:
            raise
        except requests.RequestException:
            fruitless = fruitless + 1 if at == before else 0
            if fruitless == _ATTEMPTS:
                raise
            time.sleep(_PAUSE_S)


def _fetch_whole(session: requests.Session, url: str, file: "BinaryIO", label: str, *, progress: bool) -> None:
    for attempt in range(1, _ATTEMPTS + 1):
        file.seek(0)
        file.truncate()
        try:
            with session.get(url, stream=True, timeout=_TIMEOUT_S) as response:
                response.raise_for_status()
                size = int(response.headers.get("Content-Length", 0))
                with _bar(f"{label} (whole file)", size, progress) as bar:
                    for chunk in response.iter_content(_CHUNK):
                        file.write(chunk)
                        bar.update(len(chunk))
        except requests.RequestException as error:
            if attempt == _ATTEMPTS or isinstance(error, requests.HTTPError):
                raise _unreachable(url, error) from error
            time.sleep(_PAUSE_S)
        else:
            return


def _bar(label: str, size: int, progress: bool) -> "tqdm[NoReturn]":
    # None: shown on a terminal only.
    return tqdm(desc=label, total=size, unit="B", unit_scale=True, leave=False, disable=None if progress else True)


def _unreachable(url: str, error: requests.RequestException) -> EngineError:
    match error:
        case requests.HTTPError() if error.response is not None:
            why = f"the server answers {error.response.status_code} {error.response.reason}"
        case requests.exceptions.SSLError():
            why = "its TLS certificate is not trusted (REQUESTS_CA_BUNDLE names a file of trusted authorities)"
        case requests.exceptions.ProxyError():
            why = "the proxy refuses"
        case requests.Timeout():
            why = "no answer in time"
        case ValueError():
            why = "not a web address"
        case _:
            why = "no connection"
    return EngineError(
        f"cannot fetch {shown_url(url)}: {why}; offline, do one of: set HARNESS_MAVEN_REPOSITORY to a mirror that can "
        "be reached, copy the cache folder (`search-harness engine list` names it) from a machine that has it, or use "
        "an Elasticsearch of your own with --es-home or --es-url"
    )
