"""What stands in the file: made of a judged run alone, so that the same run gives the same bytes."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from generators.topics import Topic
from harness.diagnosis.cause import Cause, Diagnosis
from harness.diagnosis.groups import grouped
from harness.judging.class_rules import ClassVerdict
from harness.judging.reasons import Kind
from harness.judging.verdict import Verdict
from harness.report.html.plots import Forest, Share
from harness.report.model import Conclusion
from harness.report.text.failure import repeat_command
from harness.report.text.lines import counted
from harness.report.text.verdict import verdict_lines
from harness.runs import Provenance, Ranking, Status
from harness.settings import Settings

__all__ = ["MissedTopic", "run_page"]

_WORST = 40
"""So many classes are drawn at once."""
_REASONS = 20
"""So many reasons of a kind are told at once."""
_HELD = frozenset({Status.HELD, Status.LACKING})


@dataclass(frozen=True, kw_only=True)
class MissedTopic:
    """A topic that was missed, with what was answered, the command that asks it again, and why, where that is known."""

    topic: Topic
    ranking: Ranking
    options: Sequence[str] = ()
    causes: Sequence[Cause] = ()

    @property
    def repeat(self) -> str:
        """The command that asks this topic alone."""
        return repeat_command(self.topic, self.options)


def run_page(
    run: Conclusion,
    provenance: Provenance,
    misses: Sequence[MissedTopic],
    missed: int,
    *,
    file: str,
    sha256: str,
    diagnoses: Sequence[Diagnosis] = (),
) -> str:
    """Return the page of a `run`: the first `misses` of all that were `missed`, its `file` and the digest of that.

    `diagnoses` say why records were missed, as far as that was looked for.
    """
    verdict = run.verdict
    style = files("harness.report.html").joinpath("page.css").read_text(encoding="utf-8")
    classes = sorted(verdict.classes, key=_gravity)
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            kind=verdict.kind.value,
            system=provenance.system,
            meaning=verdict_lines(verdict, run.policy, most=0)[0].partition(": ")[2],
            reasons=[
                (kind.value, [reason.text for reason in of_kind])
                for kind, of_kind in groupby(verdict.reasons, key=lambda reason: reason.kind)
            ],
            most_reasons=_REASONS,
            confidence=f"{run.policy.confidence:.0%}",
            worst=Forest.of(map(_share, classes[:_WORST])),
            others=Forest.of(map(_share, classes[_WORST:])),
            slices=list(_slices(verdict)),
            outcomes=list(_outcomes(verdict)),
            fallen=list(_fallen(verdict)),
            groups=grouped(diagnoses),
            looked_at=len(diagnoses),
            misses=misses,
            missed=missed,
            provenance=list(_provenance(provenance, run)),
            settings=list(_settings(run.settings)),
            file=(("name", file), ("SHA-256", sha256)),
            style=style,
            style_hash=f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}",
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True,
        loader=PackageLoader("harness.report.html", ""),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _gravity(judged: ClassVerdict) -> tuple[bool, float, str]:
    of = judged.result
    return judged.kind in (None, Kind.GO), of.found / of.n if of.n else 1.0, of.id


def _share(judged: ClassVerdict) -> Share:
    of, said = judged.result, judged.kind
    broken = said not in (None, Kind.GO)
    mark = said.value if said and broken else "" if said else "only reported"
    return Share(
        label=of.id, n=of.n, found=of.found, interval=judged.share, floor=judged.floor, mark=mark, broken=broken
    )


def _slices(verdict: Verdict) -> Iterator[tuple[str, Forest]]:
    for kind, of_kind in groupby(verdict.slices, key=lambda one: one.kind):
        shares = [
            Share(
                label=one.value,
                n=one.n,
                found=one.found,
                interval=one.share,
                mark="disparity" if one.disparity else "",
                broken=one.disparity,
            )
            for one in of_kind
        ]
        yield {"culture": "naming culture"}.get(kind, kind), Forest.of(shares)


def _outcomes(verdict: Verdict) -> Iterator[tuple[str, str, int]]:
    for what, outcomes in (
        ("golden topics", verdict.golden),
        ("relations", verdict.relations),
        ("kinds of records looked up", verdict.records),
    ):
        counted = Counter(one.status for one in outcomes)
        yield from ((what, status.value, counted[status]) for status in sorted(counted))


def _fallen(verdict: Verdict) -> Iterator[tuple[str, str, str]]:
    for golden in verdict.golden:
        if golden.status not in _HELD:
            yield golden.topic, golden.status.value, "; ".join(golden.reasons) or golden.known
    for relation in verdict.relations:
        if relation.status not in _HELD:
            yield relation.name, relation.status.value, "; ".join(relation.reasons) or relation.declared
    for one in verdict.records:
        for found in one.findings:
            yield one.name, one.status.value, f"{counted(found.records, 'record')}: {found.field} {found.damage}"


def _provenance(of: Provenance, run: Conclusion) -> Iterator[tuple[str, str]]:
    yield "system", f"{of.system} ({of.system_sha256})" if of.system_sha256 else of.system
    yield "on", of.engine
    yield "people, incidents", f"{of.people:,}, {of.incidents:,}"
    yield "corpus, SHA-256", of.corpus_sha256
    yield "topics, SHA-256", of.topics_sha256
    yield from ((f"golden queries {folder}, SHA-256", sha256) for folder, sha256 in of.golden.items())
    yield "policy", f"{run.policy.file} ({run.policy.sha256})"
    yield "laxer than the shipped policy", ", ".join(run.policy.laxer) or "in nothing"
    yield from ((f"hits of {intent} searches shown", str(size)) for intent, size in of.page_size.items())
    yield "harness", of.harness
    yield "with", ", ".join(f"{name} {version}" for name, version in of.versions.items())


def _settings(settings: Settings) -> Iterable[tuple[str, str]]:
    default = settings.defaults()
    for name, value in asdict(settings).items():
        told = "as by default" if value == default[name] else f"by default {_said(default[name])}"
        yield f"--{name.replace('_', '-')}", f"{_said(value)} ({told})"


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "none" if value in (None, False) else str(value)
