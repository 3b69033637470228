"""Market: what the sample of adverts holds, for the role, level, region, months and source chosen."""

import streamlit as st

from mlgap import pipeline
from mlgap.ui import employer_lookup, explain, frame, market_figures, market_filters, market_sections

market = frame.market()

st.title("The market in this sample")
st.markdown(
    "What adverts ask and offer, and how sure that is. All counts are **adverts in our sample, never "
    "openings**: they follow what was collected. Every figure stands with its adverts, employers, months "
    "and interval, and can be kept."
)
explain.words_here(
    "advert", "segment", "asked", "required", "lift", "interval", "pooled", "back-off", key="market"
)
choice = frame.choose_market()
st.caption(" · ".join(market_filters.whose(choice, market.resources)))
section = market_filters.choose_section(list(market_sections.SECTIONS))
market_figures.prepare()
market_sections.draw(section, choice, market.resources, market.labels)

st.header("Which segment is an employer in?")
employer = st.text_input("Employer", placeholder="An employer's name")
if employer.strip():
    employer_lookup.employer_answer(pipeline.employer_answer(employer), market.resources.vocabulary)

frame.own_postings()
