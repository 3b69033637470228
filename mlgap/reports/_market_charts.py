"""Charts of the market page: shares as dots with intervals, months as bars and lines, pairs, changes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mlgap.reports import _words as w
from mlgap.reports._charts import NEUTRAL, PAY, SEGMENT_COLOURS, finish, inline, layered, share_axis, tips

if TYPE_CHECKING:
    import altair as alt

SHAPES = (
    "circle",
    "square",
    "triangle-up",
    "diamond",
    "cross",
    "triangle-down",
    "triangle-left",
    "triangle-right",
)
SUBTITLE_WIDTH = 68
"""Characters of a subtitle's line that fit a chart 480 pixels wide."""
LABEL_LIMIT = 300
TWO_LINES = r"split(replace(datum.label, /(.{18,30}) /g, '$1\n'), '\n')"
"""Breaks a long label in two, so that on a phone the marks keep most of the chart."""
SIGNAL, NOISE = "signal", "noise"
SIGNAL_COLOURS = {SIGNAL: "#d55e00", NOISE: NEUTRAL}


@dataclass(frozen=True, slots=True)
class Dot:
    """One share with its 95 % interval: `n` of `n_adverts` adverts of `n_employers` employers.

    `label` is the row, `series` the kind of dot within it ("" where a row has one dot); shares are
    those of the sample's weights, so `n / n_adverts` may differ from `share`.
    """

    label: str
    share: float
    low: float
    high: float
    n: int
    n_adverts: int
    n_employers: int
    series: str = ""
    note: str = ""
    corrected: tuple[float, float, float] | None = None
    """The share with its interval, corrected for how the reader errs; None where that is not known."""

    @property
    def withheld(self) -> bool:
        """Whether too few adverts stand behind it."""
        return self.n_adverts < w.WITHHELD_BELOW

    @property
    def thin(self) -> bool:
        """Whether so few adverts stand behind it that it is drawn hollow."""
        return self.n_adverts < w.FEW_BELOW


@dataclass(frozen=True, slots=True)
class Titles:
    """What a chart says above itself: its title, what stands behind it, and the name of its axis."""

    title: str
    behind: str
    axis: str


def row_axis() -> Any:
    """Return the axis of a chart's rows: no title, long labels in two lines."""
    import altair as alt

    return alt.Axis(
        title=None, labelLimit=LABEL_LIMIT, labelExpr=TWO_LINES, labelLineHeight=10, labelOverlap=False
    )


def wrapped(*sentences: str) -> list[str]:
    """Return sentences as lines that fit the narrowest chart."""
    return [line for sentence in sentences for line in textwrap.wrap(sentence, SUBTITLE_WIDTH)]


def _dot_row(dot: Dot, titles: Titles) -> dict[str, Any]:
    return {
        "Row": dot.label,
        "Kind": dot.series or titles.axis,
        "share": dot.share,
        "low": dot.low,
        "high": dot.high,
        "thin": dot.thin,
        "Share": w.interval(dot.share, dot.low, dot.high),
        "Adverts counted": f"{dot.n:,}",
        "Adverts": f"{dot.n_adverts:,}",
        "Employers": f"{dot.n_employers:,}",
        "Support": w.support(dot.n_adverts) or "50 adverts or more",
        "Note": dot.note or "none",
    }


def dot_chart(
    dots: Sequence[Dot], titles: Titles, *, colours: Mapping[str, str] | None = None
) -> alt.LayerChart:
    """Return one row per label and one dot with its interval per series, in the order given.

    Dots that rest on fewer than 50 adverts are hollow; those on fewer than 5 are left out.
    """
    import altair as alt

    told = [dot for dot in dots if not dot.withheld]
    rows = [_dot_row(dot, titles) for dot in told]
    own = colours or {}
    series = _in_order((row["Kind"] for row in rows), own)
    range_ = [own.get(s) or SEGMENT_COLOURS[i % len(SEGMENT_COLOURS)] for i, s in enumerate(series)]
    labels = list(dict.fromkeys(dot.label for dot in told))
    several, side_by_side = len(series) > 1, len(labels) < len(told)
    legend = alt.Legend(columns=2 if max(map(len, series), default=0) > 24 else 3) if several else None
    base = alt.Chart(inline(rows)).encode(
        y=alt.Y(
            "Row:N",
            sort=labels,
            axis=row_axis(),
            scale=alt.Scale(paddingInner=0.35, paddingOuter=0.2) if side_by_side else alt.Undefined,
        ),
        color=alt.Color("Kind:N", scale=alt.Scale(domain=series, range=range_), legend=legend),
        tooltip=tips("Row", "Kind", "Share", "Adverts counted", "Adverts", "Employers", "Support", "Note"),
    )
    base = base.encode(yOffset=alt.YOffset("Kind:N", sort=series)) if side_by_side else base
    lines = base.mark_rule(strokeWidth=2.5, opacity=0.55).encode(x=share_axis("low", titles.axis), x2="high")
    shape: dict[str, Any] = {}
    if several:
        shapes = [SHAPES[i % len(SHAPES)] for i in range(len(series))]
        shape["shape"] = alt.Shape("Kind:N", scale=alt.Scale(domain=series, range=shapes), legend=legend)
    firm = base.transform_filter("!datum.thin").mark_point(filled=True, size=70, opacity=1)
    hollow = base.transform_filter("datum.thin").mark_point(filled=False, size=70, opacity=1, strokeWidth=2)
    # A layer without marks would be an image without a name to a screen reader.
    kinds = [hollow if thin else firm for thin in sorted({dot.thin for dot in told})]
    points = [kind.encode(x="share:Q", **shape) for kind in kinds]
    finished: alt.LayerChart = finish(
        alt.LayerChart(layer=[lines, *points]).properties(
            width="container", height=alt.Step(_step(len(series) if side_by_side else 1))
        ),
        titles.title,
        wrapped(*_interval_notes(titles, told)),
        f"{titles.behind}. "
        + " ".join(f"{r['Row']}, {r['Kind']}: {r['Share']}, {r['Adverts']} adverts." for r in rows),
    )
    return finished


def _interval_notes(titles: Titles, told: Sequence[Dot]) -> list[str]:
    notes = [titles.behind + "; lines are 95 % intervals"]
    if any(dot.thin for dot in told):
        notes.append("Hollow: fewer than 50 adverts, a wide interval")
    return notes


def _in_order(kinds: Iterable[str], colours: Mapping[str, str]) -> list[str]:
    """Return the kinds that have a colour of their own in its order, after the others."""
    named = list(colours)
    return sorted(dict.fromkeys(kinds), key=lambda kind: named.index(kind) if kind in named else -1)


def _step(series: int) -> int:
    """Return the height of one dot's line so that a row of many series stays legible and one of few low."""
    return {0: 28, 1: 28, 2: 14, 3: 11}.get(series, 9)


@dataclass(frozen=True, slots=True)
class Change:
    """How far a share moved over the months of one source, with its 95 % interval and the verdict."""

    label: str
    change: float
    low: float
    high: float
    signal: bool
    n_asking: int
    n_employers: int


def change_chart(changes: Sequence[Change], titles: Titles) -> alt.LayerChart:
    """Return the change of each share in points with its 95 % interval: signals filled, noise hollow."""
    import altair as alt

    rows = [
        {
            "Row": c.label,
            "Verdict": SIGNAL if c.signal else NOISE,
            "change": c.change * 100,
            "low": c.low * 100,
            "high": c.high * 100,
            "Change": f"{c.change * 100:+.1f} points ({c.low * 100:+.1f} to {c.high * 100:+.1f})",
            "Adverts asking": f"{c.n_asking:,}",
            "Employers": f"{c.n_employers:,}",
        }
        for c in changes
    ]
    verdicts = [v for v in (SIGNAL, NOISE) if any(r["Verdict"] == v for r in rows)]
    scale = alt.Scale(domain=verdicts, range=[SIGNAL_COLOURS[v] for v in verdicts])
    base = alt.Chart(inline(rows)).encode(
        y=alt.Y("Row:N", sort=[c.label for c in changes], axis=row_axis()),
        color=alt.Color("Verdict:N", scale=scale),
        tooltip=tips("Row", "Verdict", "Change", "Adverts asking", "Employers"),
    )
    axis = alt.Axis(title=titles.axis, tickCount=6, format="+d")
    lines = base.mark_rule(strokeWidth=2.5, opacity=0.55).encode(x=alt.X("low:Q", axis=axis), x2="high")
    signal = base.transform_filter(f"datum.Verdict == '{SIGNAL}'").mark_point(filled=True, size=80, opacity=1)
    noise = base.transform_filter(f"datum.Verdict == '{NOISE}'").mark_point(
        filled=False, size=70, strokeWidth=2, opacity=1
    )
    nought = alt.Chart(inline([{"at": 0}])).mark_rule(color=NEUTRAL, strokeDash=[4, 3]).encode(x="at:Q")
    finished: alt.LayerChart = finish(
        layered(
            (nought, True),
            (lines, True),
            (signal.encode(x="change:Q"), SIGNAL in verdicts),
            (noise.encode(x="change:Q"), NOISE in verdicts),
        ).properties(width="container", height=alt.Step(28)),
        titles.title,
        wrapped(titles.behind, "Filled: a signal; hollow: not distinguishable from noise"),
        f"{titles.behind}. " + " ".join(f"{r['Row']}: {r['Change']}, {r['Verdict']}." for r in rows),
    )
    return finished


@dataclass(frozen=True, slots=True)
class Together:
    """How many times as often a thing is asked where another one is, with its 95 % interval.

    `given` is its share where the other is asked, `overall` its share in all adverts.
    """

    label: str
    lift: float
    low: float
    high: float
    given: float
    overall: float
    n_both: int
    n_employers: int


def together_chart(pairs: Sequence[Together], titles: Titles) -> alt.LayerChart:
    """Return, per thing, how many times as often it is asked, and its two shares in words."""
    import altair as alt

    rows = [
        {
            "Row": p.label,
            "lift": p.lift,
            "low": p.low,
            "high": p.high,
            "Times as often": f"{p.lift:.1f} ({p.low:.1f} to {p.high:.1f})",
            "Where it is asked": w.percent(p.given),
            "In all adverts": w.percent(p.overall),
            "said": f"{w.percent(p.given)} against {w.percent(p.overall)}",
            "Adverts asking both": f"{p.n_both:,}",
            "Employers": f"{p.n_employers:,}",
        }
        for p in pairs
    ]
    base = alt.Chart(inline(rows)).encode(
        y=alt.Y("Row:N", sort=[p.label for p in pairs], axis=row_axis()),
        tooltip=tips(
            "Row", "Times as often", "Where it is asked", "In all adverts", "Adverts asking both", "Employers"
        ),
    )
    axis = alt.Axis(title=titles.axis, tickCount=6)
    far = max((p.high for p in pairs), default=1.0)
    # Room for the words to the right of the longest line.
    scale = alt.Scale(domain=[min(1.0, *(p.low for p in pairs)), far + 0.45 * (far - 1)], nice=False)
    lines = base.mark_rule(strokeWidth=2.5, opacity=0.55, color=PAY).encode(
        x=alt.X("low:Q", axis=axis, scale=scale), x2="high"
    )
    points = base.mark_point(filled=True, size=80, opacity=1, color=PAY).encode(x="lift:Q")
    said = base.mark_text(align="left", dx=8, fontSize=12, color=NEUTRAL).encode(x="high:Q", text="said:N")
    finished: alt.LayerChart = finish(
        (lines + points + said).properties(width="container", height=alt.Step(28)),
        titles.title,
        wrapped(titles.behind + "; lines are 95 % intervals"),
        f"{titles.behind}. "
        + " ".join(f"{r['Row']}: {r['Times as often']} times as often, {r['said']}." for r in rows),
    )
    return finished
