"""Pay: the bands that postings state, per segment."""

import streamlit as st

from mlgap import reports
from mlgap.ui import cards, frame, widgets, words

held = frame.held()
report, vocabulary = held.drawn, held.market.resources.vocabulary

st.title("What postings offer")
frame.tell()
st.markdown(
    f"{words.cell_words(report.cell, vocabulary)}. A band runs from the 10th to the 90th percentile of the "
    "**midpoints of posted base ranges**: what adverts state, not what people earn. Bonus and equity are "
    "left out."
)
widgets.figure(reports.band_chart(report, vocabulary), reports.band_table(report, vocabulary), key="bands")
st.header("What each band rests on")
widgets.grid([cards.band_card(segment, vocabulary) for segment in report.segments])
st.caption(
    "Posted ranges exist mostly where the law asks for them, and employers who post them differ from those "
    "who do not. Where a band was widened, it is said which choice was dropped; a grey, hollow one is that "
    "of all segments together, without consultancies, recruiters and employers of unclear segment."
)
