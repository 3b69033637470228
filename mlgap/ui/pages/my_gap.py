"""My gap: where the CV stands with each kind of employer, and what to do first."""

import streamlit as st

from mlgap import reports
from mlgap.ui import cards, explain, frame, glances, my_employer, notices, widgets

held = frame.held()
report, profile = held.drawn, held.profile
vocabulary = held.market.resources.vocabulary
labels, statements = held.market.labels, held.market.statements

st.title("Where you stand")
st.markdown(glances.compared_with(report, vocabulary))
if notices.come_first(held):
    frame.tell()
glances.draw(held)
with st.container(horizontal=True, gap="small", key="about_glances"):
    my_employer.ask(report.segments, vocabulary)
    explain.words_here(
        "segment", "most-asked", "production", "reach", "interval", "sample-size", "midpoint", key="glances"
    )
if not notices.come_first(held):
    frame.tell()

st.header("Where the gaps lie")
explain.words_here(
    "production", "lifecycle", "cloud", "containers", "delivery", "serving", "monitoring", key="areas"
)
glances.by_area(report, vocabulary)
with st.container(key="wide_screen_areas"):
    widgets.figure(
        held.chart("standing", lambda: reports.standing_heatmap(report, vocabulary)),
        reports.standing_table(report, vocabulary),
        key="standing",
    )

st.header("One segment, item by item")
explain.words_here(
    "shown", "listed", "described", "adjacent", "missing", "asked", "required", "lift", key="gaps"
)
segment = widgets.pick_segment(report.segments, vocabulary)
widgets.segment_notes(segment)
if segment.gaps:
    gaps = widgets.choose_gaps(segment)
    widgets.grid([cards.gap_card(gap, profile, vocabulary, labels, statements) for gap in gaps])
    widgets.figure(
        held.chart("gap", lambda: reports.gap_intervals(segment, labels, vocabulary), segment.segment),
        reports.gap_table(segment, labels, vocabulary, profile=profile),
        key="gaps",
        fits=True,
    )
widgets.gates(segment, vocabulary)

st.header("Which role you are nearest to")
widgets.figure(
    held.chart("role", lambda: reports.role_chart(report, vocabulary)),
    reports.role_table(report, vocabulary),
    key="roles",
    fits=True,
)

st.header("Keep this")
widgets.downloads(held.report_later())
