"""What stands beneath the first glance, one part at a time: only the chosen one is drawn."""

from __future__ import annotations

from datetime import date

import streamlit as st

from mlgap.cohorts import CohortPicture
from mlgap.ui.cohort import _earlier, _keep, _programme, _skills
from mlgap.ui.cohort_state import CohortState
from mlgap.ui.session import Market

__all__ = ["more"]

PARTS = {
    "skills": "By skill and segment",
    "modules": "By module",
    "shared": "Shared lines",
    "earlier": "Start to end",
    "keep": "Files and sheets",
}


def more(state: CohortState, picture: CohortPicture, market: Market, today: date) -> None:
    """Draw the choice of a part, and the part chosen."""
    if not picture.n_read:
        return
    st.header("In depth")
    parts = [p for p in PARTS if picture.counted or p == "keep"]
    part = st.segmented_control(
        "Part of the cohort's figures",
        parts,
        default="skills" if picture.counted else "keep",
        required=True,
        format_func=lambda id_: PARTS[id_],
        label_visibility="collapsed",
        key="cohort_part",
    )
    resources, labels = market.resources, market.labels
    if part == "skills":
        _skills.skills(picture, market)
    elif part == "modules":
        _programme.draw(state, picture, resources, labels)
    elif part == "shared":
        _skills.shared_lines(picture, labels)
    elif part == "earlier":
        _earlier.draw(state, picture, labels)
    else:
        if picture.counted:
            _keep.figures(picture, state.compared)
        _keep.sheets(state, resources, today)
