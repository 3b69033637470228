"""Cohort: what the CVs of a group can show of what early-career adverts ask; nothing about one person."""

from datetime import date

import streamlit as st

from mlgap.ui import cohort, frame

state = frame.cohort()
cohort.pitch()
cohort.why_no_ranking()
market, today = frame.market(), date.today()
if state.reading and not state.stopped:
    cohort.read(state)
elif not (state.found or state.reading):
    cohort.ask(state, market.resources, today)
else:
    if cohort.what_was_read(state, market.resources, today):
        frame.forget_cohort()
    if not state.reading:
        cohort.choose_part(state)
        with st.spinner("Counting what the cohort can show"):
            picture = state.picture(market.resources, today)
        cohort.glance(picture, market)
        cohort.more(state, picture, market, today)
