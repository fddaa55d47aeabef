"""The formats of judgements that there are: what writes each of a run, and what reads it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from harness.exchange.exported import Export, Written
from harness.exchange.judged import JudgedQuestion
from harness.exchange.opensearch import read_opensearch, write_opensearch
from harness.exchange.quepid import read_quepid, write_quepid
from harness.exchange.rank_eval import read_rank_eval, write_rank_eval
from harness.exchange.rre import read_rre
from harness.exchange.trec import read_trec, write_trec

__all__ = ["FORMATS", "Format", "Reads"]


class Reads(Protocol):
    """Reads the questions that are judged in a file, and counts what it cannot read of it."""

    def __call__(self, path: Path, *, lost: Counter[str]) -> list[JudgedQuestion]:
        """Return the questions; raises :class:`~harness.errors.ConfigurationError` for a file of another form."""
        ...


@dataclass(frozen=True, kw_only=True)
class Format:
    """What reads judgements of a format, and what writes those of a run, which may be nothing.

    `about` says what is written, in the words of the command line; `folder` is whether it takes several files.
    """

    read: Reads
    write: Callable[[Export, Path], Written] | None = None
    about: str = ""
    folder: bool = False


FORMATS: Mapping[str, Format] = {
    "trec": Format(
        read=read_trec, write=write_trec, about="Judgements, rankings and questions as TREC has them.", folder=True
    ),
    "quepid": Format(read=read_quepid, write=write_quepid, about="Judgements as CSV for Quepid."),
    "rank-eval": Format(
        read=read_rank_eval, write=write_rank_eval, about="Requests and judgements for Elasticsearch's _rank_eval."
    ),
    "opensearch": Format(
        read=read_opensearch,
        write=write_opensearch,
        about="Judgements for the Search Relevance Workbench of OpenSearch.",
    ),
    "rre": Format(read=read_rre),
}
"""Every format, by the name of its option."""
