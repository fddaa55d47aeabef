"""Pages made of the files of runs."""

from collections.abc import Mapping

from harness.diagnosis.cause import Diagnosis
from harness.diagnosis.kept import Causes
from harness.judging.comparing.comparison import Comparison
from harness.judging.policy import Policy
from harness.report.html.comparison import comparison_page
from harness.report.html.origin import FileFacts
from harness.report.html.run import run_page
from harness.report.html.topics import ToldTopics
from harness.report.model import Conclusion
from harness.report.told import Beside, Outcome, commands_of, told_of_comparison, told_of_run
from harness.runs.baseline import digest_of
from harness.runs.file import SavedRun

__all__ = ["page_of_comparison", "page_of_run"]


def page_of_run(saved: SavedRun, told: Conclusion, why: Causes | None = None, *, progress: bool = False) -> str:
    """Return the page of the run `saved`, of which `told` is said; `why` records were missed, where that is known."""
    diagnoses, records = _known(why)
    topics = ToldTopics(outcomes=list(Outcome), sides=("first hits",), commands=commands_of(saved), records=records)
    for name, of_class in told_of_run(saved, told.verdict, diagnoses, progress=progress):
        topics.add(name, of_class)
    return run_page(told, saved.run.provenance, topics, _facts(saved), diagnoses)


def page_of_comparison(
    compared: Comparison, policy: Policy, why: Causes | None = None, *, progress: bool = False
) -> str:
    """Return the page of a comparison by `policy`; `why` the candidate missed records, where that is known."""
    diagnoses, records = _known(why)
    topics = ToldTopics(
        outcomes=list(Beside), sides=("before", "now"), commands=commands_of(compared.candidate), records=records
    )
    for name, of_class in told_of_comparison(compared, diagnoses, progress=progress):
        topics.add(name, of_class)
    files = _facts(compared.baseline), _facts(compared.candidate)
    return comparison_page(compared, policy, topics, files, diagnoses)


def _known(why: Causes | None) -> tuple[tuple[Diagnosis, ...], Mapping[str, str]]:
    return (why.diagnoses, why.records) if why else ((), {})


def _facts(saved: SavedRun) -> FileFacts:
    return FileFacts(name=saved.path.name, sha256=digest_of(saved.path))
