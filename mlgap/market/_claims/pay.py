"""Pay beside claims: medians of posted midpoints, and differences at the same role and level."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from mlgap.market._cells import Sample
from mlgap.market._claims.file import Claim
from mlgap.market._claims.market import Market, Measured
from mlgap.market._claims.profiles import year_before
from mlgap.market._claims.terms import Base, Item, Part, Term, Terms
from mlgap.market._claims.verdicts import Estimate, Target
from mlgap.market._facts import Bools, FactTable, Floats
from mlgap.market._shares import Z95
from mlgap.types import PostedPay, Window

AnnualPay = Callable[[PostedPay], "float | None"]
"""The rule that makes one annual figure of posted base pay, or refuses it."""
RESAMPLES = 400
SEED = 20261121
WIDEST_PAY = 0.20
"""An interval of a median wider than this share of the median supports no claimed figure."""
PAY_MARGIN = 0.05
"""A claimed sum counts as met within this share of itself: such sums are round."""
_EVERYTHING = Item((Term("pay", ("..",)),), label="posted pay")


def midpoints(market: Market, annual: AnnualPay, unit: str) -> Floats:
    """Return (n,) midpoints of posted base ranges in USD, NaN where none counts.

    A year's pay as `annual` has it, of full-time or unstated employment, interns aside; for USD/hour the
    midpoint of hourly ranges as posted, and only of contracts.
    """
    table = market.reading.table
    hourly = unit == "USD/hour"
    mask = market.reading.holds(
        (Term("employment", ("contract",)),)
        if hourly
        else (Term("employment", ("full-time", "unstated")), Term("level", ("intern",), negated=True))
    )
    mask &= ~np.isnan(table.pay["pay_low"]) & (table.pay["pay_currency"] == "USD")
    if hourly:
        mask &= table.pay["pay_period"] == "hour"
    found = np.full(len(table), np.nan)
    for row in np.flatnonzero(mask):
        pay = table.pay_of(int(row))
        value = None if pay is None else annual(pay)
        if pay is not None and value is not None:
            found[row] = (pay.low + pay.high) / 2 if hourly else value
    return found


def medians(market: Market, claim: Claim, pay: Floats) -> Iterator[Measured]:
    """Yield the median midpoint of each cell, with an interval from resampled employers."""
    target = _pay_target(claim)
    for base in claim.cells:
        adverts = _paid(market, base, claim.given, pay)
        value, low, high = weighted_median(adverts, pay)
        estimate = Estimate(value, low, high, adverts.n_adverts, adverts.n_employers)
        yield Measured(Part(_EVERYTHING), base, claim.unit, estimate, target)


def _pay_target(claim: Claim) -> Target | None:
    if claim.low is None and claim.high is None:
        return None
    low = -math.inf if claim.low is None else claim.low
    high = math.inf if claim.high is None else claim.high
    if math.isinf(low) or math.isinf(high):
        return Target(low, high)
    return Target(low, high, PAY_MARGIN * (low + high) / 2, WIDEST_PAY * (low + high) / 2)


def _paid(market: Market, base: Base, given: Terms, pay: Floats, window: Window | None = None) -> Sample:
    adverts = market.adverts(base, given, window)
    has = ~np.isnan(pay[adverts.rows])
    return Sample(adverts.rows[has], adverts.weights[has], adverts.employers[has])


def weighted_median(adverts: Sample, values: Floats) -> tuple[float, float, float]:
    """Return the weighted median of `values` (n,), with its 95 % range over resampled employers."""
    if not adverts.n_adverts:
        return math.nan, -math.inf, math.inf
    order = np.argsort(values[adverts.rows], kind="stable")
    chosen, weights = values[adverts.rows][order], adverts.weights[order]
    _, employer = np.unique(adverts.employers[order], return_inverse=True)
    count = int(employer.max()) + 1
    rng = np.random.default_rng(SEED)
    drawn = rng.multinomial(count, np.full(count, 1 / count), size=RESAMPLES)
    sums = np.cumsum(drawn[:, employer] * weights, axis=1)
    middle = (sums < sums[:, -1:] / 2).sum(axis=1).clip(max=len(chosen) - 1)
    own = np.cumsum(weights)
    value = float(chosen[int((own < own[-1] / 2).sum())])
    low, high = np.quantile(chosen[middle], (0.025, 0.975))
    return value, float(low), float(high)


def effects(market: Market, claim: Claim, pay: Floats) -> Iterator[Measured]:
    """Yield by how much adverts that meet a part pay more than the others, at the same role and level."""
    for base in claim.cells:
        for part in claim.parts:
            adverts = _paid(market, base, (*claim.given, *part.item.given), pay)
            treated = market.reading.holds(part.item.terms)
            yield _effect(market, base, part, adverts, pay, treated, claim)


def growth(market: Market, claim: Claim, pay: Floats) -> Iterator[Measured]:
    """Yield by how much pay of this window exceeds that of the year before, at the same role and level."""
    for base in claim.cells:
        earlier = _paid(market, base, claim.given, pay, year_before(market.window))
        later = _paid(market, base, claim.given, pay)
        adverts = Sample(
            np.concatenate([earlier.rows, later.rows]),
            np.concatenate([earlier.weights, later.weights]),
            np.concatenate([earlier.employers, later.employers]),
        )
        months = market.reading.table.columns["month"]
        treated = months.isin(m for m in months.values if m >= market.window.first)
        part = Part(_EVERYTHING, None, *_percents(claim))
        yield _effect(market, base, part, adverts, pay, treated, claim)


def _percents(claim: Claim) -> tuple[float | None, float | None]:
    low, high = (None if v is None else v / 100 for v in (claim.low, claim.high))
    return low, high


def _effect(  # noqa: PLR0917  # one figure needs its place, its adverts and its two columns
    market: Market, base: Base, part: Part, adverts: Sample, pay: Floats, treated: Bools, claim: Claim
) -> Measured:
    low, high = (part.low, part.high) if (part.low, part.high) != (None, None) else _percents(claim)
    target = Target(
        -math.inf if low is None else low,
        math.inf if high is None else high,
        0.03 if low is not None and high is not None else 0.0,
        0.10,
    )
    here = treated[adverts.rows]
    fewer = min(int(here.sum()), int((~here).sum()))
    employers = min(len(np.unique(adverts.employers[side])) for side in (here, ~here))
    found = log_effect(adverts, pay, treated, _strata(market.reading.table, adverts)) if fewer else None
    value, bottom, top = found or (math.nan, -math.inf, math.inf)
    return Measured(part, base, "percent", Estimate(value, bottom, top, fewer, employers), target)


def _strata(table: FactTable, adverts: Sample) -> Floats:
    levels, families = (
        table.columns[c].codes[adverts.rows].astype(np.int64) for c in ("level", "role_family")
    )
    _, strata = np.unique(levels * 1000 + families, return_inverse=True)
    return np.asarray(strata, dtype=np.float64)


def log_effect(
    adverts: Sample, pay: Floats, treated: Bools, strata: Floats
) -> tuple[float, float, float] | None:
    """Return the relative difference in pay of treated adverts within strata, with its 95 % interval.

    Weighted least squares of log pay on the treatment with a mean of its own for each stratum; errors
    are robust and clustered by employer. None where no stratum holds both kinds.
    """
    group = strata.astype(int)
    y, d, w = np.log(pay[adverts.rows]), treated[adverts.rows].astype(float), adverts.weights
    total = np.bincount(group, weights=w)

    def centred(values: Floats) -> Floats:
        return np.asarray(values - (np.bincount(group, weights=w * values) / total)[group])

    y, d = centred(y), centred(d)
    spread = float(w @ (d * d))
    if spread <= 1e-9:
        return None
    slope = float(w @ (d * y)) / spread
    _, employer = np.unique(adverts.employers, return_inverse=True)
    scores = np.bincount(employer, weights=w * d * (y - slope * d))
    error = math.sqrt(float(np.square(scores).sum()) * len(scores) / max(1, len(scores) - 1)) / spread
    low, high = (math.expm1(slope + sign * Z95 * error) for sign in (-1, 1))
    return math.expm1(slope), low, high


PAY_MEASURES: Mapping[str, Callable[[Market, Claim, Floats], Iterator[Measured]]] = {
    "pay-median": medians,
    "pay-effect": effects,
    "pay-growth": growth,
}
