"""The part "Roles and segments": the grid, what segments really screen for, and ways in."""

from __future__ import annotations

import streamlit as st

from mlgap import plan_views, reports
from mlgap.ui import widgets, words
from mlgap.ui.plan._cards import path_card, screen_card
from mlgap.ui.plan._view import View

__all__ = ["draw"]


def draw(view: View) -> None:
    """Draw roles by segments, then what stands behind a segment's adverts, then ways in."""
    st.header("Which role, in which segment")
    with st.spinner("Counting each role in each segment (once per level and region)"):
        whole = view.grid
    grid = reports.told_cells(whole, view.held.market.segments)
    if grid:
        _grid(grid, view)
    else:
        st.info("No role has enough adverts in these segments. Choose a wider region or more segments.")
    st.header("What a segment really screens for")
    _screens(view)
    st.header("Ways in, and for whom they are open")
    st.markdown(
        "A way in is open where your CV's own lines, titles and years meet one of the backgrounds below. "
        "Where they do not, that says what was read, not what you could do."
    )
    open_first = sorted(view.paths, key=lambda path: not path.open)
    widgets.grid([path_card(path, view.profile, view.vocabulary) for path in open_first])


def _grid(grid: tuple[plan_views.GridCell, ...], view: View) -> None:
    for sentence in reports.grid_sentences(grid, view.labels, view.vocabulary):
        st.markdown(sentence)
    widgets.figure(
        widgets.drawable(reports.grid_chart(grid, view.labels, view.vocabulary)),
        reports.grid_table(grid, view.labels, view.vocabulary),
        key="grid",
    )
    st.caption(
        f"{words.window_words(view.whole.demand.window)}. A cell of fewer than {plan_views.THIN_ADVERTS} "
        "adverts has no figure of its own; those of fewer than 50 adverts swing with each one."
    )


def _screens(view: View) -> None:
    found = view.screens
    shown = view.held.market.segments if view.segment == plan_views.ALL else (view.segment,)
    readings = [found[s] for s in shown if s in found]
    if not readings:
        st.info("We have nothing checked to say of this segment beyond its figures.")
        return
    statements = view.held.market.statements
    alone = len(readings) == 1
    widgets.grid([screen_card(r, view.vocabulary, view.labels, statements, unfolded=alone) for r in readings])
