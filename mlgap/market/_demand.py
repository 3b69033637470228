"""What a cell asks for: shares with intervals, pooled where thin, with the lift against the same roles elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

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
from mlgap.market._facts import Bools, FactTable, Floats
from mlgap.market._shares import (
    Shares,
    benjamini_hochberg,
    clustered_shares,
    kish,
    posterior,
)
from mlgap.types import Cell, CellDemand, Demand, GateShare, MarketSnapshot, Window
from mlgap.vocabulary import Vocabulary, load_vocabulary

POOLED_BELOW = 50
PRIOR_ADVERTS = 20.0
"""What the wider cell's share is worth, in adverts, when a thin cell is pooled with it."""
LIFT_MIN_ADVERTS = 30


def demand(
    snapshot: MarketSnapshot,
    cell: Cell,
    *,
    window: Window | None = None,
    groups: Mapping[str, str] | None = None,
    vocabulary: Vocabulary | None = None,
) -> CellDemand:
    """Return what the adverts of `cell` within `window` (the snapshot's own unless given) ask for.

    A cell with fewer than 15 adverts or 5 employers is widened step by step and each step is said in
    `dropped`; one that still holds fewer than 50 is pooled with the same role and level in all
    segments; with fewer than 5, nothing is told. `groups` maps skill ids to the groups in which the
    reader's precision and recall are known. Raises `UnknownId` for ids outside the vocabularies.
    """
    vocabulary = vocabulary or load_vocabulary()
    vocabulary.check_cell(cell)
    window = window or snapshot.window
    table = FactTable.of(snapshot.facts)
    dated = in_window(table, window)
    weights = source_weights(table, window, snapshot.sources)
    used, dropped, chosen = _widen(table, cell, dated, weights, vocabulary)
    n = kish(_by_employer(chosen))
    told = CellDemand(
        cell, used, dropped, window, chosen.n_adverts, chosen.n_employers, round(n, 1), (), ()
    )
    if chosen.n_adverts < WITHHELD_BELOW:
        return told
    asked, required = clustered_shares(chosen, table.asked), clustered_shares(chosen, table.required)
    raw = (asked.share, required.share)
    pooled = chosen.n_adverts < POOLED_BELOW
    if pooled and (parent := _parent(table, used, dated, weights, vocabulary)) is not None:
        asked = posterior(asked, clustered_shares(parent, table.asked).share, PRIOR_ADVERTS, n)
        required = posterior(required, clustered_shares(parent, table.required).share, PRIOR_ADVERTS, n)
    lifts = _lifts(table, used, dated, weights, asked, chosen, vocabulary)
    counts = np.asarray(table.asked[chosen.rows].sum(axis=0)).ravel()
    demands = tuple(
        _demand_of(skill, i, asked, required, raw, pooled, int(counts[i]), lifts[i], _reader(snapshot, groups, skill))
        for i, skill in enumerate(table.skills)
        if counts[i]
    )
    return replace(told, demands=demands, gates=_gate_shares(table, chosen))


def _widen(
    table: FactTable, cell: Cell, dated: Bools, weights: Floats, vocabulary: Vocabulary
) -> tuple[Cell, tuple[str, ...], Sample]:
    for used, dropped in wider_cells(cell, vocabulary):
        chosen = sample(table, dated & in_cell(table, used, vocabulary), weights)
        if not chosen.thin:
            break
    return used, dropped, chosen


def _parent(
    table: FactTable, cell: Cell, dated: Bools, weights: Floats, vocabulary: Vocabulary
) -> Sample | None:
    for name in ("segment", "role_family", "level"):
        if getattr(cell, name) is not None:
            wider = replace(cell, **{name: None})
            found = sample(table, dated & in_cell(table, wider, vocabulary), weights)
            if not found.thin:
                return found
            cell = wider
    return None


def _by_employer(chosen: Sample) -> Floats:
    return np.bincount(chosen.employers, weights=chosen.weights) if chosen.n_adverts else np.zeros(0)


def _lifts(
    table: FactTable,
    cell: Cell,
    dated: Bools,
    weights: Floats,
    asked: Shares,
    chosen: Sample,
    vocabulary: Vocabulary,
) -> list[float | None]:
    """Return asked share over the share that the same role mix has in the other segments.

    None where the difference is not significant after Benjamini-Hochberg over all skills.
    """
    nothing: list[float | None] = [None] * len(table.skills)
    if cell.segment is None:
        return nothing
    everywhere = in_cell(table, replace(cell, segment=None), vocabulary)
    elsewhere = sample(
        table, dated & everywhere & ~in_cell(table, cell, vocabulary), weights
    )
    if min(elsewhere.n_adverts, chosen.n_adverts) < LIFT_MIN_ADVERTS:
        return nothing
    families = table.columns["role_family"].codes
    here = np.bincount(families[chosen.rows], weights=chosen.weights, minlength=families.max() + 1)
    there = np.bincount(families[elsewhere.rows], weights=elsewhere.weights, minlength=len(here))
    factor = np.divide(here, there, out=np.zeros_like(here), where=there > 0)
    matched = replace(elsewhere, weights=elsewhere.weights * factor[families[elsewhere.rows]])
    expected = clustered_shares(matched, table.asked)
    return _significant_ratios(asked, expected)


def _significant_ratios(asked: Shares, expected: Shares) -> list[float | None]:
    from scipy.special import ndtr

    def variance(s: Shares) -> Floats:
        return np.asarray((s.share * (1 - s.share) + 1e-6) / np.maximum(s.n_effective, 1.0))

    z = (asked.share - expected.share) / np.sqrt(variance(asked) + variance(expected))
    tested = (asked.share > 0) | (expected.share > 0)
    significant = np.zeros(len(z), dtype=bool)
    significant[tested] = benjamini_hochberg(2 * ndtr(-np.abs(z[tested])))
    return [
        round(float(a / e), 2) if s and e > 0 else None
        for a, e, s in zip(asked.share, expected.share, significant, strict=True)
    ]


def _reader(
    snapshot: MarketSnapshot, groups: Mapping[str, str] | None, skill: str
) -> tuple[float | None, float | None]:
    known = snapshot.reader.get((groups or {}).get(skill, ""))
    return (known[0], known[1]) if known else (None, None)


def _demand_of(
    skill: str,
    i: int,
    asked: Shares,
    required: Shares,
    raw: tuple[Floats, Floats],
    pooled: bool,
    n_asking: int,
    lift: float | None,
    reader: tuple[float | None, float | None],
) -> Demand:
    def told(values: Floats) -> float:
        return round(float(values[i]), 4)

    return Demand(
        what=skill,
        asked=told(asked.share),
        asked_low=told(asked.low),
        asked_high=told(asked.high),
        required=told(required.share),
        required_low=told(required.low),
        required_high=told(required.high),
        raw_asked=told(raw[0]),
        raw_required=told(raw[1]),
        pooled=pooled,
        n_asking=n_asking,
        lift=lift,
        reader_precision=reader[0],
        reader_recall=reader[1],
    )


def _gate_shares(table: FactTable, chosen: Sample) -> tuple[GateShare, ...]:
    weight = np.zeros(len(table))
    weight[chosen.rows] = chosen.weights
    total = weight.sum()
    gates = table.gates

    def share(mask: Bools) -> float:
        return round(float(weight[np.unique(gates.row[mask])].sum() / total), 4)

    return tuple(
        GateShare(
            gate=name,  # type: ignore[arg-type]  # the snapshot holds vocabulary ids; check-data verifies them
            stated=share(gates.what.isin([name])),
            required=share(gates.what.isin([name]) & gates.how.isin(["required"])),
            n_adverts=chosen.n_adverts,
        )
        for name in gates.what.values
    )

