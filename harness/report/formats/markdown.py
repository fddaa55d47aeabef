"""Two runs compared, as Markdown for a pull request: the decision first, the rest folded."""

from harness.judging.comparing.comparison import Comparison
from harness.judging.policy import Policy
from harness.report.text.comparison import comparison_lines

__all__ = ["comparison_markdown"]

_TOLD = 10


def comparison_markdown(compared: Comparison, policy: Policy) -> str:
    """Return the decision as a heading, its reasons as a list, and the whole comparison in a fold."""
    names = [saved.run.provenance.system for saved in (compared.baseline, compared.candidate)]
    lines = [f"## {compared.kind}: {names[1]} beside {names[0]}", ""]
    reasons = [f"{reason.kind}: `{reason.text}`" for reason in compared.reasons]
    lines += [f"- {text}" for text in reasons[:_TOLD]]
    if len(reasons) > _TOLD:
        lines.append(f"- … and {len(reasons) - _TOLD} more")
    lines += ["", "<details><summary>The whole comparison</summary>", "", "```text"]
    lines += [*comparison_lines(compared, policy), "```", "", "</details>", ""]
    return "\n".join(lines)
