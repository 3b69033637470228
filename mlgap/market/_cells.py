"""Which adverts a cell holds, how much each weighs, and what to drop when a cell is thin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from mlgap.market._facts import Bools, FactTable, Floats, Ints
from mlgap.types import Cell, Source, Window
from mlgap.vocabulary import Vocabulary

Positions = npt.NDArray[np.intp]

THIN_ADVERTS = 15
THIN_EMPLOYERS = 5
WITHHELD_BELOW = 5
EMPLOYER_SHARE = 0.10
"""No employer's adverts weigh more than this share of a cell, so that one mass poster is not the market."""
EMPLOYER_ROWS = 3
"""... but the first few adverts of any employer always count whole."""


@dataclass(frozen=True, eq=False)
class Sample:
    """The adverts of a cell: positions (k,), their weights (k,) and employers' codes (k,)."""

    rows: Positions
    weights: Floats
    employers: Ints

    @property
    def n_adverts(self) -> int:
        """How many adverts the cell holds."""
        return len(self.rows)

    @property
    def n_employers(self) -> int:
        """How many employers they come from."""
        return len(np.unique(self.employers))

    def by_employer(self) -> Floats:
        """Return the total weight of each employer (e,) float64."""
        _, group = np.unique(self.employers, return_inverse=True)
        return np.bincount(group, weights=self.weights).astype(np.float64)

    @property
    def thin(self) -> bool:
        """Whether the cell should borrow from a wider one."""
        return self.n_adverts < THIN_ADVERTS or self.n_employers < THIN_EMPLOYERS


def in_window(table: FactTable, window: Window) -> Bools:
    """Return (n,) bool: adverts dated within `window`; undated ones are in none."""
    months = table.columns["month"]
    return months.isin(m for m in months.values if window.first <= m <= window.last)


def in_cell(table: FactTable, cell: Cell, vocabulary: Vocabulary) -> Bools:
    """Return (n,) bool: adverts of `cell` in any month; crowd-work is in none.

    A cell of all segments leaves out those that the vocabulary shows apart (intermediaries, unclear).
    """
    columns = table.columns
    mask = ~columns["role_family"].isin(vocabulary.families_excluded)
    if cell.segment is None:
        mask &= columns["segment"].isin(vocabulary.segments())
    elif cell.segment in vocabulary.ids["cut"]:
        mask &= columns["cuts"].listing(cell.segment) & columns["segment"].isin(vocabulary.segments())
    else:
        mask &= columns["segment"].isin(vocabulary.expand_segment(cell.segment))
    if cell.role_family is not None:
        families = vocabulary.near(cell.role_family) if cell.neighbours else (cell.role_family,)
        mask &= columns["role_family"].isin(families)
    if cell.level is not None:
        mask &= columns["level"].isin(vocabulary.expand_level(cell.level))
    if cell.region is not None:
        mask &= columns["metro" if cell.region in vocabulary.metros else "country"].isin([cell.region])
    return mask


def source_weights(table: FactTable, window: Window, sources: tuple[Source, ...]) -> Floats:
    """Return (n,) float64: what one advert of each source weighs, so that the mix of sources stays fixed.

    In a window where a source supplies twice its fixed share, each of its adverts weighs a half;
    factors stay within [0.25, 4] so that a source with a handful of adverts does not speak for thousands.
    """
    column = table.columns["source"]
    if not sources:
        return np.ones(len(table))
    counts = np.bincount(column.codes[in_window(table, window)], minlength=len(column.values))
    observed = counts / max(1, counts.sum())
    fixed = {s.id: s.weight for s in sources}
    factors = np.array(
        [
            fixed.get(source, 0.0) / share if share else 1.0
            for source, share in zip(column.values, observed, strict=True)
        ]
    )
    return np.asarray(np.clip(factors, 0.25, 4.0)[column.codes], dtype=np.float64)


def sample(table: FactTable, mask: Bools, weights: Floats) -> Sample:
    """Return the adverts in `mask` with each employer's total weight capped."""
    rows = np.flatnonzero(mask)
    employers = table.columns["employer_key"].codes[rows]
    own = weights[rows]
    totals = np.bincount(employers, weights=own) if len(rows) else np.zeros(1)
    cap = max(EMPLOYER_ROWS, EMPLOYER_SHARE * own.sum())
    factor = np.minimum(1.0, cap / np.maximum(totals, 1e-12))
    return Sample(rows, own * factor[employers] if len(rows) else own, employers)


def wider_cells(cell: Cell, vocabulary: Vocabulary) -> Iterator[tuple[Cell, tuple[str, ...]]]:
    """Yield `cell` and ever wider ones, each with what was dropped so far, in words."""
    dropped: tuple[str, ...] = ()
    yield cell, dropped
    if cell.region is not None and cell.region in vocabulary.metros:
        country = vocabulary.country_of(cell.region)
        dropped += (
            f"{vocabulary.label('region', cell.region)} widened to {vocabulary.label('region', country)}",
        )
        cell = replace(cell, region=country)
        yield cell, dropped
    if cell.region is not None:
        dropped += (f"{vocabulary.label('region', cell.region)} widened to all regions",)
        cell = replace(cell, region=None)
        yield cell, dropped
    if cell.level is not None and (band := vocabulary.band_of(cell.level)) != cell.level:
        dropped += (
            f"level {vocabulary.label('level', cell.level)} widened to {vocabulary.label('level', band)}",
        )
        cell = replace(cell, level=band)
        yield cell, dropped
    if cell.role_family is not None and len(vocabulary.near(cell.role_family)) > 1:
        names = [
            vocabulary.label("role_family", f)
            for f in vocabulary.near(cell.role_family)
            if f != cell.role_family
        ]
        dropped += (f"role widened to its neighbours ({', '.join(names)})",)
        yield replace(cell, neighbours=True), dropped
