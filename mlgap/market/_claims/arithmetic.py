"""Claims checked by recomputing a report's own figures: how far so few postings carry, and what sums give."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping

import numpy as np

from mlgap.market._claims.verdicts import MIN_ADVERTS, Estimate, Outcome, Target, outcome_of
from mlgap.market._shares import wilson

ARITHMETIC: Mapping[str, tuple[str, ...]] = {
    "count-ratio": ("before", "after", "weeks_before", "weeks_after"),
    "count-shares": ("hits_first", "of_first", "hits_second", "of_second"),
    "month-difference": ("before", "after"),
    "ratio": ("over", "over_rounds_to", "under", "under_rounds_to"),
    "month-weeks": ("month", "month_before"),
}
"""Each measure with the numbers that it needs of a report."""
Recomputed = tuple[str, Estimate, Outcome, str]
"""What was recomputed in words, the figure, how it stands to the claim, and why."""


def recompute(measure: str, numbers: Mapping[str, str], claimed: float | None) -> list[Recomputed]:
    """Return what a report's own `numbers` give, set against the figure it claims.

    Raises `ValueError` where a number is none.
    """
    rules: Mapping[str, Callable[[Mapping[str, str], float | None], list[Recomputed]]] = {
        "count-ratio": _count_ratio,
        "count-shares": _count_shares,
        "month-difference": _month_difference,
        "ratio": _ratio,
        "month-weeks": _month_weeks,
    }
    return rules[measure](numbers, claimed)


def rate_ratio(before: int, after: int, weeks: tuple[float, float]) -> tuple[float, float, float]:
    """Return the ratio of two Poisson rates with its exact 95 % interval, from counts over `weeks`.

    Given the total, the later count is binomial; its Clopper-Pearson bounds become bounds of the ratio.
    Source: Przyborowski and Wilenski (1940), Biometrika 31(3/4).
    """
    from scipy.special import betaincinv

    low = betaincinv(after, before + 1, 0.025) if after else 0.0
    high = betaincinv(after + 1, before, 0.975) if before else 1.0
    exposure = weeks[0] / weeks[1]

    def odds(share: float) -> float:
        return float("inf") if share >= 1 else share / (1 - share) * exposure

    return odds(after / (before + after)), odds(float(low)), odds(float(high))


def _count_ratio(numbers: Mapping[str, str], claimed: float | None) -> list[Recomputed]:
    before, after = int(numbers["before"]), int(numbers["after"])
    weeks = (float(numbers["weeks_before"]), float(numbers["weeks_after"]))
    value, low, high = rate_ratio(before, after, weeks)
    # Each posting counts as its own employer here: the report does not say whose they are.
    estimate = Estimate(value, low, high, before + after, before + after)
    outcome, why = outcome_of(estimate, Target(claimed or 1.0, float("inf")))
    rests = f"it rests on {before + after} postings" if before + after < MIN_ADVERTS else why
    return [("weekly rate of the later month over the earlier", estimate, outcome, rests)]


def _count_shares(numbers: Mapping[str, str], claimed: float | None) -> list[Recomputed]:
    found = []
    for when in ("first", "second"):
        hits, of = int(numbers[f"hits_{when}"]), int(numbers[f"of_{when}"])
        low, high = wilson(np.array([hits / of]), np.array([float(of)]))
        estimate = Estimate(hits / of, float(low[0]), float(high[0]), of, of)
        # A count of one posting tells no share, however many others there were.
        flaw = f"the share is {hits} posting{'' if hits == 1 else 's'} of {of}"
        found.append((f"{hits} of {of}", estimate, "unclear" if hits < 5 else "holds", flaw))
    return [(what, estimate, outcome, why) for what, estimate, outcome, why in found]  # type: ignore[misc]


def _month_difference(numbers: Mapping[str, str], claimed: float | None) -> list[Recomputed]:
    before, after = int(numbers["before"]), int(numbers["after"])
    change = float(after - before)
    estimate = Estimate(change, change, change, before + after, before + after)
    same = claimed is not None and change == claimed
    why = "it is the difference to the month before, and no figure of a year ago is given"
    return [("later month less the month before", estimate, "fails" if same else "unclear", why)]


def _ratio(numbers: Mapping[str, str], claimed: float | None) -> list[Recomputed]:
    over, under = float(numbers["over"]), float(numbers["under"])
    most, least = float(numbers["over_rounds_to"]), float(numbers["under_rounds_to"])
    estimate = Estimate(over / under, over / under, most / least, 0, 0)
    meets = claimed is not None and estimate.low <= claimed <= estimate.high
    why = "" if meets else "the two figures that it is made of do not give it"
    return [("the one figure over the other", estimate, "shown" if meets else "fails", why)]


def _month_weeks(numbers: Mapping[str, str], claimed: float | None) -> list[Recomputed]:
    weeks = float(_mondays(numbers["month"]))
    estimate = Estimate(weeks, weeks, weeks, 0, 0)
    holds = claimed is not None and weeks == claimed
    earlier = _mondays(numbers["month_before"])
    why = f"{numbers['month_before']} has {earlier}: compare rates a week, not counts"
    return [(f"weeks that begin in {numbers['month']}", estimate, "holds" if holds else "fails", why)]


def _mondays(month: str) -> int:
    year, number = (int(part) for part in month.split("-"))
    days = calendar.monthrange(year, number)[1]
    return sum(calendar.weekday(year, number, day) == calendar.MONDAY for day in range(1, days + 1))
