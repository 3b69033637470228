"""The ways to give a CV: the first screen, and beside every page what CV there is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from mlgap import coaching, cv_text, pipeline
from mlgap.ui import choices, corrections, cv_reading, uploads, widgets, words
from mlgap.ui.session import State
from mlgap.vocabulary import load_vocabulary

__all__ = ["ask", "held_cv", "welcome"]


def welcome(state: State) -> None:
    """Draw the first screen: what this is, and where a CV goes."""
    pitch, card = st.columns([1, 1], gap="large")
    with pitch:
        widgets.hero()
        _see_a_sample(state)
    with card, st.container(border=True, key="start_card"):
        st.header("Start with a CV")
        if state.corrections:
            st.info(
                f"The saved report is open: {corrections.count_words(state.corrections)}. Give its CV here."
            )
        ask(state)
        widgets.privacy_line()
    with st.container(border=True, key="choices_card"):
        st.header("What to compare it with")
        st.caption("You can change this at any time.")
        choices.draw(state, across=True)


def _see_a_sample(state: State) -> None:
    """Draw the one press that shows it all with an invented person's CV, and leads through it."""
    pressed = st.button(
        "See it with a sample CV", type="primary", icon=":material/visibility:", key="see_sample"
    )
    st.caption("An invented person's CV, in four short steps. You give nothing.")
    if pressed:
        path = next(iter(pipeline.SAMPLES.values()))
        state.begin_guide()
        cv_reading.take(state, partial(cv_text.read_whole, path.read_bytes(), path.name))


def held_cv(state: State, *, show_text: Callable[[], None], remove: Callable[[], None]) -> None:
    """Draw what CV there is, and how to see its text, be rid of it or give another."""
    if state.document and state.profile:
        widgets.cv_card(state.document, state.profile, load_vocabulary(), of_file=state.basis)
        if st.button(
            "See and edit the text", icon=":material/edit_document:", width="stretch", key="see_text"
        ):
            show_text()
        if state.corrections:
            st.caption(f"{corrections.count_words(state.corrections)}: see Evidence.")
    st.button("Remove this CV", on_click=remove, icon=":material/delete:", width="stretch", key="remove")
    with st.expander("Use another CV"):
        ask(state, compact=True)


def ask(state: State, *, compact: bool = False) -> None:
    """Draw the ways to give a CV."""
    upload = st.file_uploader(
        "Upload a CV",
        max_upload_size=uploads.CV_LIMIT_MB,
        key=f"cv_{state.round}",
        help="Any file may be tried: what it holds decides, not its name.",
    )
    st.caption(uploads.CV_FORMATS)
    if upload is not None:
        data = upload.getvalue()
        if coaching.is_coaching_file(data):
            cv_reading.refuse(state, "This is a coaching file: open it on the page Coaching.")
        if corrections.is_saved_report(data):
            cv_reading.open_saved(state, data.decode("utf-8", errors="replace"))
        cv_reading.take(state, partial(cv_text.read_whole, data, upload.name), data)
    with st.expander("Paste the text instead"), st.form(f"paste_{state.round}", border=False):
        text = st.text_area("CV text", height=160, key=f"text_{state.round}")
        if st.form_submit_button("Read this text"):
            cv_reading.take(state, partial(cv_text.read_pasted, text))
    with st.expander("Open a saved report"):
        saved = corrections.ask_saved(state.round)
    if saved is not None:
        cv_reading.open_saved(state, saved)
    st.markdown("**Or choose a sample CV** of an invented person")
    with st.container(horizontal=not compact, gap="small"):
        for sample, path in pipeline.SAMPLES.items():
            if st.button(words.sample_label(sample), key=f"sample_{sample}"):
                data = path.read_bytes()
                cv_reading.take(state, partial(cv_text.read_whole, data, path.name), data)
