"""The page Plan: its parts, of which only the chosen one is computed."""

import streamlit as st

from mlgap.ui.plan._interview import draw as draw_interview
from mlgap.ui.plan._roles import draw as draw_roles
from mlgap.ui.plan._steps import draw as draw_steps
from mlgap.ui.plan._view import View
from mlgap.ui.plan._what_if import draw as draw_what_if
from mlgap.ui.plan._wording import draw as draw_wording

__all__ = ["PARTS", "View", "choose_part"]

PARTS = {
    "Steps": draw_steps,
    "What if": draw_what_if,
    "Roles and segments": draw_roles,
    "Interview": draw_interview,
    "Wording": draw_wording,
}


def choose_part() -> str:
    """Draw the choice of a part; a guided visit may have set it beforehand."""
    if st.session_state.get("plan_part") not in PARTS:
        st.session_state["plan_part"] = "Steps"
    chosen = st.segmented_control(
        "Part of the plan", list(PARTS), required=True, label_visibility="collapsed", key="plan_part"
    )
    return chosen or "Steps"
