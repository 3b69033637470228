"""The coach's notes: today's to write, those of earlier days to read."""

from __future__ import annotations

from html import escape

import streamlit as st

from mlgap import coaching
from mlgap.coaching import Note
from mlgap.ui.coaching._desk import Desk

__all__ = ["notes"]

HEIGHT = 180
"""Pixels."""
DAYS_IN_SIGHT = 2


def notes(desk: Desk) -> None:
    """Draw the note of today, kept whenever the box is left, and the notes before it, newest first."""
    client, key = desk.client, f"note_{desk.round}"
    st.session_state.setdefault(key, coaching.note_of(client.session, desk.today))

    def write() -> None:
        text = st.session_state[key]
        client.change(lambda session: coaching.with_note(session, desk.today, text))

    st.text_area(
        f"Notes of today ({desk.today.isoformat()})",
        height=HEIGHT,
        max_chars=coaching.LONGEST_NOTE,
        key=key,
        on_change=write,
        placeholder="What you talked about. No names of people are needed.",
    )
    earlier = [note for note in reversed(client.session.notes) if note.day != desk.today.isoformat()]
    for note in earlier[:DAYS_IN_SIGHT]:
        _show(note, desk)
    if earlier[DAYS_IN_SIGHT:]:
        with st.expander(f"{len(earlier) - DAYS_IN_SIGHT} notes before these"):
            for note in earlier[DAYS_IN_SIGHT:]:
                _show(note, desk)


def _show(note: Note, desk: Desk) -> None:
    st.html(f'<section class="coach-note"><h3>{escape(note.day)}</h3><p>{escape(note.text)}</p></section>')
    with st.popover("Remove", type="tertiary", key=f"note_of_{note.day}_{desk.round}"):
        st.markdown(f"Remove the note of {note.day} for good?")
        st.button("Remove this note", key=f"drop_{note.day}_{desk.round}", on_click=_drop, args=(note, desk))


def _drop(note: Note, desk: Desk) -> None:
    desk.client.change(lambda session: coaching.with_note(session, desk.today.fromisoformat(note.day), ""))
