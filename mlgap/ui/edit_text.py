"""Mending the text that was read, and going back to what it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from mlgap.cv_text import CvText

__all__ = ["ask", "ask_back", "say_unread", "switch"]

HEIGHT = 520
"""Pixels: a long CV scrolls within its box."""


def switch(round_: int, *, draft: bool) -> bool:
    """Draw the switch that opens the text for editing, and return whether it is on.

    Where there is a `draft`, it is on at first, so that whoever comes back finds what they typed.
    """
    key = f"edit_{round_}"
    st.session_state.setdefault(key, draft)
    return st.toggle(
        "Edit the text",
        key=key,
        help="Where lines are out of order, words are glued or letters were misread, mend them.",
    )


def ask(cv: CvText, round_: int, *, draft: str | None, keep: Callable[[str], None]) -> str | None:
    """Draw the text to be edited, and return it once it shall be read; None until then.

    What is typed is given to `keep` whenever the box is left: it stands in no form, whose words would be
    lost with the page.
    """
    key = f"edited_{round_}"
    st.session_state.setdefault(key, cv.read.text if draft is None else draft)
    text = st.text_area(
        "Your CV's text", height=HEIGHT, key=key, on_change=lambda: keep(st.session_state[key])
    )
    st.caption(
        "One line each for a heading, a job and a point. Names and contacts stand here as in your CV, so "
        "that you can mend them; they are masked again before anything else reads the text."
    )
    with st.container(horizontal=True, gap="small"):
        read = st.button("Read the edited text", type="primary", key=f"read_edited_{round_}")
        if draft is not None:
            st.button(
                "Take back what you typed",
                icon=":material/undo:",
                key="drop_draft",
                on_click=partial(_put_back, key, cv.read.text, keep),
            )
    return text if read else None


def _put_back(key: str, text: str, keep: Callable[[str], None]) -> None:
    st.session_state[key] = text
    keep(text)


def say_unread(draft: str | None) -> None:
    """Say, where something was typed and not read, that it is kept."""
    if draft is not None:
        st.info("What you typed is kept but not read yet: switch on *Edit the text* to go on with it.")


def ask_back(before_edit: CvText | None) -> bool:
    """Draw, where the text was edited, the way back; True where that is asked for."""
    if before_edit is None:
        return False
    return st.button("Back to the text as it was read", icon=":material/undo:", key="undo_edits")
