"""What the page Pay says beside its charts: the next level, what has no band, and how old the months are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mlgap.reports import _words as w
from mlgap.reports._pay_charts import band_basis, level_label
from mlgap.reports._pay_parts import FULL_YEAR, PayPart, age_words, holds_words, official_words, pay_parts
from mlgap.reports._words import SkillNames, words_for
from mlgap.types import PayPicture, SalaryBand, SegmentReport
from mlgap.vocabulary import Vocabulary


def parts_of_pay(pay: PayPicture, skills: SkillNames | None, vocabulary: Vocabulary) -> Mapping[str, PayPart]:
    """Return the parts that every file draws of a picture of pay, by their ids."""
    return {part.id: part for part in pay_parts(pay, words_for(skills, vocabulary))}


def part_rows(part: PayPart) -> list[dict[str, str]]:
    """Return a part's table, one mapping per row."""
    return [dict(zip(part.columns, row, strict=True)) for row in part.rows]


def is_old(pay: PayPicture) -> bool:
    """Return whether the newest adverts behind the bands are older than twelve months."""
    return pay.months_old > FULL_YEAR


def age_of(pay: PayPicture) -> str:
    """Return how old the newest adverts behind the bands are."""
    return age_words(pay)


def posted_beside_official(pay: PayPicture, vocabulary: Vocabulary) -> str:
    """Return how far posted pay stands from official wages, "" where no official wage is held."""
    return official_words(pay, words_for({}, vocabulary))


def next_level_words(levels: Sequence[SalaryBand], own: str | None, vocabulary: Vocabulary) -> str:
    """Return what the level that a CV reads as is offered, and the next; "" where it reads as none."""
    names = [str(band.cell.level) for band in levels]
    if own not in names:
        return ""
    at = names.index(own)
    said = f"Your CV reads as **{_level(levels[at], vocabulary)}**: {_offer(levels[at])}."
    if at + 1 == len(levels):
        return f"{said} There is no level after it here."
    after = levels[at + 1]
    return f"{said} The next, **{_level(after, vocabulary)}**: {_offer(after)}."


def without_band_words(segments: Sequence[SegmentReport], vocabulary: Vocabulary) -> str:
    """Return which segments have no band and with how few adverts, "" where each has one."""
    words = words_for({}, vocabulary)
    bare = [(words.segment(s.segment), s.band) for s in segments if not w.has_band(s.band)]
    named = "; ".join(f"{name}{_own_count(band)}" for name, band in bare)
    return f"Too few postings for a band: {named}." if bare else ""


def _own_count(band: SalaryBand | None) -> str:
    """Return how few adverts state pay, where that was counted in the segment itself."""
    own = band is not None and band.used.segment == band.cell.segment
    return f" ({_stating(band)})" if own else ""


def level_table(
    levels: Sequence[SalaryBand], own: str | None, vocabulary: Vocabulary
) -> list[dict[str, str]]:
    """Return one row per level: its band, its basis, what it rests on, and how often such bands held."""
    words = words_for({}, vocabulary)
    return [
        {
            "Level": level_label(band, own, words),
            "Low": _money(band.low, band),
            "Middle": _money(band.mid, band),
            "High": _money(band.high, band),
            "Basis": band_basis(band),
            "Adverts stating pay": f"{band.n:,} of {band.n_adverts:,}",
            "Employers": f"{band.n_employers:,}",
            "Rests on": "; ".join((words.cell(band.used, segment=True), *w.band_notes(band))),
            "How often it held": holds_words(band, words),
            "Months": w.window_words(band.window),
        }
        for band in levels
    ]


def _money(amount: float | None, band: SalaryBand) -> str:
    return w.money(round(amount, -2), band.currency) if amount is not None and w.has_band(band) else "no band"


def _level(band: SalaryBand, vocabulary: Vocabulary) -> str:
    return vocabulary.label("level", str(band.cell.level))


def _offer(band: SalaryBand) -> str:
    if not w.has_band(band):
        return f"too few postings for a band ({_stating(band)})"
    low, mid, high = (_money(x, band) for x in (band.low, band.mid, band.high))
    return f"{low} to {high}, middle {mid} ({band_basis(band)}, {band.n:,} adverts)"


def _stating(band: SalaryBand | None) -> str:
    if band is None or not band.n_adverts:
        return "no adverts"
    return f"{band.n:,} of {band.n_adverts:,} adverts state pay"
