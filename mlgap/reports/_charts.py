"""Altair charts of a report and of the market: values in, specs out, legible on light and dark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from mlgap.reports import _words as w
from mlgap.reports._tables import shown_gaps, standing_areas
from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.types import Gap, GapReport, SegmentReport
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    import altair as alt

_Drawn = TypeVar("_Drawn", "alt.Chart", "alt.LayerChart")

# Searched for, near the hues of Okabe and Ito: at least 3 : 1 on the grounds of both themes, and as far apart
# as that allows to people with and without colour blindness. Each status has a shape too, so that colour is
# never the only sign. A test computes both.
STATUS_COLOURS: Mapping[str, str] = {
    "shown": "#27a561",
    "listed": "#b88608",
    "described": "#2e57ea",
    "adjacent": "#da46c0",
    "missing": "#646669",
}
STATUS_SHAPES: Mapping[str, str] = {
    "shown": "circle",
    "listed": "square",
    "described": "triangle-up",
    "adjacent": "diamond",
    "missing": "cross",
}
SEGMENT_COLOURS = ("#267fe6", "#c97f0f", "#19a46f", "#90518c", "#7c4eb3", "#cb1d12", "#8f9192", "#5e7e30")
NEUTRAL = "#7b8794"
PAY = "#1f97e5"
_HEAT = ("#b9c8d2", "#93b8d0", "#5f9cc4", "#23719f", "#0b4a70")
INK = "#000000"
LIGHT_INK_ABOVE = 0.68
"""The part shown above which figures in a cell are white: below it they would fall short of 4.5 : 1."""
_LABEL_WIDTH = 230
LEGEND_COLUMNS = "width < 400 ? 1 : 9"
"""On a narrow screen the names of a legend stand one below the other, so that none is cut off."""


def finish(chart: _Drawn, title: str, subtitle: str | list[str], description: str) -> _Drawn:
    """Return `chart` with its title, its description for screen readers and the look all charts share."""
    finished: _Drawn = (
        chart.properties(
            title={"text": title, "subtitle": subtitle, "anchor": "start"},
            description=description,
            background="transparent",
        )
        .configure_view(stroke=None)
        .configure_axis(labelLimit=_LABEL_WIDTH, grid=True, gridOpacity=0.35, domain=False, ticks=False)
        # Marks of the first and last row stand beside their labels only where these are not drawn inwards.
        .configure_axisY(labelFlush=False)
        .configure_title(fontSize=15, subtitleFontSize=12, subtitleColor=NEUTRAL, offset=12)
        .configure_legend(
            title=None, orient="top", labelLimit=220, symbolSize=90, columns={"expr": LEGEND_COLUMNS}
        )
    )
    return finished


def layered(*drawn: tuple[Any, bool]) -> alt.LayerChart:
    """Return the layers that have marks: one without is an image without a name to a screen reader."""
    import altair as alt

    return alt.LayerChart(layer=[layer for layer, has_marks in drawn if has_marks])


def tips(*fields: str) -> list[Any]:
    """Return tooltips of fields that hold words."""
    import altair as alt

    # Field names hold words for people; dots and brackets would be read as paths into nested data.
    return [alt.Tooltip(f"{name}:N", title=name) for name in fields]


def inline(rows: Iterable[Mapping[str, Any]]) -> Any:
    """Return rows as the data of a chart."""
    import altair as alt

    return alt.InlineData(values=[dict(row) for row in rows])


# --- my gap --------------------------------------------------------------------------------------


def standing_heatmap(report: GapReport, vocabulary: Vocabulary) -> alt.LayerChart:
    """Return segments by areas: colour is the part shown of the things most asked, text is "k/m"."""
    import altair as alt

    words = words_for({}, vocabulary)
    rows = [row for segment in report.segments for row in _heat_rows(report, segment, words)]
    base = alt.Chart(inline(rows)).encode(
        x=alt.X(
            "Area:N",
            sort=[words.area(a) for a in standing_areas(report, vocabulary)],
            axis=alt.Axis(
                orient="top", labelAngle=-30, title=None, labelLimit=190, labelOverlap=False, grid=False
            ),
        ),
        y=alt.Y(
            "Segment:N",
            sort=[_segment_label(s, words) for s in report.segments],
            axis=alt.Axis(title=None, labelLimit=300, grid=False),
        ),
        tooltip=tips("Segment", "Area", "Shown", "Adverts", "Employers", "Window", "Support"),
    )
    colour = alt.Color(
        "share:Q",
        scale=alt.Scale(domain=[0, 1], range=list(_HEAT)),
        legend=None,
    )
    cells = (
        base.transform_filter("datum.of > 0").mark_rect(cornerRadius=4, stroke="white", strokeOpacity=0.25)
    ).encode(color=colour)
    dark = alt.condition(
        f"datum.of > 0 && datum.share > {LIGHT_INK_ABOVE}", alt.value("#ffffff"), alt.value(INK)
    )
    text = (
        base.transform_filter("datum.of > 0")
        .mark_text(fontSize=13, fontWeight="bold")
        .encode(text="text:N", color=dark)
    )
    empty = base.transform_filter("datum.of == 0").mark_text(fontSize=11, color=NEUTRAL).encode(text="text:N")
    told, untold = any(row["of"] for row in rows), not all(row["of"] for row in rows)
    finished: alt.LayerChart = finish(
        layered((cells, told), (text, told), (empty, untold)).properties(
            width="container", height=alt.Step(36)
        ),
        "How many of the things most asked this CV shows",
        "k/m: shows k of the m things that at least 20 % of the adverts ask for; a dot: none such",
        "Table of employer segments by production area. "
        + " ".join(f"{r['Segment']}: {r['Area']} {r['Shown']}." for r in rows if r["area"] == "all"),
    )
    return finished


def _heat_rows(report: GapReport, segment: SegmentReport, words: Words) -> Iterable[dict[str, Any]]:
    by_area = {s.area: s for s in segment.standings}
    for area in standing_areas(report, words.vocabulary):
        standing = None if w.is_withheld(segment) else by_area.get(area)
        of = standing.of if standing else 0
        shown = standing.shown if standing else 0
        nothing = "withheld" if w.is_withheld(segment) else "·"
        yield {
            "Segment": _segment_label(segment, words),
            "area": area,
            "Area": words.area(area),
            "of": of,
            "share": shown / of if of else 0,
            "text": f"{shown}/{of}" if of else nothing,
            "Shown": f"{shown} of {of}"
            if of
            else "withheld"
            if w.is_withheld(segment)
            else "nothing most asked",
            "Adverts": f"{segment.n_adverts:,}",
            "Employers": f"{segment.n_employers:,}",
            "Window": w.window_words(segment.window),
            "Support": w.support(segment.n_adverts) or "50 adverts or more",
        }


def _segment_label(segment: SegmentReport, words: Words) -> str:
    note = w.support(segment.n_adverts)
    return f"{words.segment(segment.segment)} (n {segment.n_adverts:,}{', ' + note if note else ''})"


def gap_intervals(
    segment_report: SegmentReport, taxonomy: SkillNames, vocabulary: Vocabulary, top: int = 20
) -> alt.LayerChart:
    """Return the required share with its 95 % interval per thing, coloured by how the CV stands to it."""
    import altair as alt

    words = words_for(taxonomy, vocabulary)
    gaps = shown_gaps(segment_report, top)
    statuses = [s for s in vocabulary.ids["gap_status"] if any(g.status == s for g in gaps)]
    labels = [words.status(s) for s in statuses]
    colours = alt.Scale(domain=labels, range=[STATUS_COLOURS[s] for s in statuses])
    shapes = alt.Scale(domain=labels, range=[STATUS_SHAPES[s] for s in statuses])
    base = alt.Chart(inline(_gap_row(segment_report, gap, words) for gap in gaps)).encode(
        y=alt.Y("Asked for:N", sort=[words.skill(g.skill_id) for g in gaps], axis=alt.Axis(title=None)),
        color=alt.Color("Status:N", scale=colours),
        tooltip=tips(
            "Asked for",
            "Status",
            "Required",
            "Asked",
            "Adverts asking",
            "Adverts",
            "Employers",
            "Window",
            "Pooled",
            "Reader of adverts",
        ),
    )
    lines = base.mark_rule(strokeWidth=3, opacity=0.7).encode(
        x=share_axis("low", "Part of adverts that require it"), x2="high"
    )
    points = base.mark_point(filled=True, size=110, opacity=1).encode(
        x="share:Q", shape=alt.Shape("Status:N", scale=shapes)
    )
    label = words.segment(segment_report.segment)
    behind = w.counted(segment_report.n_adverts, segment_report.n_employers)
    finished: alt.LayerChart = finish(
        (lines + points).properties(width="container", height=alt.Step(24)),
        f"What {label} adverts require, and how this CV stands to it",
        f"{behind}, {w.window_words(segment_report.window)}; lines are 95 % intervals",
        f"{label}: {behind}. "
        + " ".join(
            f"{words.skill(g.skill_id)} {w.required_words(g.demand)}, {words.status(g.status)}." for g in gaps
        ),
    )
    return finished


def _gap_row(segment: SegmentReport, gap: Gap, words: Words) -> dict[str, Any]:
    return {
        "Asked for": words.skill(gap.skill_id),
        "Status": words.status(gap.status),
        "share": gap.demand.required,
        "low": gap.demand.required_low,
        "high": gap.demand.required_high,
        "Required": w.required_words(gap.demand),
        "Asked": w.asked_words(gap.demand),
        "Adverts asking": f"{gap.demand.n_asking:,}",
        "Adverts": f"{segment.n_adverts:,}",
        "Employers": f"{segment.n_employers:,}",
        "Window": w.window_words(segment.window),
        "Pooled": "yes, thin cell" if gap.demand.pooled else "no",
        "Reader of adverts": w.reader_words(gap.demand),
    }


def share_axis(field: str, title: str) -> Any:
    """Return a horizontal axis of shares from nought."""
    import altair as alt

    return alt.X(
        f"{field}:Q", axis=alt.Axis(format="%", title=title, tickCount=5), scale=alt.Scale(zero=True)
    )


def role_chart(report: GapReport, vocabulary: Vocabulary) -> alt.LayerChart:
    """Return, per role family, how many of the things it most asks for stand how in this CV."""
    import altair as alt

    words = words_for({}, vocabulary)
    roles = [r for r in report.roles if r.n_adverts >= w.WITHHELD_BELOW]
    statuses = vocabulary.ids["gap_status"]
    rows = [
        {
            "Role": words.role(role.role_family),
            "Status": words.status(status),
            "order": order,
            "Things": getattr(role.standing, status),
            "of": role.standing.of,
            "Shown": f"{role.standing.shown} of {role.standing.of}",
            "Adverts": f"{role.n_adverts:,}",
            "Employers": f"{role.n_employers:,}",
            "Widened": "; ".join(role.dropped) or "no",
        }
        for role in roles
        for order, status in enumerate(statuses)
    ]
    scale = alt.Scale(domain=[words.status(s) for s in statuses], range=[STATUS_COLOURS[s] for s in statuses])
    axis = alt.Axis(title="Things most asked", tickMinStep=1)
    base = alt.Chart(inline(rows)).encode(
        y=alt.Y("Role:N", sort=[words.role(r.role_family) for r in roles], axis=alt.Axis(title=None)),
        tooltip=tips("Role", "Status", "Things", "Shown", "Adverts", "Employers", "Widened"),
    )
    bars = base.mark_bar(height={"band": 0.7}, cornerRadius=2).encode(
        x=alt.X("Things:Q", axis=axis, stack="zero"),
        color=alt.Color("Status:N", scale=scale),
        order="order:O",
    )
    counts = (
        base.transform_filter("datum.order == 0")
        .mark_text(align="left", dx=6, fontSize=12, fontWeight="bold", color=NEUTRAL)
        .encode(x=alt.X("of:Q", axis=axis), text="Shown:N")
    )
    finished: alt.LayerChart = finish(
        (bars + counts).properties(width="container", height=alt.Step(26)),
        "What each role most asks for, and how this CV stands to it",
        [
            "k of m: shows k of the m things asked by at least 20 % of the role's adverts, over all segments",
            "Ordered by the part shown; roles of fewer than 50 adverts stand last",
        ],
        " ".join(
            f"{words.role(r.role_family)}: {w.shows(r.standing)}, {w.counted(r.n_adverts, r.n_employers)}."
            for r in roles
        ),
    )
    return finished
