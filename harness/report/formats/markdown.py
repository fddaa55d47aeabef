"""A run, or two compared, as Markdown for a pull request: the decision first, the rest folded."""

from collections.abc import Iterable, Iterator, Sequence

from harness.judging.comparing.comparison import Comparison
from harness.judging.reasons import Reason
from harness.report.model import Conclusion

__all__ = ["comparison_markdown", "run_markdown"]

_TOLD = 10


def comparison_markdown(compared: Comparison, told: Sequence[str]) -> str:
    """Return the decision as a heading, its reasons as a list, and in a fold the whole comparison as it was `told`."""
    names = [saved.run.provenance.system for saved in (compared.baseline, compared.candidate)]
    title = f"{compared.kind}: {names[1]} beside {names[0]}"
    return "\n".join(_folded(title, compared.reasons, "The whole comparison", told))


def run_markdown(run: Conclusion, told: Sequence[str]) -> str:
    """Return the verdict on a run in the same way, with all of it as it was `told`."""
    of = run.provenance.system if run.provenance else "nothing was measured"
    return "\n".join(_folded(f"{run.verdict.kind}: {of}", run.verdict.reasons, "The whole run", told))


def _folded(title: str, reasons: Iterable[Reason], fold: str, told: Sequence[str]) -> Iterator[str]:
    yield from (f"## {title}", "")
    said = [f"- {reason.kind}: `{reason.text}`" for reason in reasons]
    yield from said[:_TOLD]
    if len(said) > _TOLD:
        yield f"- … and {len(said) - _TOLD} more"
    yield from ("", f"<details><summary>{fold}</summary>", "", "```text", *told, "```", "", "</details>", "")
