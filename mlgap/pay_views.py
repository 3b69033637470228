"""What the page Pay asks beyond a report: one band, all levels of a segment, and which regions have bands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal

from mlgap.pay import band_steps, is_borrowed, level_bands, salary_band
from mlgap.resources import Resources
from mlgap.types import Cell, GapReport, SalaryBand

__all__ = [
    "RegionPay",
    "band",
    "has_own_band",
    "held_as_meant",
    "levels",
    "regions",
    "segments_with_a_band",
]

MEANT = 0.80
SURE = 1.96
"""Standard errors beyond which a share of later adverts is not what was meant."""


@dataclass(frozen=True, slots=True)
class RegionPay:
    """Whether a region has a band over all of its roles, and how many adverts state pay there."""

    region: str | None
    n: int
    has_band: bool


def band(resources: Resources, cell: Cell) -> SalaryBand:
    """Return the band of a role, level, region and segment."""
    return salary_band(resources.bands, cell, resources.vocabulary)


def levels(resources: Resources, cell: Cell, segment: str | None) -> tuple[SalaryBand, ...]:
    """Return the band of each level of `cell`'s role and region in a segment, None for all of them."""
    return level_bands(resources.bands, replace(cell, segment=segment), resources.vocabulary)


def segments_with_a_band(report: GapReport) -> tuple[str, ...]:
    """Return the segments of a report that have a band of their own."""
    return tuple(s.segment for s in report.segments if s.band is not None and has_own_band(s.band))


def has_own_band(band: SalaryBand) -> bool:
    """Return whether a band is drawn for its own segment and not for all."""
    return band.mid is not None and not is_borrowed(band)


def held_as_meant(band: SalaryBand) -> Literal["too narrow", "too wide", ""]:
    """Return whether later adverts lay in such bands clearly less or more often than meant, else ""."""
    if band.group_coverage is None or not band.group_n:
        return ""
    apart = (band.group_coverage - MEANT) / sqrt(MEANT * (1 - MEANT) / band.group_n)
    if abs(apart) <= SURE:
        return ""
    return "too narrow" if apart < 0 else "too wide"


def regions(resources: Resources) -> tuple[RegionPay, ...]:
    """Return each country and metro, those with a band first, both in the vocabulary's order."""
    vocabulary = resources.vocabulary
    found = [_region(resources, region) for region in (*vocabulary.countries_told, *vocabulary.metros)]
    return tuple(sorted(found, key=lambda one: not one.has_band))


def _region(resources: Resources, region: str) -> RegionPay:
    own = band(resources, Cell(region=region))
    widened = bool(band_steps(own).widened)
    return RegionPay(region, own.n, own.mid is not None and not widened)
