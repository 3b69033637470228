"""Before and after: two states of one CV, what the person changed told apart from what the market did."""

import streamlit as st

from mlgap import reports
from mlgap.ui import before_after, frame, saved_states, widgets

st.title("Before and after")
st.markdown(
    "Set a report that you saved earlier beside the CV as it is now. Both are read and counted again today, "
    "so that a change of the market is not taken for yours. Both must be of one person."
)
report, found = frame.two_states()
vocabulary, labels = frame.market().resources.vocabulary, frame.market().labels

if found is None:
    st.info(
        "No two states yet: save the report of a CV, and give it here when the CV has changed. "
        "*Data (JSON)* below every report on My gap is the same file."
    )
    saved_states.save_report(report)
else:
    before_after.in_short(found, vocabulary)
    st.header("By skill")
    before_after.by_skill(found, vocabulary, labels)
    st.header("By segment")
    before_after.by_segment(found, vocabulary)
    st.header("What this rests on")
    widgets.wide_table(reports.basis_rows(found), "basis")
    saved_states.downloads(found)
    saved_states.save_report(report)
