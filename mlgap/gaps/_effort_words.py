"""How long a step takes, as a range of hours, and what the range adds up."""

from __future__ import annotations

from mlgap.gaps._step_texts import Effort
from mlgap.types import GapStatus

WRITING_HOURS = {"listed": (0.5, 2.0), "described": (0.25, 1.0)}
"""To find the facts again and to write them down, where the work has been done."""
_PARTS = ("read", "build", "run and break it", "write up")


def effort_words(status: GapStatus, effort: Effort) -> tuple[float, float, str]:
    """Return the low and high end in hours of a step for a gap of `status`, and the basis in words.

    Listed and described: only writing. Adjacent: from someone who does related work to half way to someone
    new. Missing: from someone who does related work to someone new.
    """
    parts = ", ".join(
        f"{what} {_span(low, high)}" for what, (low, high) in zip(_PARTS, effort.parts, strict=True)
    )
    if status in WRITING_HOURS:
        low, high = WRITING_HOURS[status]
        basis = "Our estimate in hours: to find the facts of what you did and to write the line."
        if status == "listed":
            basis += (
                f" If there is nothing yet to tell, the small piece takes {_span(effort.low, effort.high)}"
                f" ({parts})."
            )
        return low, high, basis
    ends = f"Our estimate in hours ({parts}): the low end is the sum for someone who does related work, "
    if status == "adjacent":
        half = round((effort.low + effort.high) / 2, 1)
        return effort.low, half, ends + "the high end lies half way to someone new to it."
    return effort.low, effort.high, ends + "the high end for someone new to it."


def _span(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
