"""Whether what sets a segment apart still does within the largest source alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mlgap.market._demand import same_roles_elsewhere, variance, view_of
from mlgap.market._facts import FactTable, Floats
from mlgap.market._part import part_of_snapshot
from mlgap.market._shares import Z95, Shares, clustered_shares
from mlgap.types import Cell, CellDemand, MarketSnapshot, Window

Holding = Literal["holds", "does not hold", "unclear"]


@dataclass(frozen=True, slots=True)
class Contrast:
    """One skill that a segment asks for more or less often than the same roles do elsewhere.

    `lift` is over all sources and significant; `within` is the lift in the largest source alone, with
    whatever it is. It "holds" where the 95 % interval of `within` lies on the same side of 1; it is
    "unclear" where that interval takes in both 1 and `lift`, or the source has too little to repeat it.
    """

    skill_id: str
    lift: float
    within: float | None
    within_low: float | None
    within_high: float | None
    holding: Holding


@dataclass(frozen=True, slots=True)
class Contrasts:
    """The contrasts of one cell with the same roles in other segments, repeated in its largest source.

    `source` has most adverts of the cell in the window: `n_adverts` of `n_employers`, and `n_elsewhere`
    of the same roles in other segments; with fewer than 30 of either nothing can be repeated.
    """

    cell: Cell
    window: Window
    source: str
    n_adverts: int
    n_employers: int
    n_elsewhere: int
    contrasts: tuple[Contrast, ...]

    def by_skill(self) -> Mapping[str, Contrast]:
        """Return the contrasts by skill id."""
        return {c.skill_id: c for c in self.contrasts}


_Within = dict[str, tuple[float, float, float]]
"""Lift, low and high by skill."""


def contrasts(snapshot: MarketSnapshot, found: CellDemand) -> Contrasts:
    """Return the significant lifts of `found`, as `demand` told it of `snapshot`, repeated in one source.

    Sources differ in who posts there and in how much of an advert they keep; a difference between
    segments that is one between sources does not hold within one of them.
    """
    cell, window = found.used, found.window
    source, n_adverts, n_employers, n_elsewhere, within = "", 0, 0, 0, _Within()
    view = view_of(FactTable.of(snapshot.facts), window, snapshot.sources)
    rows = view.sample(cell).rows
    if cell.segment is not None and len(rows):
        column = view.table.columns["source"]
        source = column.values[int(np.bincount(column.codes[rows]).argmax())]
        part = part_of_snapshot(snapshot, source=source)
        inside = view_of(FactTable.of(part.facts), window, ())
        chosen = inside.sample(cell)
        n_adverts, n_employers = chosen.n_adverts, chosen.n_employers
        elsewhere = same_roles_elsewhere(inside, cell, chosen)
        if elsewhere is not None:
            n_elsewhere = elsewhere.n_adverts
            asked = inside.table.asked
            within = _ratios(
                inside.table.skills, clustered_shares(chosen, asked), clustered_shares(elsewhere, asked)
            )
    told = tuple(_contrast(d.what, d.lift, within.get(d.what)) for d in found.demands if d.lift is not None)
    return Contrasts(cell, window, source, n_adverts, n_employers, n_elsewhere, told)


def _contrast(skill: str, lift: float, within: tuple[float, float, float] | None) -> Contrast:
    if within is None:
        return Contrast(skill, lift, None, None, None, "unclear")
    same, low, high = within
    holding: Holding = "does not hold"
    if (low > 1) if lift > 1 else (high < 1):
        holding = "holds"
    elif low <= lift <= high:
        holding = "unclear"
    return Contrast(skill, lift, same, low, high, holding)


def _ratios(skills: tuple[str, ...], here: Shares, there: Shares) -> _Within:
    """Return the lift of each skill asked for on both sides, with its interval on the log scale."""

    def relative(shares: Shares) -> Floats:
        return variance(shares) / np.square(shares.share)

    known = (here.share > 0) & (there.share > 0)
    first, second = (
        Shares(s.share[known], s.low[known], s.high[known], s.n_effective[known]) for s in (here, there)
    )
    lift, reach = first.share / second.share, np.exp(Z95 * np.sqrt(relative(first) + relative(second)))
    bounds = np.stack((lift, lift / reach, lift * reach), axis=1).round(2).tolist()
    return {
        skills[i]: (b[0], b[1], b[2]) for i, b in zip(np.flatnonzero(known).tolist(), bounds, strict=True)
    }
