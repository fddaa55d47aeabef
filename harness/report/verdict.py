"""The verdict as a line, and the reasons below it."""

from itertools import groupby
from textwrap import TextWrapper

import click

from harness.judging.reasons import Kind
from harness.judging.verdict import Verdict
from harness.report.table import COLOURS, WIDTH

__all__ = ["verdict_lines"]

_MEANING = {
    Kind.GO: "every rule of the policy holds, each on enough evidence",
    Kind.NO_GO: "the search breaks a rule of the policy",
    Kind.UNDECIDED: "no rule is broken, but not enough was asked to say GO",
    Kind.INVALID: "the search could not be measured",
}

_REASON = TextWrapper(
    width=WIDTH, initial_indent="  ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False
)


def verdict_lines(verdict: Verdict, *, most: int = 10, colour: bool = False) -> list[str]:
    """Return the verdict's line, then its reasons, gravest first; `most` of a kind are listed and the rest counted."""
    word = click.style(verdict.kind, fg=COLOURS[verdict.kind], bold=True) if colour else verdict.kind
    lines = [f"{word}: {_MEANING[verdict.kind]}"]
    for kind, reasons in groupby(verdict.reasons, key=lambda reason: reason.kind):
        texts = [reason.text for reason in reasons]
        if kind is not verdict.kind:
            lines.append(f"also {kind}:")
        for text in texts[:most]:
            lines += _REASON.wrap(text)
        if len(texts) > most:
            lines.append(f"  … and {len(texts) - most} more")
    return lines
