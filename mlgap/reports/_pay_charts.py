"""Charts of pay: bands by segment and by level, and pay beside skills; they fit the width of a phone.

Each row's name stands above its marks and not left of them, so that a narrow screen keeps the axis wide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mlgap.pay import is_borrowed
from mlgap.reports import _words as w
from mlgap.reports._charts import NEUTRAL, PAY, finish, inline, tips
from mlgap.reports._pay_parts import basis_words
from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.types import GapReport, PayPicture, SalaryBand, SkillPay
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    import altair as alt

ALL_SEGMENTS = "all segments instead"
_ROW = 46
_ABOVE = -13
_BELOW = 8
_LABEL_WIDTH = 345


@dataclass(frozen=True, slots=True)
class _Look:
    """How a band of one basis is drawn: never by colour alone."""

    shape: str
    colour: str
    dash: tuple[int, int]
    thick: int


_LOOKS: Mapping[str, _Look] = {
    "observed": _Look("circle", PAY, (1, 0), 7),
    "modelled": _Look("diamond", "#925a34", (8, 5), 4),
    "wider than chosen": _Look("square", "#7142f2", (1, 0), 3),
    ALL_SEGMENTS: _Look("triangle-up", NEUTRAL, (3, 4), 2),
}


def band_basis(band: SalaryBand) -> str:
    """Return whether a band was observed, modelled or widened, or is that of all segments; or "no band"."""
    return ALL_SEGMENTS if is_borrowed(band) else basis_words(band)


def band_chart(report: GapReport, vocabulary: Vocabulary) -> alt.LayerChart:
    """Return the band of posted base pay per segment: a line from low to high, a mark at the middle."""
    words = words_for({}, vocabulary)
    told = [(words.segment(s.segment), s.band) for s in report.segments if s.band is not None]
    return _bands(told, "What adverts that state pay offer as base", words)


def level_chart(levels: Sequence[SalaryBand], own: str | None, vocabulary: Vocabulary) -> alt.LayerChart:
    """Return the band of each level, from the first to the last; `own` is the level that a CV reads as."""
    words = words_for({}, vocabulary)
    told = [(level_label(band, own, words), band) for band in levels]
    return _bands(told, "What each level is offered as base", words)


def level_label(band: SalaryBand, own: str | None, words: Words) -> str:
    """Return a band's level, marked where a CV reads as it."""
    level = str(band.cell.level)
    mark = " ← your CV reads as this" if level == own else ""
    return f"{words.vocabulary.label('level', level)}{mark}"


def _bands(told: Sequence[tuple[str, SalaryBand]], title: str, words: Words) -> alt.LayerChart:
    import altair as alt

    told = [(name, band) for name, band in told if w.has_band(band)]
    # Money of two currencies or periods shares no axis: the commonest is drawn, the table holds the rest.
    units = Counter((band.currency, band.period) for _, band in told)
    unit = units.most_common(1)[0][0] if units else ("", "year")
    drawn = [(name, band) for name, band in told if (band.currency, band.period) == unit]
    rows = [_row(name, band, words) for name, band in drawn]
    base = _rows_named(
        rows,
        (
            "Band of",
            "Basis",
            "Band",
            "Rests on",
            "Notes",
            "Adverts stating pay",
            "Adverts",
            "Employers",
            "Window",
        ),
    )
    bases = [basis for basis in _LOOKS if any(row["Basis"] == basis for row in rows)]
    colour = _by_basis(alt.Color, "colour", bases)
    lines = base.mark_rule(strokeCap="butt", yOffset=_BELOW, y2Offset=_BELOW, opacity=0.6).encode(
        x=_money_axis(unit),
        x2="high",
        color=colour,
        strokeDash=_by_basis(alt.StrokeDash, "dash", tuple(_LOOKS)),
        strokeWidth=_by_basis(alt.StrokeWidth, "thick", tuple(_LOOKS)),
    )
    middle = base.mark_point(size=130, opacity=1, strokeWidth=2, yOffset=_BELOW).encode(
        x="mid:Q",
        color=colour,
        shape=_by_basis(alt.Shape, "shape", bases),
        fill=alt.condition("datum.Basis == 'observed'", alt.value(PAY), alt.value("transparent")),
    )
    finished: alt.LayerChart = finish(
        (lines + middle).properties(width="container", height=alt.Step(_ROW)),
        title,
        ["Lines hold 8 of 10 midpoints; marks: the middle", "n: adverts that state pay"],
        " ".join(f"{name}: {band_basis(band)}, {w.band_words(band)}." for name, band in drawn),
    )
    return finished


def _by_basis(channel: Any, what: str, bases: Sequence[str]) -> Any:
    """Return a channel that tells bases apart; each row names its own, so no legend is drawn."""
    values = [getattr(_LOOKS[basis], what) for basis in bases]
    return channel("Basis:N", scale=_scale(bases, values), legend=None)


def _rows_named(rows: Sequence[Mapping[str, Any]], told: Sequence[str]) -> Any:
    """Return a chart of rows, in their order, each with its name above the place of its marks."""
    import altair as alt

    labels = alt.Axis(
        title=None, labelAlign="left", labelPadding=0, labelOffset=_ABOVE, labelLimit=_LABEL_WIDTH,
        labelFontSize=12, labelFontWeight=600, grid=False, zindex=1,
    )  # fmt: skip
    return alt.Chart(inline(rows)).encode(
        y=alt.Y("Row:N", sort=[row["Row"] for row in rows], axis=labels), tooltip=tips(*told)
    )


def _scale(bases: Sequence[str], values: Sequence[Any]) -> Any:
    import altair as alt

    return alt.Scale(domain=list(bases), range=[list(v) if isinstance(v, tuple) else v for v in values])


def _money_axis(unit: tuple[str, str]) -> Any:
    import altair as alt

    axis = alt.Axis(format="~s", title=f"{unit[0]} per {unit[1]}, base", tickCount=5)
    return alt.X("low:Q", axis=axis, scale=alt.Scale(zero=False, nice=True))


def _row(name: str, band: SalaryBand, words: Words) -> dict[str, Any]:
    basis = band_basis(band)
    return {
        "Row": f"{name} · {_behind(basis, band)}",
        "Band of": name,
        "low": band.low,
        "mid": band.mid,
        "high": band.high,
        "Basis": basis,
        "Band": w.band_words(band),
        "Rests on": words.cell(band.used, segment=True),
        "Notes": "; ".join(w.band_notes(band)) or "none",
        "Adverts stating pay": f"{band.n:,}",
        "Adverts": f"{band.n_adverts:,}",
        "Employers": f"{band.n_employers:,}",
        "Window": w.window_words(band.window),
    }


def _behind(basis: str, band: SalaryBand) -> str:
    counted = f"n {band.n:,}"
    if basis == "observed":
        return counted
    return f"modelled from {counted}" if basis == "modelled" else f"{counted}, {basis}"


MORE, LESS = "more than similar ones", "less"


def skill_pay_chart(pay: PayPicture, taxonomy: SkillNames, vocabulary: Vocabulary) -> alt.LayerChart:
    """Return how adverts that ask for each skill differ in pay from similar ones, with its interval."""
    import altair as alt

    words = words_for(taxonomy, vocabulary)
    rows = [_skill_row(skill, words) for skill in pay.skills]
    base = _rows_named(
        rows, ("Skill", "Pay beside similar adverts", "Interval", "Adverts asking", "Employers")
    )
    sides = _scale((MORE, LESS), (PAY, "#c8741a"))
    axis = alt.Axis(format="+.0%", title="Pay beside similar adverts", tickCount=5)
    lines = base.mark_rule(strokeWidth=3, opacity=0.6, yOffset=_BELOW, y2Offset=_BELOW).encode(
        x=alt.X("low:Q", axis=axis), x2="high", color=alt.Color("Side:N", scale=sides)
    )
    points = base.mark_point(filled=True, size=120, opacity=1, yOffset=_BELOW).encode(
        x="ratio:Q",
        color=alt.Color("Side:N", scale=sides),
        shape=alt.Shape("Side:N", scale=_scale((MORE, LESS), ("triangle-up", "triangle-down"))),
    )
    zero = alt.Chart(inline([{"none": 0}])).mark_rule(color=NEUTRAL, strokeDash=[2, 3]).encode(x="none:Q")
    finished: alt.LayerChart = finish(
        (zero + lines + points).properties(width="container", height=alt.Step(_ROW)),
        "Pay where adverts ask for it",
        [
            "An association, no promise; lines are intervals,",
            f"corrected for {pay.n_skills:,} skills looked at",
        ],
        " ".join(f"{r['Skill']}: {r['Pay beside similar adverts']}, {r['Interval']}." for r in rows),
    )
    return finished


def _skill_row(skill: SkillPay, words: Words) -> dict[str, Any]:
    name = words.skill(skill.skill_id)
    ratio, low, high = (value - 1 for value in (skill.ratio, skill.low, skill.high))
    return {
        "Row": f"{name} · asked by {skill.n:,} adverts",
        "Skill": name,
        "ratio": ratio,
        "low": low,
        "high": high,
        "Side": MORE if ratio > 0 else LESS,
        "Pay beside similar adverts": f"{ratio:+.0%}",
        "Interval": f"{low:+.0%} to {high:+.0%}",
        "Adverts asking": f"{skill.n:,}",
        "Employers": f"{skill.n_employers:,}",
    }
