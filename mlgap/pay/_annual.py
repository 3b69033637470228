"""From pay as an advert states it to one annual figure, or the rule that keeps it out."""

from __future__ import annotations

import math

from mlgap.types import PostedPay

_PERIODS_A_YEAR = {"year": 1.0, "month": 12.0, "week": 52.0, "hour": 2080.0}
"""Full-time, year-round: 40 hours a week, 52 weeks, where an advert does not state its hours.

Source: US Bureau of Labor Statistics, Occupational Employment and Wage Statistics, technical notes:
annual wage = hourly mean wage x 2,080 "year-round, full-time" hours.
"""

_PLAUSIBLE = {
    "USD": (15_000, 1_000_000),
    "CAD": (15_000, 1_000_000),
    "AUD": (15_000, 1_000_000),
    "SGD": (15_000, 1_000_000),
    "EUR": (12_000, 800_000),
    "GBP": (12_000, 800_000),
    "CHF": (20_000, 1_000_000),
    "SEK": (150_000, 10_000_000),
    "DKK": (150_000, 8_000_000),
    "NOK": (150_000, 10_000_000),
    "PLN": (40_000, 3_000_000),
    "INR": (150_000, 60_000_000),
    "BRL": (18_000, 3_000_000),
    "MXN": (80_000, 10_000_000),
    "ILS": (60_000, 3_000_000),
}
"""Annual midpoints outside these are misread figures, not pay; set wide, about half a full-time minimum
wage to five times the highest decile."""

_WIDEST_RATIO = 4.0
"""A range whose top is above four times its bottom joins two figures that are not one range."""


def why_left_out(pay: PostedPay) -> str | None:
    """Return the rule that keeps `pay` out of every band, in words, or None where it may be counted.

    Rules, in this order: total compensation is not base pay; both ends are positive numbers, low first;
    a day rate is a contractor's (the days worked in a year are not stated, so none are assumed); a
    currency without known bounds cannot be checked; the top is at most four times the bottom; the
    annual midpoint lies within its currency's plausible bounds.
    """
    if pay.basis == "total":
        return "total compensation, not base pay"
    if not (math.isfinite(pay.low) and math.isfinite(pay.high) and 0 < pay.low <= pay.high):
        return "not a range of two positive figures"
    if pay.period not in _PERIODS_A_YEAR:
        return "a day rate, with no number of days a year"
    if pay.currency not in _PLAUSIBLE:
        return "a currency without known bounds"
    return _misread(pay)


def annual_midpoint(pay: PostedPay) -> float | None:
    """Return the midpoint of a posted base range per year, in its own currency, or None where a rule forbids.

    Hours count those that the advert states for a year, else 2,080; weeks count 52, months 12; day rates
    are not converted. The rules are those of
    `why_left_out`. Whether the post is a contract is the advert's fact, not the range's: `fit_bands`
    keeps contracts out.

    >>> annual_midpoint(PostedPay(50.0, 70.0, "USD", "hour", "base"))
    124800.0
    >>> annual_midpoint(PostedPay(50.0, 70.0, "USD", "hour", "base", hours_per_year=2016.0))
    120960.0
    """
    return None if why_left_out(pay) else _midpoint(pay)


def _misread(pay: PostedPay) -> str | None:
    if pay.high > _WIDEST_RATIO * pay.low:
        return "top of the range above four times its bottom"
    floor, ceiling = _PLAUSIBLE[pay.currency]
    if not floor <= _midpoint(pay) <= ceiling:
        return "outside what a year of full-time work pays"
    return None


def _midpoint(pay: PostedPay) -> float:
    times = _PERIODS_A_YEAR[pay.period]
    if pay.period == "hour" and pay.hours_per_year is not None:
        times = pay.hours_per_year
    return (pay.low + pay.high) / 2 * times
