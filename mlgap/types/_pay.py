"""Nouns of pay beside the band itself: levels, years, skills, and what other sources say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mlgap.ids import Level, PayBasis, PayPeriod
from mlgap.types._market import SalaryBand


@dataclass(frozen=True, slots=True)
class YearsBand:
    """The band of the level that so many years make, by years in industry or by all years.

    For someone whose years were not all in industry: employers differ in which of them they count.
    """

    counted: Literal["industry", "all"]
    years: float
    level: Level
    band: SalaryBand


@dataclass(frozen=True, slots=True)
class SkillPay:
    """How adverts that ask for `skill_id` differ in pay from otherwise similar ones.

    `ratio` is their pay over that of similar adverts, with the interval from `low` to `high` that is
    corrected for how many skills were looked at. `n` adverts of `n_employers` ask for it. `tells` is
    False where the difference may be chance: then nothing should be shown.
    """

    skill_id: str
    ratio: float
    low: float
    high: float
    p: float
    n: int
    n_employers: int
    tells: bool


@dataclass(frozen=True, slots=True)
class OfficialWage:
    """What official statistics say of an occupation: wages as paid, all ages and employers, in one year.

    Percentiles are None where the source withholds them. `code` is the source's own for the occupation.
    """

    occupation: str
    code: str
    region: str
    year: int
    low: float | None
    mid: float | None
    high: float | None
    currency: str
    n_employed: int
    source: str


@dataclass(frozen=True, slots=True)
class CitedPay:
    """A figure on pay that somebody else states: cited with its source and date, never mixed in."""

    id: str
    statement: str
    low: float | None
    high: float | None
    currency: str
    period: PayPeriod
    basis: PayBasis
    region: str
    segment: str | None
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class RangeWidth:
    """How wide adverts' own ranges are, as parts of their midpoints: quartiles over `n` adverts of a country.

    `one_figure` is the share of them that state a single figure.
    """

    country: str
    n: int
    lower_quartile: float
    median: float
    upper_quartile: float
    one_figure: float


@dataclass(frozen=True, slots=True)
class PayPicture:
    """Everything said of pay beside the segments' bands, for one role, level, region and segment.

    `whole` is the band of the role in its country, all levels and segments together, to set beside official
    wages. `levels` are the bands of each level of the cell, in rising order. `by_years` holds two bands for
    someone with years outside industry, which may be the same band twice, else nothing. `skills` are those
    the CV does not show and that come with other pay beyond chance, out of `n_skills` looked at over the
    months `skills_first` to `skills_last`. `contract` is the band of hourly rates of contract adverts,
    without figures where too few state one. `months_old` is the age of the newest adverts in months.
    """

    whole: SalaryBand
    levels: tuple[SalaryBand, ...]
    by_years: tuple[YearsBand, ...]
    skills: tuple[SkillPay, ...]
    n_skills: int
    skills_first: str
    skills_last: str
    contract: SalaryBand | None
    official: tuple[OfficialWage, ...]
    cited: tuple[CitedPay, ...]
    width: RangeWidth | None
    months_old: int
