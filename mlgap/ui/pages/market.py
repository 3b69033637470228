"""Market: what the sample of adverts holds, for the role, level and region chosen."""

import streamlit as st

from mlgap import pipeline, reports
from mlgap.ui import frame, widgets, words

market = frame.market()
resources, vocabulary = market.resources, market.resources.vocabulary
overview = frame.market_overview()

st.title("The market in this sample")
st.markdown(
    f"{words.cell_words(market.cell, vocabulary)}, {words.window_words(overview.window)}. Counts are adverts "
    "in our sample, never openings."
)
widgets.market_counts(overview)
if words.support(overview.n_adverts):
    st.warning(words.support(overview.n_adverts), icon=":material/data_alert:")

st.header("What each segment asks for")
segments = market.segments if market.chosen else widgets.without_parts(market.segments, vocabulary)
demands = widgets.choose_demands(overview, segments, resources.taxonomy, vocabulary)
widgets.figure(
    reports.demand_dots(demands, market.labels, vocabulary),
    reports.demand_table(demands, market.labels, vocabulary),
    key="demand",
)

st.header("Adverts and employers per segment")
st.table(widgets.segment_rows(overview, vocabulary), hide_index=True)
st.caption("Consulting, staffing and unclear employers stand apart and are in no other segment's figure.")

st.header("Adverts over time")
widgets.figure(
    reports.adverts_over_time(overview.by_month, overview.window),
    reports.adverts_table(overview.by_month),
    key="months",
)
st.caption("The number of adverts follows how much was collected, not how many jobs there were.")

st.header("Which segment is an employer in?")
employer = st.text_input("Employer", placeholder="An employer's name")
if employer.strip():
    segment, basis = pipeline.segment_of_employer(employer, resources)
    widgets.employer_answer(employer, segment, basis, vocabulary)
