"""How a coaching session is started, opened and aimed, and the bar that says whose it is on every page."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from html import escape

import streamlit as st

from mlgap import coaching
from mlgap.coaching import CoachingSession
from mlgap.types import Cell
from mlgap.ui import cv_reading, saved_states, widgets
from mlgap.ui.client import Client
from mlgap.ui.session import State

__all__ = ["aim", "aimed", "cv_of", "draw_bar", "go_on", "open_file", "start"]


def start(state: State, alias: str) -> None:
    """Open a new session under an alias, with whatever CV there is."""
    state.client = Client(coaching.start(alias, Cell(), date.today()))


def open_file(state: State, session: CoachingSession) -> None:
    """Open a session from its file: its corrections, its choices and its target count from now on."""
    client = Client(session, saved=(session, None))
    report = session.report
    if report is not None:
        said = tuple(dict.fromkeys((*state.corrections, *report.profile.corrections)))
        state.corrections = cv_reading.held_to(state, state.profile, said) if state.profile else said
        cell = report.cell
        state.role_family, state.level, state.region = cell.role_family, cell.level, cell.region
        state.level_of_cv = None
    go_on(state, client)
    state.name_places_anew()


def go_on(state: State, client: Client) -> None:
    """Make this the client of the session, without what came of any CV before."""
    client.given = saved_states.Given()
    state.client, state.states.earlier = client, client.session.report
    aim(state, client.session.target)


def aim(state: State, target: Cell, changed: str = "") -> None:
    """Make a target the choices beside every page: what of it is settled, and the field that was changed."""
    for field in ("role_family", "level", "region"):
        wanted = getattr(target, field)
        if wanted is not None or field == changed:
            setattr(state, field, wanted)
    if target.segment is not None or changed == "segment":
        state.segments = (target.segment,) if target.segment else ()


def aimed(state: State, target: Cell) -> bool:
    """Return whether the choices beside every page are the target, as far as that is settled."""
    segment = state.segments[0] if len(state.segments) == 1 else None
    chosen = Cell(segment, state.role_family, state.level, state.region)
    return all(
        getattr(target, field) in (None, getattr(chosen, field))
        for field in ("segment", "role_family", "level", "region")
    )


def cv_of(state: State) -> object:
    """Return what tells the CV as it counts now from any other, without a line of it; None for no CV."""
    if state.document is None:
        return None
    said = sha256(repr(state.corrections).encode("utf-8", "replace")).hexdigest()
    return state.document.digest, said, state.cell


def draw_bar(client: Client, cv: object, page: widgets.Page | None) -> None:
    """Draw whose session is open, whether its file holds it all, and the way to it."""
    saved = "saved" if client.is_saved(cv) else "not saved yet"
    with st.container(key="client_bar", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            f'<p class="client"><span>Coaching</span> <b>{escape(client.session.alias)}</b> '
            f'<span class="client-saved">{saved}</span></p>'
        )
        if page is not None:
            st.page_link(page, label="Session", icon=":material/edit_note:")
