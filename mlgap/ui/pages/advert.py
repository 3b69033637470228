"""One advert: what it asks line by line, what in it is usual, and how its pay compares; or several."""

import streamlit as st

from mlgap import reports
from mlgap.ui import advert_view, frame

market = frame.market()

st.title("One advert")
st.markdown(
    "Paste or upload a posting, or several. Each is set against adverts of its own segment and role, and "
    "against your CV where you gave one. The role, level and region chosen elsewhere play no part."
)
adverts = frame.adverts()
if adverts is not None:
    advert_view.side_by_side(adverts)
    shown = advert_view.pick(adverts)
    if shown is not None:
        words = reports.words_for(market.labels)
        st.header("What it states")
        advert_view.table(reports.advert_facts(shown.report, words))

        st.header("Conditions it sets")
        st.caption("No skills: they count in no figure and in no step.")
        gates = reports.advert_gates(shown.report, words, shown.lines)
        advert_view.table(gates)
        if not gates:
            st.markdown("None was read.")

        st.header("What it asks, line by line")
        st.markdown(reports.reach_words(shown.report.reach))
        if adverts.profile is None:
            st.info("Give a CV on the page My gap to see how it stands to each of these.")
        if open_words := reports.not_shown_words(shown.report, words):
            st.markdown(open_words)
        advert_view.draw_asked(shown, adverts.profile, market.labels)

        st.header("What is usual in it")
        advert_view.draw_market(shown.report, market.labels)

        st.header("Its pay")
        advert_view.pay(shown.report)

        st.header("Keep this")
        advert_view.downloads(adverts, shown)
        st.caption(reports.ADVERT_RULE)
