"""The fitted bands as one immutable value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mlgap.types import Cell, Window

MIN_ADVERTS = 15
"""Fewer adverts with usable pay than this make no band."""
MIN_EMPLOYERS = 5
"""Nor do the adverts of fewer employers: that would be their pay, not the market's."""
NOMINAL_COVERAGE = 0.80


@dataclass(frozen=True, slots=True)
class CellBand:
    """The figures of one cell, per year in its country's currency; all three None where too few pay.

    `n` adverts of `n_employers` state usable base pay, out of `n_adverts`.
    """

    low: float | None
    mid: float | None
    high: float | None
    n: int
    n_employers: int
    n_adverts: int


@dataclass(frozen=True, slots=True)
class BandTable:
    """Bands of every cell with enough adverts; levels are level bands, regions countries or metros.

    `cells` also holds the widest cell of each fallback without a band, so that a refusal can say its n.
    `coverage` is the share of the `coverage_n` newest adverts of the window whose midpoint fell within
    the band made the same way from the months before; it is 0.80, the aim, where `coverage_n` is 0.
    """

    window: Window
    cells: Mapping[Cell, CellBand]
    coverage: float
    coverage_n: int
