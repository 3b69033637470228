"""Adverts by month and source, which months were collected in part, and stated pay by region and month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from mlgap.market._cells import WITHHELD_BELOW, Sample, in_cell, in_window, sample, source_weights
from mlgap.market._facts import Bools, FactTable
from mlgap.market._shares import clustered_shares
from mlgap.types import Cell, MarketSnapshot, Window
from mlgap.vocabulary import load_vocabulary

MAIN_SOURCE = 0.1
"""A source that holds this share of a cell's adverts makes a month partial where it begins or ends."""


@dataclass(frozen=True, slots=True)
class AdvertsByMonth:
    """Adverts of a cell as (month, source, adverts), oldest first and larger sources first.

    `partial` are the months in which a main source begins or ends: it was collected for a part of them.
    """

    counts: tuple[tuple[str, str, int], ...]
    partial: tuple[str, ...]
    n_adverts: int
    n_employers: int


def adverts_by_month(snapshot: MarketSnapshot, cell: Cell) -> AdvertsByMonth:
    """Return how many adverts of `cell` are dated in each month of data, by source; undated ones are out.

    Raises `UnknownId` for a cell outside the vocabularies.
    """
    vocabulary = load_vocabulary()
    vocabulary.check_cell(cell)
    table = FactTable.of(snapshot.facts)
    months, sources = table.columns["month"], table.columns["source"]
    rows = np.flatnonzero(in_cell(table, cell, vocabulary) & ~months.isin([""]))
    shape = (len(months.values), len(sources.values))
    counts = np.zeros(shape, dtype=np.int64)
    np.add.at(counts, (months.codes[rows], sources.codes[rows]), 1)
    order = sorted(range(shape[1]), key=lambda s: (-int(counts[:, s].sum()), sources.values[s]))
    told = tuple(
        (months.values[m], sources.values[s], int(counts[m, s]))
        for m in range(shape[0])
        for s in order
        if counts[m, s]
    )
    employers = len(np.unique(table.columns["employer_key"].codes[rows]))
    return AdvertsByMonth(told, _partial(counts, months.values), len(rows), employers)


def _partial(counts: np.ndarray, months: tuple[str, ...]) -> tuple[str, ...]:
    total = counts.sum()
    ends = set[int]()
    for column in counts.T:
        held = np.flatnonzero(column)
        if len(held) and column.sum() >= MAIN_SOURCE * total:
            ends |= {int(held[0]), int(held[-1])}
    return tuple(months[m] for m in sorted(ends))


@dataclass(frozen=True, slots=True)
class StatedPay:
    """The share of one region's adverts of one month that state a pay range, with its 95 % interval.

    `share`, `low` and `high` are None where fewer than 5 adverts stand behind it.
    """

    region: str
    month: str
    n_stating: int
    n_adverts: int
    n_employers: int
    share: float | None
    low: float | None
    high: float | None


def stated_pay(
    snapshot: MarketSnapshot, cell: Cell, regions: Sequence[str], window: Window
) -> tuple[StatedPay, ...]:
    """Return how many adverts of `cell` state pay, by region in the order given and by month.

    Months without adverts are missing. Raises `UnknownId` for a cell or region outside the vocabularies.
    """
    vocabulary = load_vocabulary()
    table = FactTable.of(snapshot.facts)
    weights = source_weights(table, window, snapshot.sources)
    stating = _column(~np.isnan(table.pay["pay_low"]))
    months = table.columns["month"]
    found = []
    for region in regions:
        here = replace(cell, region=region)
        vocabulary.check_cell(here)
        mask = in_cell(table, here, vocabulary) & in_window(table, window)
        for code in np.unique(months.codes[mask]):
            chosen = sample(table, mask & (months.codes == code), weights)
            found.append(_stated(region, months.values[code], chosen, stating))
    return tuple(found)


def _stated(region: str, month: str, chosen: Sample, stating: Any) -> StatedPay:
    n = int(stating[chosen.rows].sum())
    counted = StatedPay(region, month, n, chosen.n_adverts, chosen.n_employers, None, None, None)
    if chosen.n_adverts < WITHHELD_BELOW:
        return counted
    told = clustered_shares(chosen, stating)
    share, low, high = (round(float(v[0]), 4) for v in (told.share, told.low, told.high))
    return replace(counted, share=share, low=low, high=high)


def _column(flags: Bools) -> Any:
    from scipy.sparse import csr_array

    return csr_array(flags.astype(np.float64).reshape(-1, 1))
