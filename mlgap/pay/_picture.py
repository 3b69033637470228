"""Everything said of pay beside the segments' bands, for one part of the market and one CV."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mlgap.pay._cited import load_cited_pay
from mlgap.pay._contracts import contract_band
from mlgap.pay._lookup import salary_band
from mlgap.pay._official import official_wages
from mlgap.pay._skill_pay import SkillPayTable
from mlgap.pay._table import BandTable
from mlgap.pay._widths import range_width
from mlgap.types import Cell, CitedPay, Level, PayPicture, SalaryBand, SkillPay, YearsBand
from mlgap.vocabulary import Vocabulary, load_vocabulary

LEVELS_OF_PAY = ("early", "mid", "senior", "management")
"""Level bands from the first to the last; "unstated" is no level that anybody moves to."""
YEARS_THAT_MATTER = 0.5
"""Years outside industry below this make no second way to count."""


@dataclass(frozen=True, slots=True)
class YearsCount:
    """Years in industry and in all, each with the level that so many make."""

    industry: float
    industry_level: Level
    all: float
    all_level: Level


def pay_picture(
    bands: BandTable,
    skills: SkillPayTable,
    cell: Cell,
    *,
    today: date,
    lacking: Collection[str] = (),
    years: YearsCount | None = None,
    vocabulary: Vocabulary | None = None,
) -> PayPicture:
    """Return levels side by side, both ways to count years, skills lacking, contract rates and context.

    `lacking` are the skills asked for that a CV does not show. The same arguments give every person the
    same picture: nothing in it is read from what anybody earns. Raises `UnknownId` for an id in no
    vocabulary.
    """
    vocabulary = vocabulary or load_vocabulary()
    home = level_bands(bands, cell, vocabulary)
    region = vocabulary.country_of(str(home[0].used.region))
    return PayPicture(
        whole=salary_band(bands, Cell(role_family=cell.role_family, region=region), vocabulary),
        levels=home,
        by_years=tuple(_by_years(bands, cell, years, vocabulary)) if years else (),
        skills=_lacking(skills, lacking),
        n_skills=len(skills.skills),
        skills_first=skills.learned.first,
        skills_last=skills.learned.last,
        contract=contract_band(bands, cell, vocabulary),
        official=official_wages(cell.role_family, region),
        cited=tuple(cited for cited in load_cited_pay() if _is_of(cited, cell, region)),
        width=range_width(bands, region, vocabulary),
        months_old=months_between(bands.window.last, today),
    )


def level_bands(bands: BandTable, cell: Cell, vocabulary: Vocabulary | None = None) -> tuple[SalaryBand, ...]:
    """Return the band of each level of `cell`'s role, region and segment, in rising order."""
    vocabulary = vocabulary or load_vocabulary()
    return tuple(salary_band(bands, replace(cell, level=level), vocabulary) for level in LEVELS_OF_PAY)


def months_between(month: str, today: date) -> int:
    """Return how many months before `today` a month lies; 0 in the same month.

    >>> months_between("2025-12", date(2026, 2, 1))
    2
    """
    return (today.year - int(month[:4])) * 12 + today.month - int(month[5:7])


def _by_years(bands: BandTable, cell: Cell, years: YearsCount, vocabulary: Vocabulary) -> Iterator[YearsBand]:
    if years.all - years.industry < YEARS_THAT_MATTER:
        return
    industry = replace(cell, level=vocabulary.band_of(years.industry_level))
    whole = replace(cell, level=vocabulary.band_of(years.all_level))
    yield YearsBand(
        "industry", years.industry, years.industry_level, salary_band(bands, industry, vocabulary)
    )
    yield YearsBand("all", years.all, years.all_level, salary_band(bands, whole, vocabulary))


def _lacking(table: SkillPayTable, lacking: Collection[str]) -> tuple[SkillPay, ...]:
    told: Sequence[SkillPay] = [s for s in table.skills if s.tells and s.skill_id in lacking]
    return tuple(sorted(told, key=lambda s: (-s.ratio, s.skill_id)))


def _is_of(cited: CitedPay, cell: Cell, region: str) -> bool:
    return cited.region == region and (cited.segment is None or cell.segment in (None, cited.segment))
