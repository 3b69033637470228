"""CV check: what was looked for in the CV's own text, and what each line of work says beyond its task."""

import streamlit as st

from mlgap import reports
from mlgap.ui import check_cards, frame, widgets

held = frame.held()
report, vocabulary = held.glance, held.market.resources.vocabulary

st.title("What your CV's wording shows")
frame.tell()
st.markdown(reports.CHECKS_RULE)

st.header("The CV as a whole")
checks = sorted(report.checks, key=lambda check: (check.state != "notice", reports.needs_nothing(check)))
widgets.grid([check_cards.check_card(check, report.profile, vocabulary) for check in checks])

st.header("Your lines of work")
bullets = widgets.choose_bullets(report.bullets)
if bullets:
    st.caption("A figure for what came of it, words of running it for real, and the tools: none is a must.")
    widgets.grid([check_cards.bullet_card(bullet, report.profile, held.market.labels) for bullet in bullets])
elif report.bullets:
    st.info("Each line of work says what it could be asked for.")
else:
    st.info("No line of work was read, so there is none to check: see the text on the page Evidence.")
