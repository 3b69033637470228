"""What else stands beside claims: what is present at all, ranks, lifts of a segment, changes in a year."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from mlgap.market._claims.file import Claim
from mlgap.market._claims.market import READER_SAYS, Market, Measured, difference, one_share
from mlgap.market._claims.terms import Term
from mlgap.market._claims.verdicts import Doubt, Estimate, Target
from mlgap.market._demand import demand
from mlgap.market._facts import Floats
from mlgap.market._shares import clustered_shares
from mlgap.types import Window


def present(market: Market, claim: Claim) -> Iterator[Measured]:
    """Yield for each part how common it is; it is present from 15 adverts of 5 employers on."""
    for base in claim.cells:
        for part in claim.parts:
            adverts = market.adverts(base, (*claim.given, *part.item.given))
            hits = market.reading.holds(part.item.terms)
            own = market.adverts(base, (*claim.given, *part.item.given, *part.item.terms))
            found = one_share(adverts, hits)
            estimate = Estimate(*found, own.n_adverts, own.n_employers)
            yield Measured(part, base, "share", estimate, Target(-math.inf, math.inf))


def ranks(market: Market, claim: Claim) -> Iterator[Measured]:
    """Yield the rank of each part among all of its field, 1 the most common, with the ranks it may have.

    A thing may stand above another unless the other's whole interval lies above its own.
    """
    for base in claim.cells:
        rivals = _rivals(market, claim.parts[0].item.terms[0].field)
        adverts = market.adverts(base, claim.given)
        columns = np.stack([market.reading.holds((r,)) for r in rivals], axis=1)
        found = clustered_shares(adverts, columns.astype(np.float64))
        bounds = np.stack([found.low, found.high])
        corrected = _corrected_bounds(market, rivals, np.stack([found.share, *bounds]))
        for part in claim.parts:
            i = rivals.index(part.item.terms[0])
            rank = 1 + int((found.share > found.share[i]).sum())
            doubt = Doubt(*_possible_ranks(corrected, i), READER_SAYS)
            estimate = Estimate(
                rank, *_possible_ranks(bounds, i), adverts.n_adverts, adverts.n_employers, (doubt,)
            )
            yield Measured(part, base, "rank", estimate, Target(-math.inf, part.high or math.inf))


def _possible_ranks(bounds: Floats, i: int) -> tuple[int, int]:
    low, high = bounds
    return 1 + int((low > high[i]).sum()), int((high >= low[i]).sum())


def _corrected_bounds(market: Market, rivals: list[Term], found: Floats) -> Floats:
    """Return (2, s) interval bounds corrected for the reader's error, as they are where there is none."""
    bounds = found[1:].copy()
    for i, rival in enumerate(rivals):
        share, low, high = found[:, i].tolist()
        if right := market.corrected((rival,), (share, low, high)):
            bounds[:, i] = right.low, right.high
    return bounds


def _rivals(market: Market, field: str) -> list[Term]:
    """Return all US metros that are told apart, or all skills and domains."""
    if field == "metro":
        metros = market.reading.vocabulary.metros
        ids = [m for m, country in metros.items() if country == "US" and m != "us-other"]
    else:
        skills = market.reading.taxonomy.skills.values()
        ids = [s.id for s in skills if s.kind in ("skill", "domain")]
    return [Term(field, (i,)) for i in ids]


def lifts(market: Market, claim: Claim) -> Iterator[Measured]:
    """Yield the asked share of each skill in a segment over the share that the same roles ask elsewhere.

    The market's own lift: None there means not distinguishable from 1 after correction for all skills.
    """
    for base in claim.cells:
        found = demand(market.snapshot, base.cell, window=market.window)
        told = {d.what: d for d in found.demands}
        thin = "too few adverts in the segment itself" if found.dropped else ""
        for part in claim.parts:
            one = told.get(part.item.terms[0].values[0])
            lift = one.lift if one else None
            # The significance is decided, corrected, in `demand`; here a lift either is one or is none.
            value = math.nan if lift is None else lift
            flaw = thin or ("not told apart from the same roles elsewhere" if lift is None else "")
            estimate = Estimate(value, value, value, found.n_adverts, found.n_employers, (), flaw)
            yield Measured(part, base, "times", estimate, Target(1.0, math.inf))


def trends(market: Market, claim: Claim) -> Iterator[Measured]:
    """Yield by how much each part's share differs between this window and the twelve months before it."""
    for base in claim.cells:
        for part in claim.parts:
            now, before = (
                market.adverts(base, (*claim.given, *part.item.given), window)
                for window in (market.window, year_before(market.window))
            )
            hits = market.reading.holds(part.item.terms)
            change = difference(one_share(now, hits), one_share(before, hits))
            least = min(now, before, key=lambda s: s.n_adverts)
            estimate = Estimate(*change, least.n_adverts, least.n_employers)
            target = Target(
                -math.inf if part.low is None else part.low, math.inf if part.high is None else part.high
            )
            yield Measured(part, base, "points", estimate, target)


def year_before(window: Window) -> Window:
    """Return the same months a year earlier."""
    first, last = (f"{int(m[:4]) - 1}{m[4:]}" for m in (window.first, window.last))
    return Window(first, last)
