"""A run and a policy in, a verdict out."""

from tqdm import tqdm

from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.verdict import Verdict, judge
from harness.runs import Run

__all__ = ["judge_run"]


def judge_run(run: Run, policy: Policy, *, progress: bool = False) -> Verdict:
    """Return what `policy` says of `run`, every answer of which is assessed anew."""
    classes = tqdm(run.classes, desc="judging", unit=" classes", disable=None if progress else True, leave=False)
    parts = ((asked, run.part(asked.id)) for asked in classes)
    results = [ClassResult.from_part(asked, part) if part else ClassResult.vanished(asked) for asked, part in parts]
    return judge(results, policy, run.scope, golden=run.golden, relations=run.relations, records=run.records)
