"""What is said of pay beside the segments' bands, as titled tables that every format draws its own way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mlgap.pay import band_steps
from mlgap.reports import _words as w
from mlgap.reports._words import Words
from mlgap.types import OfficialWage, PayPicture, SalaryBand, SkillPay, YearsBand

FULL_YEAR = 12
NO_PROMISE = (
    "What adverts state together, never a promise: who names such a skill may pay otherwise for reasons that "
    "no advert says. Learning a skill moves nobody's pay by these figures."
)
NEVER_ASKED = (
    "Nobody's past pay is asked for, read or used: the same choices show every person the same bands."
)


@dataclass(frozen=True, slots=True)
class PayPart:
    """One thing said of pay: a title, a sentence on what it rests on, and a table, which may be empty."""

    id: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def pay_parts(pay: PayPicture, words: Words) -> tuple[PayPart, ...]:
    """Return the parts of a picture of pay in reading order, those that say nothing left out."""
    parts = (
        _levels(pay, words),
        _by_years(pay.by_years, words),
        _skills(pay, words),
        _contract(pay, words),
        _official(pay, words),
        _cited(pay),
        _width(pay, words),
    )
    return tuple(part for part in parts if part.rows or part.note)


def holds_words(band: SalaryBand, words: Words) -> str:
    """Return how many of ten midpoints a band is meant to hold, and how many of later ones it did."""
    if not w.has_band(band):
        return ""
    said = "Meant to hold the midpoints of 8 of 10 adverts like this"
    if band.group_coverage is None or not band.group_n:
        return f"{said}; how often it did is not known here, as fewer than 50 later adverts could judge it."
    group = _judged(band, words)
    held = w.percent(band.group_coverage)
    return f"{said}; of {band.group_n:,} later adverts ({group}) {held} lay in bands made the same way."


def _judged(band: SalaryBand, words: Words) -> str:
    """Return the group that later adverts judged; of a whole country where a part of it is too small."""
    country = words.vocabulary.country_of(str(band.used.region))
    whole = band.group == country and (band.used.segment or band.used.level)
    return f"{words.pay_group(band.group)}, all segments and levels" if whole else words.pay_group(band.group)


def basis_words(band: SalaryBand) -> str:
    """Return whether a band's own adverts were counted, wider ones, or ones moved by a model."""
    steps = band_steps(band)
    if not w.has_band(band):
        return "no band"
    if steps.modelled:
        return "modelled"
    return "wider than chosen" if steps.widened else "observed"


def age_words(pay: PayPicture) -> str:
    """Return how old the newest adverts behind the bands are, as a caution from 12 months on."""
    months, window = pay.months_old, w.window_words(pay.whole.window)
    ago = {0: "this month's", 1: "a month old"}.get(months, f"{months} months old")
    if months > FULL_YEAR:
        return f"Old: these bands rest on adverts of {window}, the newest {ago}. Pay may have moved since."
    return f"These bands rest on adverts of {window}; the newest are {ago}."


def official_words(pay: PayPicture, words: Words) -> str:
    """Return how far posted pay stands from official wages, and why the two are not one thing."""
    wage, posted = next((o for o in pay.official if o.mid), None), pay.whole
    if wage is None or wage.mid is None or posted.mid is None:
        return ""
    apart = posted.mid / wage.mid - 1
    return (
        f"The middle of posted pay ({words.cell(posted.used)}; {posted.n:,} adverts, "
        f"{w.window_words(posted.window)}) is {w.money(posted.mid, posted.currency)}, "
        f"{w.percent(abs(apart))} {'above' if apart >= 0 else 'below'} the official median of "
        f"{w.exact_money(wage.mid, wage.currency)} ({wage.occupation}, {wage.year}). Official wages are what "
        "all who work in an occupation earn, at every employer; adverts are new openings of those who state "
        "pay."
    )


def _levels(pay: PayPicture, words: Words) -> PayPart:
    note = ""
    if not any(w.has_band(band) for band in pay.levels):
        note = "Too few adverts state pay for a band of any level here."
    return PayPart(
        "levels",
        "What each level is offered",
        note,
        ("Level", "Band", "Basis", "Rests on", "How often such bands held"),
        tuple(
            (_level(band, words), w.band_words(band), *_rests(band, words), holds_words(band, words))
            for band in pay.levels
            if not note
        ),
    )


def _level(band: SalaryBand, words: Words) -> str:
    return words.vocabulary.label("level", str(band.cell.level))


def _rests(band: SalaryBand, words: Words) -> tuple[str, str]:
    behind = (
        f"{words.cell(band.used, segment=True)}; {w.employers(band.n_employers)}, "
        f"{w.window_words(band.window)}"
    )
    return basis_words(band), "; ".join((behind, *w.band_notes(band)))


def _by_years(found: Sequence[YearsBand], words: Words) -> PayPart:
    how = {"industry": "Years in industry alone", "all": "All years, research and teaching too"}
    same = len({one.band.cell for one in found}) == 1
    note = "Employers differ in which years they count. " if found else ""
    note += "Both ways make the same level here." if found and same else ""
    return PayPart(
        "years",
        "By which years are counted",
        note.strip(),
        ("Counted", "Years", "Level they make", "Band", "Rests on"),
        tuple(
            (
                how[one.counted],
                f"{one.years:g}",
                words.vocabulary.label("level", words.vocabulary.band_of(one.level)),
                w.band_words(one.band),
                _rests(one.band, words)[1],
            )
            for one in found
        ),
    )


def _skills(pay: PayPicture, words: Words) -> PayPart:
    months = f"{w.month_words(pay.skills_first)} to {w.month_words(pay.skills_last)}"
    note = (
        "Adverts of all countries that ask for it beside otherwise similar ones "
        f"({months}; intervals corrected for {pay.n_skills:,} skills looked "
        "at; those that say nothing are left out). "
        f"{NO_PROMISE}"
    )
    return PayPart(
        "skills",
        "Pay where adverts ask for what this CV does not show",
        note if pay.skills else "",
        ("Skill asked", "Pay beside similar adverts", "Interval", "Adverts asking", "Employers"),
        tuple(_skill_row(skill, words) for skill in pay.skills),
    )


def _skill_row(skill: SkillPay, words: Words) -> tuple[str, ...]:
    ratio, low, high = (_change(x - 1) for x in (skill.ratio, skill.low, skill.high))
    counts = (f"{skill.n:,}", f"{skill.n_employers:,}")
    return (words.skill(skill.skill_id), ratio, f"{low} to {high}", *counts)


def _change(share: float) -> str:
    """Return "+12.8 %"; with a decimal, as an interval that just leaves nought out would else touch it."""
    return f"{share * 100:+.1f} %"


def _contract(pay: PayPicture, words: Words) -> PayPart:
    band = pay.contract
    if band is None:
        return PayPart("contract", "", "", (), ())
    note = (
        "Hourly rates that contract adverts state, nearly all of them posted by intermediaries. Contracts "
        "are in no other band: who is paid by the hour often pays leave, insurance and gaps out of it."
    )
    if not w.has_band(band):
        note = _few_contracts(band)
        note += " What others state stands below." if pay.cited else ""
    rows = ((w.band_words(band), *_rests(band, words)),) if w.has_band(band) else ()
    return PayPart("contract", "Contract rates", note, ("Band", "Basis", "Rests on"), rows)


def _few_contracts(band: SalaryBand) -> str:
    if not band.n:
        return "No contract advert states an hourly rate here."
    one = band.n == 1
    stating = (
        "contract advert of 1 employer states"
        if one
        else f"contract adverts of {w.employers(band.n_employers)} state"
    )
    return f"{band.n:,} {stating} an hourly rate here: too few for a band."


def _official(pay: PayPicture, words: Words) -> PayPart:
    return PayPart(
        "official",
        "Official wages beside posted pay",
        official_words(pay, words),
        ("Occupation", "10th percentile", "Median", "90th percentile", "People employed", "Source"),
        tuple(_wage_row(wage) for wage in pay.official),
    )


def _wage_row(wage: OfficialWage) -> tuple[str, ...]:
    figures = (w.exact_money(x, wage.currency) if x else "above the source's cap" for x in _figures(wage))
    return (wage.occupation, *figures, f"{wage.n_employed:,}", wage.source)


def _figures(wage: OfficialWage) -> Iterator[float | None]:
    yield from (wage.low, wage.mid, wage.high)


def _cited(pay: PayPicture) -> PayPart:
    return PayPart(
        "cited",
        "What others state",
        "Cited, not counted: no band above holds any of it." if pay.cited else "",
        ("Stated", "Source", "Date"),
        tuple((one.statement, one.source, one.date) for one in pay.cited),
    )


def _width(pay: PayPicture, words: Words) -> PayPart:
    width = pay.width
    if width is None:
        return PayPart("width", "", "", (), ())
    country = words.vocabulary.label("region", width.country)
    note = (
        f"A band is of midpoints. An advert's own range is another thing: its width ({country}) is "
        f"{w.percent(width.median)} of its midpoint in the middle case ({w.percent(width.lower_quartile)} to "
        f"{w.percent(width.upper_quartile)} for the middle half of {width.n:,} adverts); "
        f"{width.one_figure * 100:.1f} % state one figure."
    )
    return PayPart("width", "How wide adverts' own ranges are", note, (), ())
