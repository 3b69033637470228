"""How many adverts of a cell are of one kind: a role, a level, an employment, a use, a thing asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from mlgap.market._cells import in_cell, in_window, sample, source_weights
from mlgap.market._composition import Mix, Part
from mlgap.market._facts import Bools, FactTable
from mlgap.market._shares import clustered_shares
from mlgap.types import Cell, MarketSnapshot, Window
from mlgap.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class AdvertFilter:
    """Which adverts to count: those with one of the values of each field that has any.

    `levels` holds levels or level bands, `segments` segments or roll-ups; `asks` are skills, of which an
    advert asks for at least one.
    """

    role_families: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    employment: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()
    use_cases: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


def advert_shares(
    snapshot: MarketSnapshot,
    filters: Mapping[str, AdvertFilter],
    cell: Cell = Cell(),  # noqa: B008 - frozen, and stands for the whole market
    *,
    window: Window | None = None,
) -> Mix:
    """Return for each filter how many adverts of `cell` fit it, in the order given, with share and interval.

    Weights and intervals are those of asked shares. The window is the snapshot's own unless given. Raises
    `UnknownId` for a cell outside the vocabularies.
    """
    vocabulary = load_vocabulary()
    vocabulary.check_cell(cell)
    window = window or snapshot.window
    table = FactTable.of(snapshot.facts)
    dated = in_window(table, window) & in_cell(table, cell, vocabulary)
    whole = sample(table, dated, source_weights(table, window, snapshot.sources))
    flags = np.stack([fits(table, f, vocabulary) for f in filters.values()], axis=1).astype(np.float64)
    if not len(whole.rows):
        return Mix("", 0, 0, tuple(Part(name, 0, 0, 0.0, 0.0, 1.0) for name in filters))
    from scipy.sparse import csr_array

    shares = clustered_shares(whole, csr_array(flags))
    parts = []
    for i, name in enumerate(filters):
        inside = flags[whole.rows, i] > 0
        bounds = (round(float(x[i]), 4) for x in (shares.share, shares.low, shares.high))
        parts.append(Part(name, int(inside.sum()), len(set(whole.employers[inside].tolist())), *bounds))
    return Mix("", whole.n_adverts, whole.n_employers, tuple(parts))


def fits(table: FactTable, chosen: AdvertFilter, vocabulary: Vocabulary) -> Bools:
    """Return (n,) bool: which adverts of the table, of any month and cell, fit the filter."""
    mask = np.ones(len(table), dtype=np.bool_)
    plain: tuple[tuple[str, Iterable[str]], ...] = (
        ("role_family", chosen.role_families),
        ("level", [x for level in chosen.levels for x in vocabulary.expand_level(level)]),
        ("employment", chosen.employment),
        ("segment", [x for segment in chosen.segments for x in vocabulary.expand_segment(segment)]),
    )
    for column, values in plain:
        if values:
            mask &= table.columns[column].isin(values)
    for column, listed in (("cuts", chosen.cuts), ("use_cases", chosen.use_cases)):
        if listed:
            mask &= np.any([table.columns[column].listing(v) for v in listed], axis=0)
    if chosen.asks:
        columns = [table.skills.index(s) for s in chosen.asks if s in table.skills]
        mask &= np.asarray(table.asked[:, columns].sum(axis=1)).ravel() > 0
    return mask
