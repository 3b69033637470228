"""The table behind each chart, with column names a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from mlgap.pay import is_borrowed
from mlgap.reports import _words as w
from mlgap.reports._own_word import own_word_mark
from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.types import (
    GRADES,
    CellDemand,
    Demand,
    Evidence,
    Gap,
    GapReport,
    Profile,
    SalaryBand,
    SegmentReport,
    Standing,
)
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    import pandas as pd

_MIDDLE_DOT = "·"


def _frame(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(list(rows), columns=list(columns))


def standing_table(report: GapReport, vocabulary: Vocabulary) -> pd.DataFrame:
    """Return one row per segment: adverts, employers, and "shows k of m" per production area as "k / m"."""
    words = words_for({}, vocabulary)
    areas = standing_areas(report, vocabulary)
    rows = []
    for segment in report.segments:
        by_area = {s.area: s for s in segment.standings}
        row: dict[str, Any] = {
            "Segment": words.segment(segment.segment),
            "Adverts": segment.n_adverts,
            "Employers": segment.n_employers,
            "Support": w.support(segment.n_adverts) or "50 or more",
        }
        for area in areas:
            row[words.area(area)] = standing_cell(segment, by_area.get(area))
        rows.append(row)
    return _frame(rows, ["Segment", "Adverts", "Employers", "Support", *(words.area(a) for a in areas)])


def standing_areas(report: GapReport, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the areas of which any segment most asks something, totals first."""
    present = {s.area for segment in report.segments for s in segment.standings if s.of}
    return tuple(a for a in ("all", "production", *vocabulary.ids["area"]) if a in present)


def standing_cell(segment: SegmentReport, standing: Standing | None) -> str:
    """Return "k / m", "withheld", or a dot where the segment most asks for nothing of the area."""
    if w.is_withheld(segment):
        return "withheld"
    return f"{standing.shown} / {standing.of}" if standing and standing.of else _MIDDLE_DOT


def gap_table(
    segment: SegmentReport,
    taxonomy: SkillNames,
    vocabulary: Vocabulary,
    top: int = 20,
    *,
    profile: Profile | None = None,
) -> pd.DataFrame:
    """Return one row per thing asked: status, shares with intervals, and the counts behind them.

    With the `profile`, a status that rests on the person's own word says so.
    """
    words = words_for(taxonomy, vocabulary)
    columns = ["Asked for", "Status in this CV", "Required", "Asked", "Adverts asking", "Adverts",
               "Employers", "Window", "Reader of adverts"]  # fmt: skip
    return _frame(
        (
            {
                "Asked for": words.skill(gap.skill_id),
                "Status in this CV": _status(gap, profile, words),
                "Required": w.required_words(gap.demand),
                "Asked": w.asked_words(gap.demand),
                "Adverts asking": gap.demand.n_asking,
                "Adverts": segment.n_adverts,
                "Employers": segment.n_employers,
                "Window": w.window_words(segment.window),
                "Reader of adverts": w.reader_words(gap.demand),
            }
            for gap in shown_gaps(segment, top)
        ),
        columns,
    )


def _status(gap: Gap, profile: Profile | None, words: Words) -> str:
    return words.status_and_grade(gap) if profile is None else marked_status(gap, profile, words)


def marked_status(gap: Gap, profile: Profile, words: Words) -> str:
    """Return status and grade, where that was shown if in no job, and whose word it is if the person's."""
    mark = own_word_mark(gap, profile, words.vocabulary).lower()
    return "; ".join(filter(None, (words.status_and_grade(gap), shown_in(gap, profile), mark)))


def shown_in(gap: Gap, profile: Profile) -> str:
    """Return "in coursework" and the like where a gap is shown in no job, "" elsewhere and on own words."""
    if gap.status != "shown" or gap.own_word:
        return ""
    return w.where_shown([profile.evidence[i] for i in gap.evidence])


def shown_gaps(segment: SegmentReport, top: int | None = None) -> tuple[Gap, ...]:
    """Return the first `top` gaps in the report's order; none where the cell is withheld."""
    return () if w.is_withheld(segment) else segment.gaps[:top]


def strongest(profile: Profile, gap: Gap) -> tuple[Evidence, ...]:
    """Return a gap's evidence, each quote once: strongest grade first, then what names the skill itself."""
    items = sorted(
        (profile.evidence[index] for index in gap.evidence),
        key=lambda e: (-GRADES.index(e.grade), e.implied_by is not None, not e.named, e.span),
    )
    return tuple({item.quote: item for item in reversed(items)}.values())[::-1]


def band_table(report: GapReport, vocabulary: Vocabulary) -> pd.DataFrame:
    """Return one row per segment: the band, whose it is, its counts, and what was widened to reach it."""
    words = words_for({}, vocabulary)
    rows = []
    for segment in report.segments:
        band = segment.band
        told = band if band is not None and w.has_band(band) else None
        rows.append(
            {
                "Segment": words.segment(segment.segment),
                "Band of": _band_of(band),
                "Low (10th percentile)": _money(told.low, told.currency) if told else "withheld",
                "Middle": _money(told.mid, told.currency) if told else "withheld",
                "High (90th percentile)": _money(told.high, told.currency) if told else "withheld",
                "Adverts stating pay": band.n if band else 0,
                "Adverts": band.n_adverts if band else 0,
                "Employers": band.n_employers if band else 0,
                "Rests on": words.cell(band.used, segment=True) if band else "",
                "Notes": "; ".join(w.band_notes(band)),
                "Window": w.window_words(band.window) if band else "",
            }
        )
    columns = ["Segment", "Band of", "Low (10th percentile)", "Middle", "High (90th percentile)",
               "Adverts stating pay", "Adverts", "Employers", "Rests on", "Notes", "Window"]  # fmt: skip
    return _frame(rows, columns)


def _band_of(band: SalaryBand | None) -> str:
    if not w.has_band(band):
        return "none"
    return f"all segments: {w.BORROWED}" if band is not None and is_borrowed(band) else "this segment"


def _money(amount: float | None, currency: str) -> str:
    return "withheld" if amount is None else w.money(amount, currency)


def role_table(report: GapReport, vocabulary: Vocabulary) -> pd.DataFrame:
    """Return one row per role family: how many of the things it most asks for stand how in this CV."""
    words = words_for({}, vocabulary)
    columns = ["Role", "Things most asked", *(words.status(s) for s in vocabulary.ids["gap_status"]),
               "Adverts", "Employers", "Widened"]  # fmt: skip
    return _frame(
        (
            {
                "Role": words.role(role.role_family),
                "Things most asked": role.standing.of,
                **{words.status(s): getattr(role.standing, s) for s in vocabulary.ids["gap_status"]},
                "Adverts": role.n_adverts,
                "Employers": role.n_employers,
                "Widened": "; ".join(role.dropped),
            }
            for role in report.roles
            if role.n_adverts >= w.WITHHELD_BELOW
        ),
        columns,
    )


def most_asked(demands: Sequence[CellDemand], top: int) -> tuple[tuple[CellDemand, Demand], ...]:
    """Return the demand of the `top` things whose highest asked share is largest, per thing in cell order."""
    told = [cell for cell in demands if cell.n_adverts >= w.WITHHELD_BELOW]
    highest: dict[str, float] = {}
    for cell in told:
        for found in cell.demands:
            highest[found.what] = max(found.asked, highest.get(found.what, 0.0))
    chosen = sorted(highest, key=lambda what: (-highest[what], what))[:top]
    by_cell = [(cell, {found.what: found for found in cell.demands}) for cell in told]
    return tuple((cell, found[what]) for what in chosen for cell, found in by_cell if what in found)
