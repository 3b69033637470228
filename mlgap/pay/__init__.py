"""Salary bands: percentiles of the midpoints of posted base ranges, by cell, with visible fallback."""

from mlgap.pay._annual import annual_midpoint, why_left_out
from mlgap.pay._cited import load_cited_pay
from mlgap.pay._contracts import contract_band
from mlgap.pay._counted import counted_midpoint
from mlgap.pay._effects import stated
from mlgap.pay._fit import fit_bands
from mlgap.pay._lookup import cell_of, salary_band
from mlgap.pay._model import PERCENTILES, PayModel, Stated, fit_model
from mlgap.pay._official import load_official_wages, official_wages
from mlgap.pay._picture import YearsCount, level_bands, months_between, pay_picture
from mlgap.pay._skill_pay import NO_SKILL_PAY, SkillPayTable, load_skill_pay, save_skill_pay, skill_pay
from mlgap.pay._steps import BandSteps, band_steps, is_borrowed
from mlgap.pay._store import load_bands, save_bands
from mlgap.pay._table import MIN_ADVERTS, MIN_EMPLOYERS, MODELLED, BandTable, CellBand
from mlgap.pay._widths import range_width

__all__ = [
    "MIN_ADVERTS",
    "MIN_EMPLOYERS",
    "MODELLED",
    "NO_SKILL_PAY",
    "PERCENTILES",
    "BandSteps",
    "BandTable",
    "CellBand",
    "PayModel",
    "SkillPayTable",
    "Stated",
    "YearsCount",
    "annual_midpoint",
    "band_steps",
    "cell_of",
    "contract_band",
    "counted_midpoint",
    "fit_bands",
    "fit_model",
    "is_borrowed",
    "level_bands",
    "load_bands",
    "load_cited_pay",
    "load_official_wages",
    "load_skill_pay",
    "months_between",
    "official_wages",
    "pay_picture",
    "range_width",
    "salary_band",
    "save_bands",
    "save_skill_pay",
    "skill_pay",
    "stated",
    "why_left_out",
]
