"""How the adverts of a cell spread over months and sources, and which months were collected in part."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlgap.market._cells import in_cell
from mlgap.market._facts import FactTable
from mlgap.types import Cell, MarketSnapshot
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
