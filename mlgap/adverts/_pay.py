"""How an advert's pay compares with the band of adverts like it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mlgap.pay import BandTable, annual_midpoint, cell_of, contract_band, salary_band, why_left_out
from mlgap.types import Cell, PostedPay, PostingFacts, SalaryBand
from mlgap.vocabulary import Vocabulary

PayPlace = Literal["below", "within", "above", "not compared"]
_NO_PLACE = "the advert names no country that we know, and bands are of one country"


@dataclass(frozen=True, slots=True)
class AdvertPay:
    """Where the midpoint of an advert's range lies in the band of its segment, role, level and place.

    `midpoint` is a year's, in the advert's own currency; an hour's for a contract with an hourly rate, whose
    `band` is then that of contract rates. `reason` says why nothing was compared, "" where it was. `band` is
    None where there is none to look up.
    """

    stated: PostedPay | None
    midpoint: float | None
    place: PayPlace
    reason: str
    band: SalaryBand | None


def advert_pay(facts: PostingFacts, bands: BandTable | None, vocabulary: Vocabulary) -> AdvertPay:
    """Return how an advert's pay compares with posted pay of adverts like it."""
    pay = facts.pay
    if bands is None:
        return AdvertPay(pay, None, "not compared", "this market holds no bands of pay", None)
    if vocabulary.country_of(facts.metro or facts.country) in ("UNKNOWN", "OTHER"):
        return AdvertPay(pay, _midpoint(facts), "not compared", _NO_PLACE, None)
    band = _band(facts, bands, vocabulary)
    midpoint = _midpoint(facts)
    reason = _why_not(facts, band, vocabulary)
    if reason or midpoint is None or band.low is None or band.high is None:
        return AdvertPay(pay, midpoint, "not compared", reason, band)
    place: PayPlace = "below" if midpoint < band.low else "above" if midpoint > band.high else "within"
    return AdvertPay(pay, midpoint, place, "", band)


def _is_rate(facts: PostingFacts) -> bool:
    return facts.employment == "contract" and facts.pay is not None and facts.pay.period == "hour"


def _midpoint(facts: PostingFacts) -> float | None:
    pay = facts.pay
    if pay is None or why_left_out(pay):
        return None
    return (pay.low + pay.high) / 2 if _is_rate(facts) else annual_midpoint(pay)


def _band(facts: PostingFacts, bands: BandTable, vocabulary: Vocabulary) -> SalaryBand:
    cell = cell_of(facts, vocabulary)
    if cell.role_family not in (None, *vocabulary.roles_told):
        cell = Cell(cell.segment, None, cell.level, cell.region)
    if facts.employment == "contract":
        return contract_band(bands, Cell(role_family=cell.role_family, region=facts.country), vocabulary)
    return salary_band(bands, cell, vocabulary)


def _why_not(facts: PostingFacts, band: SalaryBand, vocabulary: Vocabulary) -> str:
    if facts.pay is None:
        return "the advert states no pay"
    left_out = why_left_out(facts.pay) or _other_work(facts)
    if left_out or facts.pay.currency == band.currency:
        return left_out or ("too few adverts like it state pay" if band.mid is None else "")
    return (
        f"the advert states {facts.pay.currency}, and pay in {vocabulary.label('region', facts.country)} "
        f"is counted in {band.currency}: currencies are not converted"
    )


def _other_work(facts: PostingFacts) -> str:
    """Return why an advert's kind of work has no band, "" where it has one."""
    if facts.employment == "contract" and not _is_rate(facts):
        return "the advert is of a contract and states no hourly rate; bands a year are of employed work"
    kind = "internship" if facts.level == "intern" else facts.employment
    return _NO_BANDS.get(kind, "")


_NO_BANDS = {
    "part-time": "the advert is of part-time work, and bands are of full-time work",
    "internship": "the advert is of an internship, and bands are of full-time work",
}
