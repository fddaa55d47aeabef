"""The verdict as a line, and the reasons below it."""

from itertools import groupby
from textwrap import TextWrapper

import click

from harness.judging.policy import Policy
from harness.judging.reasons import Kind
from harness.judging.verdict import Verdict
from harness.report.text.lines import WIDTH
from harness.report.text.table import COLOURS

__all__ = ["verdict_lines"]

_MEANING = {
    Kind.GO: "every rule of {policy} holds, each on enough evidence",
    Kind.NO_GO: "the search breaks a rule of {policy}",
    Kind.UNDECIDED: "no rule is broken, but not enough was asked to say GO",
    Kind.INVALID: "the search could not be measured",
}

_HEAD = TextWrapper(width=WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
_REASON = TextWrapper(
    width=WIDTH, initial_indent="  ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False
)


def verdict_lines(verdict: Verdict, policy: Policy, *, most: int = 10, colour: bool = False) -> list[str]:
    """Return the verdict's line, then its reasons, gravest first; `most` of a kind are listed and the rest counted.

    The line names the `policy` and every rule of it that is laxer than the shipped one.
    """
    laxer = f" (under a laxer policy: {', '.join(policy.laxer)})" if policy.laxer else ""
    lines = _HEAD.wrap(f"{verdict.kind}{laxer}: {_MEANING[verdict.kind].format(policy=policy.described())}")
    if colour:
        word = click.style(verdict.kind, fg=COLOURS[verdict.kind], bold=True)
        lines[0] = word + lines[0].removeprefix(verdict.kind)
    for kind, reasons in groupby(verdict.reasons, key=lambda reason: reason.kind):
        texts = [reason.text for reason in reasons]
        if kind is not verdict.kind:
            lines.append(f"also {kind}:")
        for text in texts[:most]:
            lines += _REASON.wrap(text)
        if len(texts) > most:
            lines.append(f"  … and {len(texts) - most} more")
    return lines
