"""The sheet that somebody signs: what a run came to, and the digests of the files that show it.

It is text for print.  Its last lines are as ``sha256sum`` writes them, so that whoever trusts none of our programs can
check them with ``sha256sum --check``, which passes over all the others.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.errors import RunFileError
from harness.judging.policy import Policy
from harness.judging.verdict import Verdict
from harness.report.text.verdict import verdict_lines
from harness.runs import Provenance

__all__ = ["Sheet", "read_sheet", "sheet_lines"]

_TITLE = "SEARCH ACCURACY: SHEET TO SIGN"
_NAME = 12
_FILE = re.compile(r"^([0-9a-f]{64})  (.+)$", re.MULTILINE)
_VERDICT = re.compile(r"^verdict +(\S+)$", re.MULTILINE)
_POLICY = re.compile(r"^policy .*\b([0-9a-f]{64})$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What was signed: the verdict, the digest of the policy that said it, and of every file by its name."""

    verdict: str
    policy_sha256: str
    files: Mapping[str, str]


def sheet_lines(verdict: Verdict, policy: Policy, of: Provenance, files: Mapping[str, str], at: str) -> Iterator[str]:
    """Yield the lines of the sheet about a run, written `at` a moment; `files` has digests by name, the run's first."""
    run, *others = files
    yield _TITLE
    yield ""
    yield _said("verdict", verdict.kind.value)
    yield from verdict_lines(verdict, policy)
    yield ""
    yield _said("system", f"{of.system} {of.system_sha256}")
    yield _said("on", of.engine)
    yield _said("corpus", f"{of.people:,} people, {of.incidents:,} incidents, seed {of.seed}, {of.corpus_sha256}")
    yield _said("topics", of.topics_sha256)
    yield _said("policy", f"{policy.file} {policy.sha256}")
    yield _said("laxer", ", ".join(policy.laxer) or "no rule is laxer than shipped")
    yield _said("harness", of.harness)
    yield _said("written", at)
    yield ""
    yield "I have seen what the files below show."
    for blank in ("name", "role", "date", "signature"):
        yield ""
        yield _said(blank, "_" * 60)
    yield ""
    yield f"`search-harness verify-run {run}` checks them, and judges the run again; so does `sha256sum --check`,"
    yield "which judges nothing.  Their SHA-256 are"
    yield ""
    for name in (run, *others):
        yield f"{files[name]}  {name}"


def read_sheet(path: Path) -> Sheet:
    """Return what the sheet in `path` says.

    Raises :class:`~harness.errors.RunFileError` where it is none, or says something twice or not at all.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RunFileError(f"{path}: cannot be read: {error}") from None
    files = _FILE.findall(text)
    verdicts, policies = _VERDICT.findall(text), _POLICY.findall(text)
    if not text.startswith(_TITLE) or len(verdicts) != 1 or len(policies) != 1 or not files:
        raise RunFileError(f"{path} is no sheet of `search-harness sign`, or was changed")
    digests = {name: sha256 for sha256, name in files}
    if len(digests) < len(files):
        raise RunFileError(f"{path} names a file twice: it was changed")
    return Sheet(verdict=verdicts[0], policy_sha256=policies[0], files=digests)


def _said(name: str, text: str) -> str:
    return f"{name:<{_NAME}}{text}"
