"""The frame's choices: role, level, region and segments, in the main area or beside the page."""

from __future__ import annotations

import streamlit as st

from mlgap import pipeline
from mlgap.types import Cell
from mlgap.ui import widgets
from mlgap.ui.session import State
from mlgap.vocabulary import load_vocabulary


def draw(state: State, *, across: bool = False) -> None:
    """Draw the choices and remember them: they change place with the CV, so no widget can hold them."""
    vocabulary, before = load_vocabulary(), _chosen(state)
    places = st.columns(4) if across else [st.container() for _ in range(4)]
    with places[0]:
        state.role_family = widgets.choose(
            "Role", "role_family", vocabulary.roles_told, state.role_family, "All roles"
        )
    with places[1]:
        state.level = widgets.choose("Level", "level", [*vocabulary.level_bands], state.level, "All levels")
        if state.level is not None and state.level == state.level_of_cv:
            st.caption("Taken from your CV; choose another at any time.")
    with places[2]:
        regions = [*vocabulary.countries_told, *vocabulary.metros]
        state.region = widgets.choose("Region", "region", regions, state.region, "All regions")
    with places[3]:
        state.segments = widgets.choose_segments(
            vocabulary, pipeline.shown_segments(vocabulary), state.segments
        )
    if _chosen(state) != before:  # the widgets start from it, so until they are drawn anew the next is lost
        st.rerun()


def _chosen(state: State) -> tuple[Cell, tuple[str, ...]]:
    return state.cell, state.segments
