"""What a cell asks for: shares with intervals, pooled where thin, and lift against the same roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import numpy as np

from mlgap.market._cells import (
    WITHHELD_BELOW,
    Sample,
    in_cell,
    in_window,
    sample,
    source_weights,
    wider_cells,
)
from mlgap.market._facts import Bools, FactTable, Floats, Ints
from mlgap.market._shares import Shares, benjamini_hochberg, clustered_shares, kish, posterior, posterior_mean
from mlgap.types import Cell, CellDemand, Demand, GateShare, MarketSnapshot, Source, Window
from mlgap.vocabulary import Vocabulary, load_vocabulary

POOLED_BELOW = 50
PRIOR_ADVERTS = 20.0
"""What the wider cell's share is worth, in adverts, when a thin cell is pooled with it."""
LIFT_MIN_ADVERTS = 30


@dataclass(frozen=True, eq=False)
class View:
    """The adverts of one window with their weights, ready to be cut into cells."""

    table: FactTable
    dated: Bools
    weights: Floats
    vocabulary: Vocabulary
    _wider: dict[Cell, tuple[Floats, Floats]] = field(default_factory=dict, repr=False)

    def sample(self, cell: Cell, *, outside: Cell | None = None) -> Sample:
        mask = self.dated & in_cell(self.table, cell, self.vocabulary)
        if outside is not None:
            mask &= ~in_cell(self.table, outside, self.vocabulary)
        return sample(self.table, mask, self.weights)

    def shares_asked_and_required(self, cell: Cell, found: Sample) -> tuple[Floats, Floats]:
        """Return the shares (s,) in a wider cell's sample; counted once for the many that borrow."""
        if cell not in self._wider:
            shares = [clustered_shares(found, m).share for m in (self.table.asked, self.table.required)]
            self._wider[cell] = (shares[0], shares[1])
        return self._wider[cell]


@lru_cache(maxsize=8)
def view_of(table: FactTable, window: Window, sources: tuple[Source, ...]) -> View:
    weights = source_weights(table, window, sources)
    return View(table, in_window(table, window), weights, load_vocabulary())


def demand(
    snapshot: MarketSnapshot,
    cell: Cell,
    *,
    window: Window | None = None,
    groups: Mapping[str, str] | None = None,
    least: float = 0.0,
) -> CellDemand:
    """Return what the adverts of `cell` within `window` (the snapshot's own unless given) ask for.

    A cell with fewer than 15 adverts or 5 employers is widened step by step and each step is said in
    `dropped`; one that still holds fewer than 50 is pooled with the same role and level in all
    segments; with fewer than 5, nothing is told. `groups` maps skill ids to the groups in which the
    reader's precision and recall are known. Things asked by less than the share `least` are left out. Raises
    `UnknownId` for ids outside the vocabularies.
    """
    vocabulary = load_vocabulary()
    vocabulary.check_cell(cell)
    window = window or snapshot.window
    table = FactTable.of(snapshot.facts)
    view = view_of(table, window, snapshot.sources)
    used, dropped, chosen = _widen(view, cell)
    n = kish(chosen.by_employer())
    told = CellDemand(cell, used, dropped, window, chosen.n_adverts, chosen.n_employers, round(n, 1), (), ())
    if chosen.n_adverts < WITHHELD_BELOW:
        return told
    raw = (clustered_shares(chosen, table.asked), clustered_shares(chosen, table.required))
    parent = _parent(view, used) if chosen.n_adverts < POOLED_BELOW else None
    asked, required = raw if parent is None else _pooled(parent, raw, n)
    figures = _Figures((asked, required), raw, parent is not None, _lifts(view, used, asked, chosen))
    reader = {skill: snapshot.reader[g] for skill, g in (groups or {}).items() if g in snapshot.reader}
    demands = tuple(_demands(table, chosen, figures, reader, least))
    return replace(told, demands=demands, gates=_gate_shares(table, chosen))


@dataclass(frozen=True, slots=True)
class MostAsked:
    """The things asked by at least a given share of a cell's adverts, in no order; see `CellDemand`."""

    cell: Cell
    used: Cell
    dropped: tuple[str, ...]
    n_adverts: int
    n_employers: int
    skills: tuple[str, ...]


def most_asked(snapshot: MarketSnapshot, cell: Cell, least: float) -> MostAsked:
    """Return which things `demand` would tell of `cell` as asked by at least the share `least`.

    It counts no intervals, so that many cells can be asked of at once.
    """
    view = view_of(FactTable.of(snapshot.facts), snapshot.window, snapshot.sources)
    view.vocabulary.check_cell(cell)
    used, dropped, chosen = _widen(view, cell)
    skills: tuple[str, ...] = ()
    if chosen.n_adverts >= WITHHELD_BELOW:
        raw = view.table.asked[chosen.rows].T @ chosen.weights / chosen.weights.sum()
        parent = _parent(view, used) if chosen.n_adverts < POOLED_BELOW else None
        n = kish(chosen.by_employer())
        share = raw if parent is None else posterior_mean(raw, parent[0], PRIOR_ADVERTS, n)
        told = np.flatnonzero((raw > 0) & (np.round(share, 4) >= least))
        skills = tuple(view.table.skills[i] for i in told)
    return MostAsked(cell, used, dropped, chosen.n_adverts, chosen.n_employers, skills)


@dataclass(frozen=True, eq=False)
class _Figures:
    told: tuple[Shares, Shares]
    raw: tuple[Shares, Shares]
    pooled: bool
    lifts: list[float | None]


def _widen(view: View, cell: Cell) -> tuple[Cell, tuple[str, ...], Sample]:
    steps = wider_cells(cell, view.vocabulary)
    used, dropped = next(steps)
    chosen = view.sample(used)
    for wider, now_dropped in steps:
        if not chosen.thin:
            break
        used, dropped, chosen = wider, now_dropped, view.sample(wider)
    return used, dropped, chosen


def _parent(view: View, cell: Cell) -> tuple[Floats, Floats] | None:
    """Return the shares a thin cell borrows from: of the same role and level in all segments, or wider."""
    wider = [replace(cell, segment=None)]
    wider.append(replace(wider[-1], role_family=None, neighbours=False))
    wider.append(replace(wider[-1], level=None))
    for candidate in wider:
        if candidate != cell and not (found := view.sample(candidate)).thin:
            return view.shares_asked_and_required(candidate, found)
    return None


def _pooled(parent: tuple[Floats, Floats], raw: tuple[Shares, Shares], n: float) -> tuple[Shares, Shares]:
    asked, required = (posterior(r, p, PRIOR_ADVERTS, n) for r, p in zip(raw, parent, strict=True))
    return asked, required


def _lifts(view: View, cell: Cell, asked: Shares, chosen: Sample) -> list[float | None]:
    """Return asked share over the share that the same role mix has in the other segments.

    None where the difference is not significant after Benjamini-Hochberg over all skills.
    """
    nothing: list[float | None] = [None] * len(view.table.skills)
    if cell.segment is None:
        return nothing
    elsewhere = same_roles_elsewhere(view, cell, chosen)
    if elsewhere is None:
        return nothing
    return _significant_ratios(asked, clustered_shares(elsewhere, view.table.asked))


def same_roles_elsewhere(view: View, cell: Cell, chosen: Sample) -> Sample | None:
    """Return the adverts of the other segments, weighed to the role mix of `chosen`.

    None where either side has fewer than 30 adverts.
    """
    elsewhere = view.sample(replace(cell, segment=None), outside=cell)
    if min(elsewhere.n_adverts, chosen.n_adverts) < LIFT_MIN_ADVERTS:
        return None
    families = view.table.columns["role_family"].codes
    here = np.bincount(families[chosen.rows], weights=chosen.weights, minlength=families.max() + 1)
    there = np.bincount(families[elsewhere.rows], weights=elsewhere.weights, minlength=len(here))
    factor = np.divide(here, there, out=np.zeros_like(here), where=there > 0)
    return replace(elsewhere, weights=elsewhere.weights * factor[families[elsewhere.rows]])


def _significant_ratios(asked: Shares, expected: Shares) -> list[float | None]:
    from scipy.special import ndtr

    z = (asked.share - expected.share) / np.sqrt(variance(asked) + variance(expected))
    tested = (asked.share > 0) | (expected.share > 0)
    significant = np.zeros(len(z), dtype=bool)
    significant[tested] = benjamini_hochberg(2 * ndtr(-np.abs(z[tested])))
    return [
        round(float(a / e), 2) if s and e > 0 else None
        for a, e, s in zip(asked.share, expected.share, significant, strict=True)
    ]


def variance(shares: Shares) -> Floats:
    """Return the variance (s,) of shares by their effective n, never 0: a share of 0 is not certain."""
    return np.asarray((shares.share * (1 - shares.share) + 1e-6) / np.maximum(shares.n_effective, 1.0))


def _demands(
    table: FactTable,
    chosen: Sample,
    figures: _Figures,
    reader: Mapping[str, tuple[float, float, int]],
    least: float,
) -> Iterator[Demand]:
    counts = _counts(table.asked, chosen)
    (asked, required), (raw_asked, raw_required) = figures.told, figures.raw
    columns = (
        asked.share, asked.low, asked.high,
        required.share, required.low, required.high,
        raw_asked.share, raw_required.share,
    )  # fmt: skip
    rows = np.round(np.stack(columns, axis=1), 4).tolist()
    for i in np.flatnonzero(counts):
        if rows[i][0] < least:
            continue
        skill = table.skills[i]
        precision, recall, _ = reader.get(skill, (None, None, 0))
        asked_at, asked_low, asked_high, required_at, required_low, required_high, *raw = rows[i]
        yield Demand(
            what=skill,
            asked=asked_at,
            asked_low=asked_low,
            asked_high=asked_high,
            required=required_at,
            required_low=required_low,
            required_high=required_high,
            raw_asked=raw[0],
            raw_required=raw[1],
            pooled=figures.pooled,
            n_asking=int(counts[i]),
            lift=figures.lifts[i],
            reader_precision=precision,
            reader_recall=recall,
        )


def _counts(matrix: Any, chosen: Sample) -> Ints:
    """Return (s,) how many rows of the sample hold a 1 in each column."""
    inside = np.zeros(matrix.shape[0])
    inside[chosen.rows] = 1
    return np.asarray(inside @ matrix).ravel().astype(np.int32)


def _gate_shares(table: FactTable, chosen: Sample) -> tuple[GateShare, ...]:
    def shares(matrix: Any) -> list[float]:
        weights = np.zeros(matrix.shape[0])
        weights[chosen.rows] = chosen.weights
        return [round(float(share), 4) for share in weights @ matrix / chosen.weights.sum()]

    gates: tuple[Any, ...] = table.gates.what.values
    return tuple(
        GateShare(gate, stated, required, chosen.n_adverts)
        for gate, stated, required in zip(
            gates, shares(table.gates_stated), shares(table.gates_required), strict=True
        )
    )
