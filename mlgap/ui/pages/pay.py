"""Pay: the bands that postings state: at a glance, by segment and level, and what stands beside them."""

import streamlit as st

from mlgap import pay_views, reports
from mlgap.ui import explain, frame, pay_sections

held = frame.held()
report, resources = held.drawn, held.market.resources
vocabulary, pay = resources.vocabulary, held.drawn.pay
old = pay is not None and reports.is_old(pay)

st.title("What postings offer")
frame.tell()
frame.choose_region(pay_views.regions(resources))
pay_sections.first_glance(held, old)
explain.words_here("band", "midpoint", "base-pay", "modelled", "borrowed", "back-off", key="pay")
st.markdown(
    "A band runs from the 10th to the 90th percentile of the **midpoints of posted base ranges**: what "
    "adverts state, not what people earn. " + pay_sections.NEVER_ASKED
)
pay_sections.segments(held, old)
pay_sections.levels(held)
if pay is not None:
    pay_sections.by_years(pay, vocabulary)
    pay_sections.skills(pay, held)
    pay_sections.others(pay, vocabulary)
    pay_sections.official(pay, vocabulary)
    pay_sections.how_sure(pay, pay.whole, vocabulary)
