"""Plan: what to do first and why, what it would change, and how to prepare for what is asked."""

import streamlit as st

from mlgap.ui import explain, frame, words
from mlgap.ui.plan import PARTS, View, choose_part

held = frame.held()

st.title("From gap to plan")
st.markdown(
    f"{words.cell_words(held.glance.cell, held.market.resources.vocabulary)}. What to do first, what that "
    "rests on and what it would change, counted over adverts in our sample. No step is a promise."
)
frame.tell()
explain.words_here(
    "step", "effort", "reach", "judged", "required", "interval", "steady", "what-if", key="plan"
)
view = View.choose(held)
PARTS[choose_part()](view)
