"""The table of slices: how well people of each naming culture, sex and number of names are found."""

from collections.abc import Sequence

from tabulate import tabulate

from harness.judging.slices import Slice
from harness.judging.statistics import truncated

__all__ = ["slice_lines"]

_LEGEND = (
    "missed: strong and medium tier; alike: how many would be missed if all slices were missed alike;",
    "p: probability of so many or more, were that so, corrected for the number of slices (Holm's)",
)


def slice_lines(slices: Sequence[Slice], *, confidence: float = 0.95) -> list[str]:
    """Return a table with one row a slice, worst first within its kind, at most 100 columns wide; nothing of none."""
    if not slices:
        return []
    rows = [
        (
            f"{one.kind}: {one.value}",
            str(one.n),
            str(one.found),
            truncated(one.found / one.n),
            str(one.share),
            str(one.missed),
            f"{one.expected:.1f}",
            f"{one.p:.3f}" if one.p >= 0.001 else "<0.001",
            "DISPARITY" if one.disparity else "",
        )
        for one in slices
    ]
    headers = ("slice", "n", "found", "share", f"{confidence * 100:g} % interval", "missed", "alike", "p", "")
    text = tabulate(
        rows, headers=headers, tablefmt="simple", disable_numparse=True, colalign=("left", *("right",) * 7, "left")
    )
    return [*(line.rstrip() for line in text.splitlines()), *_LEGEND]
