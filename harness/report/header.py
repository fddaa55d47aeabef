"""The header of a run: where its figures come from."""

from harness.run import Provenance

__all__ = ["header_lines"]


def header_lines(provenance: Provenance, *, profile: str) -> list[str]:
    """Return what is measured, on what, and what two runs must share to be compared; hashes are cut to 12 digits.

    `profile` is the one that the sizes come from, where no option says otherwise.
    """
    p = provenance
    shown = (f"{size} hits of {intent} searches in {p.timeout[intent]:g} s" for intent, size in p.page_size.items())
    return [
        f"search harness {p.harness}: {p.system} ({p.system_sha256[:12]}) on {p.engine}",
        f"corpus: {p.people:,} people, {p.incidents:,} incidents, seed {p.seed}, sha256 {p.corpus_sha256[:12]}",
        f"asked: {p.topics_per_class} topics a class, first {p.cutoff} hits, profile {profile}",
        f"shown: {', '.join(shown)}",
    ]
