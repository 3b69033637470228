"""The rules by which a figure stands to a claim, and figures together to a verdict: pure functions alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["holds", "fails", "unclear", "shown"]
"""How one figure stands to what is claimed; "shown" figures stand beside a claim and do not judge it."""
Verdict = Literal["supported", "not-supported", "mixed", "unclear", "not-checkable-here", "contradicts"]
VERDICTS: tuple[Verdict, ...] = (
    "supported", "not-supported", "mixed", "unclear", "not-checkable-here", "contradicts",
)  # fmt: skip
MIN_ADVERTS = 15
MIN_EMPLOYERS = 5


@dataclass(frozen=True, slots=True)
class Target:
    """What is claimed of a figure: it lies in [low, high], either end possibly infinite.

    `margin` is how far a figure claimed on both sides may be off and still count as meant; an interval
    wider than `widest` supports no such claim, since it would agree with almost any.
    """

    low: float
    high: float
    margin: float = 0.0
    widest: float = math.inf

    @property
    def one_sided(self) -> bool:
        """Whether the claim sets one end alone ("over 90 %")."""
        return math.isinf(self.low) or math.isinf(self.high)


@dataclass(frozen=True, slots=True)
class Doubt:
    """The same figure under another reading, as an interval, and in words what that reading is."""

    low: float
    high: float
    why: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval and what it rests on; a `flaw` alone makes it unclear."""

    value: float
    low: float
    high: float
    n_adverts: int
    n_employers: int
    doubts: tuple[Doubt, ...] = ()
    flaw: str = ""


def outcome_of(estimate: Estimate, target: Target) -> tuple[Outcome, str]:
    """Return how a figure stands to a target, and in words why it is unclear or on which side it misses.

    Below 15 adverts or 5 employers, or with a flaw: unclear. An interval that misses the target: fails.
    A claim with one end holds where the whole interval lies beyond that end. A claim with two ends holds
    where the figure lies between them (margin allowed) and its interval is not wider than the claim
    allows. All else is unclear; so is an outcome that differs under any other reading of the figure.
    """
    if estimate.n_adverts < MIN_ADVERTS or estimate.n_employers < MIN_EMPLOYERS:
        return "unclear", f"rests on {estimate.n_adverts} adverts of {estimate.n_employers} employers"
    if estimate.flaw:
        return "unclear", estimate.flaw
    outcome = _place(estimate.low, estimate.high, target)
    within = target.low - target.margin <= estimate.value <= target.high + target.margin
    if outcome == "unclear" or (outcome == "holds" and not within):
        return "unclear", "the interval leaves it open"
    for doubt in estimate.doubts:
        if _place(doubt.low, doubt.high, target) != outcome:
            return "unclear", doubt.why
    if outcome == "fails":
        return outcome, "above what is claimed" if estimate.low > target.high else "below what is claimed"
    return outcome, ""


def _place(low: float, high: float, target: Target) -> Outcome:
    bottom, top = target.low - target.margin, target.high + target.margin
    if high < bottom or low > top:
        return "fails"
    if target.one_sided:
        return "holds" if low >= bottom and high <= top else "unclear"
    allowed = max(target.widest, target.high - target.low)
    return "holds" if high - low <= allowed else "unclear"


def verdict_of(
    outcomes: Sequence[Outcome], *, conflicts: bool = False, opposed: bool = False, partial: bool = False
) -> Verdict:
    """Return the verdict on a claim from the outcomes of its parts.

    Parts that hold and parts that fail: mixed. `opposed` parts, readings of one figure of which some lie
    above and some below it: unclear, since it depends on what is meant. All that are clear hold (or fail),
    and they are more than half of the parts: supported (or not supported). Parts, but too few of them
    clear: unclear; so is a claim on the world that holds where a `partial` measure saw it, in one country
    alone. Nothing measured: contradicts, where another report states what cannot be true at
    once; else not checkable.
    """
    judged = [o for o in outcomes if o != "shown"]
    if not judged:
        return "contradicts" if conflicts else "not-checkable-here"
    holding, failing = judged.count("holds"), judged.count("fails")
    if holding and failing:
        return "mixed"
    if opposed or 2 * (holding + failing) <= len(judged):
        return "unclear"
    if holding:
        return "unclear" if partial else "supported"
    return "not-supported"
