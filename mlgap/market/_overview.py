"""The market page's counts: adverts over time, per segment and by source, within one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mlgap.market._cells import in_cell, in_window
from mlgap.market._demand import demand
from mlgap.market._facts import Bools, FactTable
from mlgap.types import Cell, CellDemand, MarketSnapshot, Source, Window
from mlgap.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class MarketOverview:
    """What the sample holds of one cell: counts of adverts in our sample, never of openings.

    `by_month` covers all months of data; everything else the window. `segments` holds (segment,
    adverts, employers), those shown apart last.
    """

    cell: Cell
    window: Window
    n_adverts: int
    n_employers: int
    by_month: tuple[tuple[str, int], ...]
    segments: tuple[tuple[str, int, int], ...]
    demands: tuple[CellDemand, ...]
    sources: tuple[Source, ...]


def market_overview(
    snapshot: MarketSnapshot,
    cell: Cell,
    segments: Sequence[str],
    *,
    window: Window | None = None,
    groups: Mapping[str, str] | None = None,
) -> MarketOverview:
    """Return counts of `cell` and the demand of each of `segments` within it."""
    vocabulary = load_vocabulary()
    vocabulary.check_cell(cell)
    window = window or snapshot.window
    table = FactTable.of(snapshot.facts)
    dated = in_window(table, window)
    whole = in_cell(table, cell, vocabulary)
    apart = vocabulary.segments_apart if cell.segment is None else ()

    def counted(segment: str) -> tuple[str, int, int]:
        part = dated & in_cell(table, replace(cell, segment=segment), vocabulary)
        return segment, int(part.sum()), _employers(table, part)

    return MarketOverview(
        cell=cell,
        window=window,
        n_adverts=int((whole & dated).sum()),
        n_employers=_employers(table, whole & dated),
        by_month=_by_month(table, whole),
        segments=tuple(counted(s) for s in (*segments, *apart)),
        demands=tuple(
            demand(snapshot, replace(cell, segment=s), window=window, groups=groups) for s in segments
        ),
        sources=snapshot.sources,
    )


def _employers(table: FactTable, mask: Bools) -> int:
    return len(np.unique(table.columns["employer_key"].codes[mask]))


def _by_month(table: FactTable, mask: Bools) -> tuple[tuple[str, int], ...]:
    months = table.columns["month"]
    counts = np.bincount(months.codes[mask], minlength=len(months.values))
    return tuple((m, int(n)) for m, n in zip(months.values, counts, strict=True) if m and n)
