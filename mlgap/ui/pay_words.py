"""Bands of pay in words: one wording for each, used by the cards and sections of the page Pay."""

from __future__ import annotations

from mlgap import pay_views, reports
from mlgap.pay import MODELLED, band_steps, is_borrowed
from mlgap.pay_views import RegionPay
from mlgap.types import SalaryBand
from mlgap.ui import words
from mlgap.vocabulary import Vocabulary

__all__ = [
    "NOT_HERE",
    "NOT_THIS",
    "band_cell",
    "band_notes",
    "band_words",
    "basis",
    "basis_meaning",
    "disclosure",
    "figures",
    "held",
    "holds",
    "looked_at",
    "months",
    "refusal",
    "region_pay",
    "rests_on",
    "stating",
]

HOLDS = "8 of 10 adverts like this have their midpoint in the band."
MEANT = "8 of 10 adverts like this were meant to have their midpoint in the band."
NO_FIGURE = "no band"
NOT_THIS = "Choose another region, all levels or all roles to see one."
NOT_HERE = "No role and no level has a band here. Choose another region to see one."
_OFF = {
    "": "",
    "too narrow": "That is fewer than meant: expect pay outside this band more often.",
    "too wide": "That is more than meant: the band is wider than it need be.",
}
_MEANING = {
    "observed": "rests on adverts of exactly this choice",
    "modelled": "too few adverts of exactly this choice state pay, so pay of a wider choice is moved to it",
    "wider than chosen": "too few adverts of exactly this choice state pay, so a wider choice is shown",
    "all segments instead": "too few adverts of this segment state pay, so all segments are shown",
    NO_FIGURE: "too few postings state pay",
}


def basis(band: SalaryBand) -> str:
    """Return whether a band was observed, modelled or widened, in one or a few words."""
    said = reports.band_basis(band)
    return said[:1].upper() + said[1:]


def basis_meaning(band: SalaryBand) -> str:
    """Return what the basis of a band means."""
    return _MEANING[reports.band_basis(band)]


def figures(band: SalaryBand) -> tuple[tuple[str, str], ...]:
    """Return low, middle and high with their amounts; nothing where there is no band."""
    if band.low is None or band.mid is None or band.high is None:
        return ()
    amounts = (words.money(x, band.currency) for x in (band.low, band.mid, band.high))
    return tuple(zip(("Low", "Middle", "High"), amounts, strict=True))


def band_words(band: SalaryBand) -> str:
    """Return a band in one sentence, or why there is none."""
    told = dict(figures(band))
    if not told:
        return f"No band: {band.n} of {band.n_adverts:,} adverts state pay, which is too few."
    said = f"{told['Low']} to {told['High']}, middle {told['Middle']} {_per(band)}"
    return f"No band for this segment alone; all segments: {said}" if is_borrowed(band) else said


def _per(band: SalaryBand) -> str:
    return "an hour" if band.period == "hour" else f"a {band.period}"


def band_notes(band: SalaryBand) -> str:
    """Return which country stands in for none chosen, what was widened or modelled; "" where nothing was."""
    steps = band_steps(band)
    widened = f"Widened: {'; '.join(steps.widened)}" if steps.widened else ""
    said = (steps.assumed, widened, _capital(steps.modelled))
    return " ".join(f"{note}." for note in said if note)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def refusal(band: SalaryBand) -> str:
    """Return why there is no band, "" where there is one."""
    said = _capital(band_steps(band).refused)
    return f"{said}." if said else ""


def holds(band: SalaryBand) -> str:
    """Return how many of ten adverts a band holds, or was meant to hold where later adverts say otherwise."""
    return MEANT if pay_views.held_as_meant(band) else HOLDS


def held(band: SalaryBand, vocabulary: Vocabulary) -> str:
    """Return how often bands made the same way held later adverts, and of which group; "" without a band."""
    if band.mid is None:
        return ""
    if band.period == "hour":
        return "How often such bands hold is not measured."
    if band.group_coverage is None or not band.group_n:
        return "How often such bands held is not known here: fewer than 50 later adverts could judge them."
    share, group = words.percent(band.group_coverage), _group(band, vocabulary)
    said = f"Checked: of {band.group_n:,} later adverts ({group}), {share} lay in bands made the same way."
    return f"{said} {_OFF[pay_views.held_as_meant(band)]}".strip()


def _group(band: SalaryBand, vocabulary: Vocabulary) -> str:
    kinds = ("segment", "level", "region")
    label = next((x for kind in kinds if (x := vocabulary.label(kind, band.group)) != band.group), band.group)
    label = "modelled bands" if band.group == MODELLED else label
    country = vocabulary.label("region", vocabulary.country_of(str(band.used.region)))
    if label != country:
        return f"{label}, {country}"
    return f"{country}, all segments and levels" if band.used.segment or band.used.level else country


def disclosure(band: SalaryBand) -> str:
    """Return how many adverts state pay."""
    if not band.n_adverts:
        return "no adverts"
    return f"{band.n:,} of {band.n_adverts:,} adverts state pay ({words.percent(band.n / band.n_adverts)})"


def looked_at(band: SalaryBand, vocabulary: Vocabulary) -> str:
    """Return how many adverts state pay where there is no band, and where a wider choice was looked at."""
    said = disclosure(band)
    if not band_steps(band).widened:
        return _capital(said)
    return f"Even of {band_cell(band, vocabulary, used=True)}, {said}"


def rests_on(band: SalaryBand) -> str:
    """Return the adverts, employers and months behind a band."""
    return f"{stating(band)}, {words.window_words(band.window)}"


def stating(band: SalaryBand) -> str:
    """Return the adverts and employers behind a band, as those of a wider choice where they are."""
    employers = f"{band.n_employers:,} employer{'' if band.n_employers == 1 else 's'}"
    wider = reports.band_basis(band) not in ("observed", NO_FIGURE)
    return f"{'Of the wider choice behind it, ' if wider else ''}{disclosure(band)}, {employers}"


def months(band: SalaryBand) -> str:
    """Return the months counted, and from when on a model learned how pay moves."""
    counted = words.window_words(band.window)
    if band.learned is None:
        return counted
    return f"{counted} (how pay moved: from {words.month(band.learned.first)} on)"


def band_cell(band: SalaryBand, vocabulary: Vocabulary, *, used: bool = False) -> str:
    """Return the role, level, region and segment that were asked for, or those `used` to answer."""
    cell = band.used if used else band.cell
    parts = words.cell_words(cell, vocabulary).split(" · ")
    if cell.neighbours and cell.role_family:
        parts[0] += " and neighbouring roles"
    if cell.region is None and band.used.region is not None:
        parts[2] = f"{vocabulary.label('region', band.used.region)} (no region chosen)"
    segment = words.segment_label(vocabulary, cell.segment) if cell.segment else "all segments"
    return " · ".join((*parts, segment))


def region_pay(one: RegionPay, vocabulary: Vocabulary) -> str:
    """Return a region with how many of its adverts state pay."""
    label = vocabulary.label("region", str(one.region))
    if one.has_band:
        return f"{label} ({one.n:,} adverts state pay)"
    return f"{label} (too few postings for a band of its own)"
