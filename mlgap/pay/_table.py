"""The fitted bands as one immutable value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mlgap.types import Cell, RangeWidth, Window

MIN_ADVERTS = 15
"""Fewer adverts with usable pay than this make no band."""
MIN_EMPLOYERS = 5
"""Nor do the adverts of fewer employers: that would be their pay, not the market's."""
MIN_JUDGED = 50
"""Of a group of fewer later adverts no coverage is told."""
NOMINAL_COVERAGE = 0.80
MODELLED, OBSERVED = "modelled", "observed"
"""The groups of bands that a model moved from a wider cell, and of those of a cell's own adverts."""


def stands_alone(n: int, n_employers: int) -> bool:
    """Return whether so many adverts with usable pay of so many employers make a band of their own."""
    return n >= MIN_ADVERTS and n_employers >= MIN_EMPLOYERS


@dataclass(frozen=True, slots=True)
class CellBand:
    """The figures of one cell in its country's currency; all three None where too few state pay.

    They are per year, but in `BandTable.hourly`, where they are per hour.

    `n` adverts of `n_employers` state usable base pay, out of `n_adverts`. `modelled` says that these
    are too few to stand alone, and that the figures are those of a wider cell, moved by a model.
    """

    low: float | None
    mid: float | None
    high: float | None
    n: int
    n_employers: int
    n_adverts: int
    modelled: bool = False


def group_key(country: str, group: str = "") -> str:
    """Return what `BandTable.groups` calls a segment or level band of a country, or ("") all of it.

    >>> group_key("US", "big-tech")
    'US big-tech'
    """
    return f"{country} {group}".strip()


@dataclass(frozen=True, slots=True)
class BandTable:
    """Bands of every cell with enough adverts; levels are level bands, regions countries or metros.

    `cells` also holds the widest cell of each fallback without a band, so that a refusal can say its n.
    `coverage` is the share of the `coverage_n` newest adverts of the window whose midpoint fell within
    the band made the same way from the months before; it is 0.80, the aim, where `coverage_n` is 0.
    `groups` holds the same share and number for each country, each of its segments and level bands, and its
    modelled and observed bands, by `group_key`. `learned` are the months a model learned from, None where
    the cells' own percentiles are shown.

    Beside the bands: `hourly` holds the hourly rates of contract adverts, per country and per country and
    role, over all segments, also cells without figures, for their counts; `widths`, by country, how wide
    the ranges of the adverts counted are. Both are empty in files written before they were kept.
    """

    window: Window
    cells: Mapping[Cell, CellBand]
    coverage: float
    coverage_n: int
    learned: Window | None = None
    groups: Mapping[str, tuple[float, int]] = field(default_factory=dict)
    hourly: Mapping[Cell, CellBand] = field(default_factory=dict)
    widths: Mapping[str, RangeWidth] = field(default_factory=dict)
