"""Charts of the market page that count adverts, and those over months: bars, and points with intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mlgap.reports import _words as w
from mlgap.reports._charts import NEUTRAL, SEGMENT_COLOURS, finish, inline, tips
from mlgap.reports._market_charts import SHAPES, Titles, row_axis, wrapped

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True, slots=True)
class Month:
    """The share of one month: `share`, `low` and `high` are None where too few adverts stand behind it."""

    month: str
    series: str
    share: float | None
    low: float | None
    high: float | None
    n: int
    n_adverts: int
    n_employers: int


def count_bars(counts: Sequence[tuple[str, int, str]], titles: Titles) -> alt.LayerChart:
    """Return one bar per (label, adverts, kind), in the order given, with its count beside it."""
    import altair as alt

    rows = [{"Row": label, "n": n, "Kind": kind, "Adverts": f"{n:,}"} for label, n, kind in counts]
    kinds = list(dict.fromkeys(kind for _, _, kind in counts))
    range_ = [SEGMENT_COLOURS[i % len(SEGMENT_COLOURS)] for i in range(len(kinds))]
    legend = alt.Legend(columns=2) if len(kinds) > 1 else None
    base = alt.Chart(inline(rows)).encode(
        y=alt.Y("Row:N", sort=[label for label, _, _ in counts], axis=row_axis()),
        x=alt.X("n:Q", axis=alt.Axis(title=titles.axis, tickCount=5, tickMinStep=1)),
        tooltip=tips("Row", "Kind", "Adverts"),
    )
    bars = base.mark_bar(height={"band": 0.7}, cornerRadius=2).encode(
        color=alt.Color("Kind:N", scale=alt.Scale(domain=kinds, range=range_), legend=legend)
    )
    said = base.mark_text(align="left", dx=6, fontSize=12, color=NEUTRAL).encode(text="Adverts:N")
    finished: alt.LayerChart = finish(
        (bars + said).properties(width="container", height=alt.Step(21)),
        titles.title,
        wrapped(titles.behind),
        f"{titles.behind}. " + " ".join(f"{r['Row']}, {r['Kind']}: {r['Adverts']}." for r in rows),
    )
    return finished


def month_bars(
    counts: Iterable[tuple[str, str, int]], titles: Titles, incomplete: Iterable[str] = ()
) -> alt.LayerChart:
    """Return adverts of the sample per month, stacked by source, from (month, source, adverts) triples."""
    import altair as alt

    partly, counts = set(incomplete), tuple(counts)
    total = sum(n for _, _, n in counts)
    rows: list[dict[str, Any]] = [
        {
            "Month": month,
            "Source": source,
            "n": n,
            "Adverts": f"{n:,}",
            "Collected": "in part" if month in partly else "in full",
            "mark": "*" if month in partly else "",
        }
        for month, source, n in counts
    ]
    sources = list(dict.fromkeys(row["Source"] for row in rows))
    range_ = [SEGMENT_COLOURS[i % len(SEGMENT_COLOURS)] for i in range(len(sources))]
    base = alt.Chart(inline(rows)).encode(x=_month_axis([row["Month"] for row in rows]))
    bars = base.mark_bar().encode(
        y=alt.Y("n:Q", axis=alt.Axis(title=titles.axis, tickCount=4)),
        color=alt.Color(
            "Source:N", scale=alt.Scale(domain=sources, range=range_), legend=alt.Legend(columns=2)
        ),
        opacity=alt.condition("datum.Collected == 'in part'", alt.value(0.45), alt.value(1)),
        tooltip=tips("Month", "Source", "Adverts", "Collected"),
    )
    marks = base.mark_text(dy=-6, fontSize=15, fontWeight="bold", color=NEUTRAL).encode(
        y="sum(n):Q", text="mark:N"
    )
    notes = [titles.behind]
    if partly:
        notes.append("Pale, with a star: a month that was collected only in part")
    finished: alt.LayerChart = finish(
        (bars + marks).properties(width="container", height=430),
        titles.title,
        wrapped(*notes),
        f"{titles.behind}. {total:,} adverts over {len({r['Month'] for r in rows})} months.",
    )
    return finished


def month_lines(months: Sequence[Month], titles: Titles) -> alt.LayerChart:
    """Return a share per month and series as points with intervals; months of too few adverts are gaps."""
    import altair as alt

    rows = _month_rows(months)
    series = list(dict.fromkeys(row["Kind"] for row in rows))
    range_ = [SEGMENT_COLOURS[i % len(SEGMENT_COLOURS)] for i in range(len(series))]
    shapes = [SHAPES[i % len(SHAPES)] for i in range(len(series))]
    legend = alt.Legend(columns=3)
    base = alt.Chart(inline(rows)).encode(
        x=_month_axis([m.month for m in months]),
        xOffset=alt.XOffset("Kind:N", sort=series),
        color=alt.Color("Kind:N", scale=alt.Scale(domain=series, range=range_), legend=legend),
        tooltip=tips("Month", "Kind", "Share", "Adverts counted", "Adverts", "Employers"),
    )
    lines = base.mark_rule(strokeWidth=2, opacity=0.5).encode(
        y=alt.Y(
            "low:Q", axis=alt.Axis(format="%", title=titles.axis, tickCount=5), scale=alt.Scale(domainMin=0)
        ),
        y2="high",
    )
    points = base.mark_point(size=60, opacity=1, filled=True).encode(
        y="share:Q",
        shape=alt.Shape("Kind:N", scale=alt.Scale(domain=series, range=shapes), legend=legend),
    )
    finished: alt.LayerChart = finish(
        (lines + points).properties(width="container", height=340),
        titles.title,
        wrapped(titles.behind + "; lines are 95 % intervals", "Months of fewer than 5 adverts are left out"),
        f"{titles.behind}. "
        + " ".join(f"{r['Month']}, {r['Kind']}: {r['Share']}, {r['Adverts']} adverts." for r in rows),
    )
    return finished


def _month_rows(months: Sequence[Month]) -> list[dict[str, Any]]:
    return [
        {
            "Month": m.month,
            "Kind": m.series,
            "share": m.share,
            "low": m.low,
            "high": m.high,
            "thin": m.n_adverts < w.FEW_BELOW,
            "Share": w.interval(m.share, m.low, m.high),
            "Adverts counted": f"{m.n:,}",
            "Adverts": f"{m.n_adverts:,}",
            "Employers": f"{m.n_employers:,}",
        }
        for m in months
        if m.share is not None and m.low is not None and m.high is not None
    ]


def _month_axis(found: Sequence[str]) -> Any:
    """Return an axis of every calendar month between the first and the last, so that a hole is a hole."""
    import altair as alt

    first, last = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (min(found), max(found)))
    calendar = [f"{n // 12}-{n % 12 + 1:02}" for n in range(first, last + 1)]
    return alt.X(
        "Month:O",
        scale=alt.Scale(domain=calendar),
        axis=alt.Axis(title=None, labelAngle=-60, labelOverlap=True, grid=False),
    )
