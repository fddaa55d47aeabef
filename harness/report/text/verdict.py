"""The verdict as a line, and the reasons below it."""

from collections.abc import Iterable
from itertools import groupby

import click

from harness.judging.policy import Policy
from harness.judging.reasons import Kind, Reason
from harness.judging.verdict import Verdict
from harness.report.text.lines import PARAGRAPH, counted, item
from harness.report.text.table import COLOURS
from harness.runs import Status

__all__ = ["decision_lines", "verdict_lines"]

_MEANING = {
    Kind.GO: "every rule of {policy} holds, each on enough evidence",
    Kind.NO_GO: "the search breaks a rule of {policy}",
    Kind.UNDECIDED: "no rule is broken, but not enough was asked to say GO",
    Kind.INVALID: "the search could not be measured",
}


def verdict_lines(verdict: Verdict, policy: Policy, *, most: int = 10, colour: bool = False) -> list[str]:
    """Return the verdict's line, then its reasons, as :func:`decision_lines` does; it says what was not asked."""
    lacking = sum(relation.status is Status.LACKING for relation in verdict.relations)
    unread = " and ".join(one.intent for one in verdict.records if one.status is Status.LACKING)
    without = [f"{counted(lacking, 'relation')} not asked"] if lacking else []
    without += [f"{unread} records not looked up"] if unread else []
    return decision_lines(
        verdict.kind,
        verdict.reasons,
        _MEANING[verdict.kind],
        policy,
        without="; ".join(without),
        most=most,
        colour=colour,
    )


def decision_lines(
    kind: Kind,
    reasons: Iterable[Reason],
    meaning: str,
    policy: Policy,
    *,
    without: str = "",
    most: int = 10,
    colour: bool = False,
) -> list[str]:
    """Return a line that says `kind` and its `meaning`, then the reasons, of which `most` of a kind are listed.

    Reasons come gravest first.  The line names the `policy`, every rule of it that is laxer than the shipped one, and
    what it says is said `without`.
    """
    laxer = f"under a laxer policy: {', '.join(policy.laxer)}" if policy.laxer else ""
    limits = "; ".join(filter(None, (laxer, without)))
    lines = PARAGRAPH.wrap(f"{kind}{f' ({limits})' if limits else ''}: {meaning.format(policy=policy.described())}")
    if colour:
        lines[0] = click.style(kind, fg=COLOURS[kind], bold=True) + lines[0].removeprefix(kind)
    for of_kind, together in groupby(reasons, key=lambda reason: reason.kind):
        texts = [reason.text for reason in together]
        if of_kind is not kind:
            lines.append(f"also {of_kind}:")
        for text in texts[:most]:
            lines += item(text)
        if len(texts) > most:
            lines.append(f"  … and {len(texts) - most} more")
    return lines
