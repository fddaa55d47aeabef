"""The header of a run: where its figures come from, and by which rules it is judged."""

from collections.abc import Iterator

from generators.topics import fewer
from harness.golden.suite import SHIPPED
from harness.judging.policy import Policy
from harness.report.text.lines import PARAGRAPH
from harness.runs import Provenance

__all__ = ["header_lines"]


def header_lines(provenance: Provenance, policy: Policy, *, profile: str) -> list[str]:
    """Return what is measured, on what, and what two runs must share to be compared; hashes are cut to 12 digits.

    `profile` is the one that the sizes come from, where no option says otherwise.
    """
    p = provenance
    within = {intent: f" in {seconds:g} s" for intent, seconds in p.timeout.items()}
    shown = (f"{size} hits of {intent} searches{within.get(intent, '')}" for intent, size in p.page_size.items())
    texts = (
        f"search harness {p.harness}: {_named(p)} on {p.engine}",
        *(_of_corpus(p, profile) if p.people else ["corpus: none, golden topics are about records that are there"]),
        f"shown: {', '.join(shown)}",
        *_told_of_rules(p, policy),
    )
    return [line for text in texts for line in PARAGRAPH.wrap(text)]


def _named(p: Provenance) -> str:
    """Return the system with its digest; one that nobody has described in a folder has none."""
    return f"{p.system} ({p.system_sha256[:12]})" if p.system_sha256 else p.system


def _of_corpus(p: Provenance, profile: str) -> Iterator[str]:
    asked = f"{p.topics_per_class} topics a class ({fewer(p.topics_per_class)} outside the medium tier)"
    digests = f"sha256 {p.corpus_sha256[:12]}, topics {p.topics_sha256[:12]}"
    yield f"corpus: {p.people:,} people, {p.incidents:,} incidents, seed {p.seed}, {digests}"
    yield f"asked: {asked}, first {p.cutoff} hits, profile {profile}"


def _told_of_rules(provenance: Provenance, policy: Policy) -> Iterator[str]:
    if provenance.golden:
        folders = ", ".join(f"{folder} ({sha256[:12]})" for folder, sha256 in provenance.golden.items())
        without = "" if SHIPPED in provenance.golden else ", without those that are shipped"
        yield f"golden queries: {folders}{without}"
    laxer = f"laxer than the shipped one by {', '.join(policy.laxer)}" if policy.laxer else "no rule laxer than shipped"
    yield f"policy: {policy.described()}, {laxer}"
    if provenance.versions:
        yield f"with {', '.join(f'{name} {version}' for name, version in provenance.versions.items())}"
