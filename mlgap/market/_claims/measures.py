"""Shares beside claims, and differences of shares: of the same adverts or of two groups of them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from mlgap.market._cells import Sample
from mlgap.market._claims.file import Claim
from mlgap.market._claims.market import READER_SAYS, Market, Measured, difference, one_share
from mlgap.market._claims.terms import UNSTATED, Base, Item, Part, Term, Terms
from mlgap.market._claims.verdicts import Doubt, Estimate, Target
from mlgap.market._corrected import order_could_flip
from mlgap.market._facts import Floats
from mlgap.market._shares import Z95

WIDEST_SHARE = 0.20
"""A wider interval of a share supports no single claimed figure: it would agree with a fifth of all."""


def shares(market: Market, claim: Claim) -> Iterator[Measured]:
    """Yield the share, or the difference of two shares, that each part of `claim` speaks of."""
    for base in claim.cells:
        for part in claim.parts:
            if part.over is None:
                target = share_target(part, claim)
                yield Measured(part, base, "share", _share(market, base, claim.given, part.item), target)
            else:
                estimate = _difference(market, base, claim.given, part.item, part.over)
                target = Target(part.low if part.low is not None else 0.0, _end(part.high, math.inf))
                yield Measured(part, base, "points", estimate, target)


def share_target(part: Part, claim: Claim) -> Target:
    """Return what a part claims of a share; figures in percent become shares, with a margin for rounding.

    A figure claimed on both sides counts as met within a tenth of itself, at least 1 and at most 3 points.
    """
    low, high = part.low, part.high
    if low is None and high is None:
        scale = 100.0 if claim.unit == "percent" else 1.0
        low, high = (None if v is None else v / scale for v in (claim.low, claim.high))
    if low is None or high is None:
        return Target(_end(low, -math.inf), _end(high, math.inf))
    return Target(low, high, min(0.03, max(0.01, 0.1 * high)), WIDEST_SHARE)


def _end(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _share(market: Market, base: Base, given: Terms, item: Item) -> Estimate:
    left_out = _unstated(item.terms)
    adverts = market.adverts(base, (*given, *item.given, *left_out))
    hits = market.reading.holds(item.terms)
    found = one_share(adverts, hits)
    doubts = [*market.doubts(item.terms, found), *_if_firmer(market, adverts, item.terms)]
    if left_out:
        doubts.append(_if_stated(market, base, (*given, *item.given), item.terms, left_out))
    flaw = market.unmeasured(item.terms)
    return Estimate(*found, adverts.n_adverts, adverts.n_employers, tuple(doubts), flaw)


def _unstated(terms: Terms) -> Terms:
    """Return the conditions that keep adverts out which leave open a field that `terms` speak of."""
    fields = dict.fromkeys(
        t.field for t in terms if t.field in UNSTATED and UNSTATED[t.field] not in t.values
    )
    return tuple(Term(f, (UNSTATED[f],), negated=True) for f in fields)


def _if_stated(market: Market, base: Base, given: Terms, terms: Terms, left_out: Terms) -> Doubt:
    """Return the share as it could be if the adverts that leave the field open all said no, or all yes.

    Source: Manski (1989), J. Human Resources 24(3): bounds without assumptions about what is missing.
    """
    adverts = market.adverts(base, given)
    hits, stated = market.reading.holds(terms), market.reading.holds(left_out)
    low, high = one_share(adverts, hits)[1], one_share(adverts, hits | ~stated)[2]
    open_share = 1 - one_share(adverts, stated)[0]
    return Doubt(low, high, f"{open_share:.0%} of the adverts do not state it, and they could turn it")


def _if_firmer(market: Market, adverts: Sample, terms: Terms) -> list[Doubt]:
    """Return the share if all that ask for a skill required it: how firmly is read with error too."""
    if not any(t.field == "required" for t in terms):
        return []
    asked = tuple(replace(t, field="skill") if t.field == "required" else t for t in terms)
    found = one_share(adverts, market.reading.holds(asked))
    right = market.doubts(asked, found)
    high = max([found[2], *(d.high for d in right)])
    low = one_share(adverts, market.reading.holds(terms))[1]
    return [Doubt(low, high, "how firmly adverts ask is read with error, and could turn it")]


def _difference(market: Market, base: Base, given: Terms, item: Item, over: Item) -> Estimate:
    """Return the first item's share less the second's.

    Of the same adverts, the difference is taken advert by advert; of different ones, the two shares are
    independent.
    """
    if item.given == over.given:
        return _within(market, base, (*given, *item.given), item, over)
    return _between(market, base, given, item, over)


def _within(market: Market, base: Base, given: Terms, item: Item, over: Item) -> Estimate:
    left_out = tuple(dict.fromkeys((*_unstated(item.terms), *_unstated(over.terms))))
    adverts = market.adverts(base, (*given, *left_out))
    first, second = (market.reading.holds(i.terms) for i in (item, over))
    found = clustered_mean(adverts, first.astype(float) - second.astype(float))
    doubts = _order_doubt(market, adverts, item, over)
    if left_out:
        everyone = market.adverts(base, given)
        unsaid = ~market.reading.holds(left_out)
        turned = clustered_mean(everyone, first.astype(float) - (second | unsaid).astype(float))
        doubts.append(Doubt(turned[1], turned[2], "the adverts that do not state it could turn the order"))
    flaw = market.unmeasured(item.terms, over.terms)
    return Estimate(*found, adverts.n_adverts, adverts.n_employers, tuple(doubts), flaw)


def _order_doubt(market: Market, adverts: Sample, item: Item, over: Item) -> list[Doubt]:
    if item.terms == over.terms or not (market.reads_skills(item.terms) and market.reads_skills(over.terms)):
        return []
    first, second = (
        market.corrected(i.terms, one_share(adverts, market.reading.holds(i.terms))) for i in (item, over)
    )
    if first is None or second is None or order_could_flip(first, second):
        return [Doubt(-math.inf, math.inf, READER_SAYS)]
    sign = 1.0 if first.share > second.share else -1.0
    return [Doubt(sign, sign, READER_SAYS)]


def _between(market: Market, base: Base, given: Terms, item: Item, over: Item) -> Estimate:
    cuts = [market.adverts(base, (*given, *i.given, *_unstated(i.terms))) for i in (item, over)]
    first, second = (
        one_share(adverts, market.reading.holds(i.terms))
        for adverts, i in zip(cuts, (item, over), strict=True)
    )
    smaller = min(cuts, key=lambda adverts: adverts.n_adverts)
    employers = min(adverts.n_employers for adverts in cuts)
    # One reader reads both sides with the same error, so only a field that was never measured is a flaw.
    flaw = "" if item.terms == over.terms else market.unmeasured(item.terms, over.terms)
    return Estimate(*difference(first, second), smaller.n_adverts, employers, (), flaw)


def clustered_mean(adverts: Sample, values: Floats) -> tuple[float, float, float]:
    """Return the weighted mean of `values` (n,) with its 95 % interval; employers are the clusters."""
    total = float(adverts.weights.sum())
    if not total:
        return 0.0, -math.inf, math.inf
    chosen = values[adverts.rows]
    mean = float(chosen @ adverts.weights) / total
    _, employer = np.unique(adverts.employers, return_inverse=True)
    residual = np.bincount(employer, weights=adverts.weights * (chosen - mean))
    count = len(residual)
    error = math.sqrt(float(np.square(residual).sum()) * count / max(1, count - 1)) / total
    return mean, mean - Z95 * error, mean + Z95 * error
