"""Before and after: two states of one CV, what the person changed told apart from what the market did."""

import streamlit as st

from mlgap import reports
from mlgap.ui import frame, saved_states, widgets

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
    yours, market = st.columns(2)
    with yours, st.container(border=True, key="by_person"):
        st.subheader("What changed in the CV")
        st.markdown(reports.person_words(found))
    with market, st.container(border=True, key="by_market"):
        st.subheader("What changed without you")
        st.markdown(reports.market_words(found))
    st.caption(reports.part_words(found, vocabulary))
    if lost := reports.not_counted_words(found):
        st.info(lost)

    st.header("By skill")
    st.caption(reports.BEFORE_AFTER_RULE)
    changes = reports.alike_changes(reports.change_order(found.changes, labels))
    if changes:
        widgets.grid([saved_states.change_card(alike, labels, vocabulary) for alike in changes])
        with st.expander("What the marks mean"):
            widgets.definitions(
                "Mark", {reports.KIND[kind]: said for kind, said in reports.KIND_MEANING.items()}
            )
    else:
        st.info("No skill differs.")

    st.header("By segment")
    st.markdown("**Of the things most asked** (by at least 20 % of the adverts), those that the CV shows:")
    widgets.wide_table(reports.segment_rows(found, vocabulary), "by_segment")
    st.markdown("**Adverts within reach**: all but at most one of their required skills are shown.")
    widgets.wide_table(reports.reach_rows(found, vocabulary), "reach")
    if statuses := reports.status_rows(found):
        with st.expander(f"Things asked whose status differs: {len(statuses)}"):
            widgets.wide_table(statuses, "statuses")

    st.header("What this rests on")
    widgets.wide_table(reports.basis_rows(found), "basis")
    saved_states.downloads(found)
    saved_states.save_report(report)
