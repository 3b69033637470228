"""The app: `streamlit run app.py`."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from mlgap.ui import frame

UI = Path(__file__).parent / "mlgap" / "ui"
PAGES = UI / "pages"

st.set_page_config(page_title="mlgap", page_icon=UI / "mark.svg", layout="wide")
person = [
    st.Page(PAGES / "my_gap.py", title="My gap", icon=":material/difference:", default=True),
    st.Page(PAGES / "plan.py", title="Plan", icon=":material/checklist:"),
    st.Page(PAGES / "evidence.py", title="Evidence", icon=":material/format_quote:"),
    st.Page(PAGES / "cv_check.py", title="CV check", icon=":material/rule:"),
    st.Page(PAGES / "pay.py", title="Pay", icon=":material/payments:"),
    st.Page(PAGES / "compare.py", title="Before and after", icon=":material/compare_arrows:"),
    st.Page(PAGES / "advert.py", title="One advert", icon=":material/contract:"),
    st.Page(PAGES / "market.py", title="Market", icon=":material/storefront:"),
    st.Page(PAGES / "claims.py", title="Claims, checked", icon=":material/fact_check:"),
    st.Page(PAGES / "method.py", title="Method and data", icon=":material/menu_book:"),
]
# Pages of coaches and bootcamps stand behind one word of the bar: twelve side by side would not fit it.
coaches: list[Page] = [
    st.Page(PAGES / "coaching.py", title="Coaching", icon=":material/edit_note:"),
    st.Page(PAGES / "cohort.py", title="Cohort", icon=":material/groups:"),
]
pages = [*person, *coaches]
page = st.navigation({"": person, "For coaches": coaches} if coaches else person, position="top")
frame.render(
    page.run,
    pages,
    needs_cv=page.title in {"My gap", "Plan", "Evidence", "CV check", "Pay"},
    own_choices=page.title
    in {"One advert", "Before and after", "Coaching", "Cohort", "Market", "Claims, checked"},
)
