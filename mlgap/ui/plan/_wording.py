"""The part "Wording": which of a segment's terms each line meets, and which true ones it lacks."""

from __future__ import annotations

import streamlit as st

from mlgap.ui import widgets
from mlgap.ui.plan._cards import wording_card
from mlgap.ui.plan._view import View

__all__ = ["draw"]

RULE = (
    "This never writes experience: a term is offered only where this very line already names a kind of it, "
    "spells it otherwise, or reads as if it were it. Use it only where it is what you did."
)


def draw(view: View) -> None:
    """Draw the lines that could use another true term, or all lines."""
    widgets.segment_notes(view.plan.segment)
    st.markdown(RULE)
    found = view.wording
    sides = {"Could use another term": [w for w in found if w.lacking], "All lines": list(found)}
    side = st.segmented_control(
        "Which lines",
        list(sides),
        default="Could use another term",
        required=True,
        format_func=lambda name: f"{name} ({len(sides[name])})",
        label_visibility="collapsed",
        key="plan_wording_side",
    )
    lines = sides[side or "Could use another term"]
    if lines:
        widgets.grid([wording_card(line, view.profile, view.labels) for line in lines])
    elif found:
        st.info("Each line already uses the terms of these adverts.")
    else:
        st.info("No line of work names or shows something that is asked here.")
