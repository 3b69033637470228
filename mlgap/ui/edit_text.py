"""Mending the text that was read, and going back to what it was."""

from __future__ import annotations

import streamlit as st

from mlgap.cv_text import CvText

__all__ = ["ask", "ask_back", "switch"]

HEIGHT = 520
"""Pixels: a long CV scrolls within its box."""


def switch(round_: int) -> bool:
    """Draw the switch that opens the text for editing, and return whether it is on."""
    return st.toggle(
        "Edit the text",
        key=f"edit_{round_}",
        help="Where lines are out of order, words are glued or letters were misread, mend them.",
    )


def ask(cv: CvText, round_: int) -> str | None:
    """Draw the text to be edited, and return it once it shall be read; None until then."""
    with st.form(f"edit_form_{round_}"):
        text = st.text_area("Your CV's text", cv.read.text, height=HEIGHT, key=f"edited_{round_}")
        st.caption(
            "One line each for a heading, a job and a point. Names and contacts stand here as in your CV, so "
            "that you can mend them; they are masked again before anything else reads the text."
        )
        if st.form_submit_button("Read the edited text", type="primary", key=f"read_edited_{round_}"):
            return text
    return None


def ask_back(before_edit: CvText | None) -> bool:
    """Draw, where the text was edited, the way back; True where that is asked for."""
    if before_edit is None:
        return False
    return st.button("Back to the text as it was read", icon=":material/undo:", key="undo_edits")
