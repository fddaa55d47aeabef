"""How fast the run asked, in one line."""

from harness.runs import Timing

__all__ = ["timing_lines"]


def timing_lines(timing: Timing) -> list[str]:
    """Return how many topics were asked in how many seconds; nothing where none was."""
    if not timing.topics:
        return []
    noun = "topic" if timing.topics == 1 else "topics"
    seconds = f"{timing.seconds:,.0f}" if timing.seconds >= 10 else f"{timing.seconds:.1f}"
    rate = "" if timing.per_second is None else f": {timing.per_second:,.0f} a second"
    return [f"asked {timing.topics:,} {noun} in {seconds} s{rate}"]
