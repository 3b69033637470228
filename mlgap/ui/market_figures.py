"""How the market page draws a figure: the question, the chart, its files, what it rests on, its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path

import streamlit as st

from mlgap import reports
from mlgap.ui import widgets

__all__ = ["draw", "prepare"]

SAVER = Path(__file__).parent / "save_chart.html"
PICTURES = (("PNG", "png"), ("SVG", "svg"))


def prepare() -> None:
    """Put the few lines into the page that save a chart as a picture, within the browser."""
    st.html(SAVER, unsafe_allow_javascript=True)


def draw(figure: reports.MarketFigure, context: Mapping[str, str], parts: Sequence[str]) -> None:
    """Draw one figure; `context` stands in each row of its CSV, `parts` in the names of its files."""
    with st.container(key=f"question_{figure.key}"):
        st.header(figure.question)
    st.markdown(figure.reading)
    if figure.chart is None or figure.table is None:
        st.info(figure.empty, icon=":material/search_off:")
        return
    with st.container(key=f"figure_{figure.key}"):
        st.html('<p class="swipe">Swipe the chart sideways to see all of it.</p>')
        st.vega_lite_chart(widgets.drawable(figure.chart), width="stretch", key=f"chart_{figure.key}")
    st.caption(" ".join((figure.behind, *figure.notes)))
    _files(figure, context, reports.file_stem(("mlgap", figure.key, *parts)))
    with st.expander("The same figures as a table", icon=":material/table:"):
        st.table(figure.table, hide_index=True)


def _files(figure: reports.MarketFigure, context: Mapping[str, str], stem: str) -> None:
    foot = f"mlgap · snapshot {context['snapshot']} · adverts in our sample, not openings"
    with st.container(horizontal=True, key=f"files_{figure.key}", vertical_alignment="center"):
        st.download_button(
            "CSV",
            partial(reports.csv_bytes, figure.rows, context),
            file_name=f"{stem}.csv",
            mime="text/csv",
            key=f"csv_{figure.key}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
            help="The figures of this chart, with what they rest on in every row",
        )
        buttons = "".join(
            f'<button type="button" class="save" data-save="{kind}" data-figure="{escape(figure.key)}" '
            f'data-name="{escape(stem)}" data-foot="{escape(foot)}" '
            f'aria-label="{label} of the chart: {escape(figure.question)}">{label}</button>'
            for label, kind in PICTURES
        )
        st.html(f'<div class="saves">{buttons}</div>', width="content")
