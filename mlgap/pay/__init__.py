"""Salary bands: percentiles of the midpoints of posted base ranges, by cell, with visible fallback."""

from mlgap.pay._annual import annual_midpoint, why_left_out
from mlgap.pay._fit import PERCENTILES, counted_midpoint, fit_bands
from mlgap.pay._lookup import cell_of, salary_band
from mlgap.pay._steps import BandSteps, band_steps, is_borrowed
from mlgap.pay._store import load_bands, save_bands
from mlgap.pay._table import MIN_ADVERTS, MIN_EMPLOYERS, BandTable, CellBand

__all__ = [
    "MIN_ADVERTS",
    "MIN_EMPLOYERS",
    "PERCENTILES",
    "BandSteps",
    "BandTable",
    "CellBand",
    "annual_midpoint",
    "band_steps",
    "cell_of",
    "counted_midpoint",
    "fit_bands",
    "is_borrowed",
    "load_bands",
    "salary_band",
    "save_bands",
    "why_left_out",
]
