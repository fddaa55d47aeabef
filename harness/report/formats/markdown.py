"""Two runs compared, as Markdown for a pull request: the decision first, the rest folded."""

from collections.abc import Sequence

from harness.judging.comparing.comparison import Comparison

__all__ = ["comparison_markdown"]

_TOLD = 10


def comparison_markdown(compared: Comparison, told: Sequence[str]) -> str:
    """Return the decision as a heading, its reasons as a list, and in a fold the whole comparison as it was `told`."""
    names = [saved.run.provenance.system for saved in (compared.baseline, compared.candidate)]
    lines = [f"## {compared.kind}: {names[1]} beside {names[0]}", ""]
    reasons = [f"{reason.kind}: `{reason.text}`" for reason in compared.reasons]
    lines += [f"- {text}" for text in reasons[:_TOLD]]
    if len(reasons) > _TOLD:
        lines.append(f"- … and {len(reasons) - _TOLD} more")
    lines += ["", "<details><summary>The whole comparison</summary>", "", "```text"]
    lines += [*told, "```", "", "</details>", ""]
    return "\n".join(lines)
