"""What changed since a state that the client's file holds."""

from __future__ import annotations

import streamlit as st

from mlgap import coaching
from mlgap.ui import before_after, saved_states
from mlgap.ui.coaching._desk import Desk

__all__ = ["change"]


def change(desk: Desk) -> None:
    """Draw what lies between a saved state, the last one at first, and the client's CV as it is now."""
    saved = coaching.saved_states(desk.client.session)
    if not saved:
        st.info("This is the first state of this client's CV. Save it: next time it is the one before.")
        return
    if desk.report is None:
        st.info(
            f"The last state is of {saved[0].created}. Give the client's CV of today to see what changed."
        )
        return
    place = 0
    if len(saved) > 1:
        place = st.selectbox(
            "Set beside the CV of today",
            range(len(saved)),
            format_func=lambda i: f"{saved[i].created} ({_which(i, len(saved))})",
            key=f"state_{desk.round}",
        )
    resources = desk.market.resources
    found = saved_states.between(desk.client.given, saved[place], desk.report, resources, desk.today)
    if found is None:
        return
    before_after.in_short(found, resources.vocabulary)
    with st.expander("By skill, with both lines", expanded=bool(found.changes)):
        before_after.by_skill(found, resources.vocabulary, desk.market.labels)
    with st.expander("By segment"):
        before_after.by_segment(found, resources.vocabulary)


def _which(place: int, of: int) -> str:
    return "last time" if place == 0 else "the first" if place == of - 1 else f"{place + 1} times ago"
