"""How a CV becomes the session's: read, edited, held to what the person said of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from mlgap import cv_text, pipeline, reports, turns
from mlgap.cv_text import CvText
from mlgap.errors import MlgapError
from mlgap.types import Correction, Profile
from mlgap.ui import cache, corrections, words
from mlgap.ui.session import Reading, State
from mlgap.vocabulary import load_vocabulary

__all__ = [
    "ask_whose",
    "correct",
    "edit",
    "held_to",
    "open_saved",
    "refuse",
    "resources_of",
    "take",
    "take_up",
]


def resources_of(state: State) -> pipeline.Resources:
    """Return the session's own market or the shipped one, waiting for it where it still loads."""
    if not cache.ready():
        with st.spinner("Loading the model and the market data (once per start)"):
            cache.resources()
    return state.own.resources if state.own else cache.resources()


def take(state: State, read: Callable[[], CvText], data: bytes = b"") -> None:
    """Read a CV and make it the session's; where that fails, keep the earlier one and say why."""
    state.forget_problem()
    try:
        reading = _analyse(state, read, lambda text: _is_other(state, text))
    except MlgapError as error:
        state.problem = str(error)
    else:
        document = reading.text.masked
        if _is_other(state, reading.text):
            state.aside, state.corrections = (*state.aside, *state.corrections), ()
        state.corrections = held_to(state, reading.profile, state.corrections)
        state.reading, state.before_edit, state.draft = reading, None, None
        state.data = data if document.media_type == "application/pdf" else b""
    state.name_places_anew()
    st.rerun()


def _is_other(state: State, text: CvText) -> bool:
    """Return whether there is a CV in the session and this is another."""
    return state.document is not None and state.document.digest != text.masked.digest


def _analyse(state: State, read: Callable[[], CvText], is_other: Callable[[CvText], bool]) -> Reading:
    """Return what a CV supports, with its steps drawn as they are done, its first report made and kept.

    The corrections of the CV before count in it unless `is_other` says that this one is not the same.
    """
    with st.status("Reading the file", expanded=True) as status:

        def step(name: str) -> None:
            status.update(label=words.STEPS.get(name, name))
            st.write(words.STEPS.get(name, name))

        step(words.WAITING if turns.analysis().waiting else "reading")
        text = read()
        if not cache.ready():
            step("Loading the model and the market data (once per start)")
        resources = resources_of(state)
        today = date.today()
        if state.document is None or is_other(text):
            cache.forget_readings()
        profile = cache.profile(text, today, resources, step)
        if state.level == state.level_of_cv:
            state.level = state.level_of_cv = _band_of(profile)
        step("comparing")
        cache.forget_cv()
        digest = text.masked.digest
        kept = () if is_other(text) else held_to(state, profile, state.corrections)
        cache.report(digest, kept, state.cell, today, profile=profile, resources=resources)
    return Reading(text, profile)


def open_saved(state: State, text: str) -> None:
    """Take up corrections and choices again from a saved report."""
    state.forget_problem()
    try:
        report = reports.from_json(text)
        cell = load_vocabulary().check_cell(report.cell)
    except MlgapError as error:
        state.problem = str(error)
    else:
        said = tuple(dict.fromkeys((*state.corrections, *report.profile.corrections)))
        state.corrections = held_to(state, state.profile, said) if state.profile else said
        state.states.earlier = state.states.earlier or report
        state.role_family, state.level, state.region = cell.role_family, cell.level, cell.region
        state.level_of_cv = None
        st.toast(f"The report is open: {corrections.count_words(state.corrections)}.")
    state.name_places_anew()
    st.rerun()


def refuse(state: State, why: str) -> None:
    """Say why a file is not taken, and draw all anew without it."""
    state.problem = why
    state.name_places_anew()
    st.rerun()


def held_to(state: State, profile: Profile, said: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """Return corrections held to the lines of a CV."""
    return pipeline.corrected(profile, said, resources_of(state), today=date.today()).corrections


def correct(state: State, said: tuple[Correction, ...] | None) -> None:
    """Make these the person's corrections and draw all anew; nothing where they said nothing."""
    if said is not None and state.profile is not None:
        state.corrections = held_to(state, state.profile, said)
        st.rerun()


def edit(state: State, text: str | None) -> None:
    """Read the CV's text as the person edited it and draw all anew; nothing where they did not.

    Where it cannot be read, say why: the text before stays the one that counts, and what was typed stays.
    """
    if text is None or state.reading is None:
        return
    first = state.before_edit or state.reading
    try:
        edited = cv_text.edit_text(first.text, text)
        reading = first if edited is first.text else _analyse(state, lambda: edited, lambda _: False)
    except MlgapError as error:
        st.error(
            f"{words.refusal(error)} Until then the text as it was before still counts.",
            icon=":material/error:",
        )
        return
    take_up(state, reading, first)


def take_up(state: State, reading: Reading, first: Reading) -> None:
    """Make this the reading of the session's CV; it is of the same person, so corrections are held to it."""
    state.corrections = held_to(state, reading.profile, state.corrections)
    state.reading, state.before_edit, state.draft = reading, None if reading is first else first, None
    state.name_places_anew()
    st.rerun()


def ask_whose(state: State, profile: Profile) -> None:
    """Ask whether the corrections of the CV before are of the same person, and do as they say."""
    tried = held_to(state, profile, state.aside)
    same = corrections.ask_whose(state.aside, sum(c.attached for c in tried if c.quote))
    if same is not None:
        if same:
            state.corrections = held_to(state, profile, (*state.aside, *state.corrections))
        state.aside = ()
        st.rerun()


def _band_of(profile: Profile) -> str | None:
    """Return the level band to start with: the CV's own, where it was read."""
    band = load_vocabulary().band_of(profile.level)
    return None if band == "unstated" else band
