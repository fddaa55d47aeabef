"""A baseline moves only when somebody says so: beside the file stands which run it is, since when, and why."""

import hashlib
from pathlib import Path

import msgspec

from harness.errors import RunFileError
from harness.outputs import written_whole
from harness.runs.file import SavedRun, read_run

__all__ = ["Blessing", "bless", "blessings", "digest_of", "read_baseline"]

_ENCODER = msgspec.json.Encoder(order="deterministic")


class Blessing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One move of a baseline: `at` (UTC, ISO 8601) the run of that `sha256` took its place, and `why`.

    `judged` is what the policy of that digest said of the run, `before` the digest of the run that it replaces, and
    `compared` what the comparison of both said; the last two are empty for the first baseline, `compared` also for one
    that was asked something else.
    """

    at: str
    why: str
    sha256: str
    judged: str
    policy_sha256: str
    before: str = ""
    compared: str = ""


_DECODER = msgspec.json.Decoder(list[Blessing])


def bless(path: Path, run: Path, blessing: Blessing) -> None:
    """Let a copy of the file `run` be the baseline `path`, and add `blessing` to those that stand beside it.

    Raises :class:`OSError` where it cannot be written; the baseline is then still the one of before.
    """
    told = [*blessings(path), blessing]
    with written_whole(_beside(path)) as record, written_whole(path) as baseline:
        record.write_bytes(msgspec.json.format(_ENCODER.encode(told), indent=1) + b"\n")
        baseline.write_bytes(run.read_bytes())


def blessings(path: Path) -> list[Blessing]:
    """Return every move of the baseline `path`, the first one first; none where it has never been blessed.

    Raises :class:`RunFileError` where the file beside it cannot be read.
    """
    beside = _beside(path)
    try:
        return _DECODER.decode(beside.read_bytes()) if beside.exists() else []
    except (OSError, msgspec.DecodeError) as error:
        raise RunFileError(f"{beside}: cannot be read: {error}") from None


def read_baseline(path: Path) -> SavedRun:
    """Return the run in `path`; raises :class:`RunFileError` where it is not the one that was last blessed."""
    saved, told = read_run(path), blessings(path)
    if told and told[-1].sha256 != digest_of(path):
        raise RunFileError(
            f"{path} is not the run that was blessed on {told[-1].at[:10]}, as {_beside(path).name} says: put that one "
            "back, or let `search-harness bless` put this one in its place"
        )
    return saved


def digest_of(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.blessed.json")
