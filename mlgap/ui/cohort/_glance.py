"""A cohort at a glance: what most of it can show, and what the market asks that few of it can."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from mlgap.cohorts import LEAST_READ, CohortPicture
from mlgap.ui import widgets, words
from mlgap.ui.cohort import _words as said
from mlgap.ui.session import Market

__all__ = ["glance"]

AT_FIRST = 6


def glance(picture: CohortPicture, market: Market) -> None:
    """Draw the first answer: what most can show, and what the market asks that few can."""
    for warning in picture.warnings:
        st.warning(warning, icon=":material/data_alert:")
    if not picture.counted:
        _too_few(picture)
        return
    labels, vocabulary = market.labels, market.resources.vocabulary
    whole = picture.segments[0]
    asked = said.most_asked(whole)
    st.header("At a glance")
    if not asked:
        st.info(
            "Too few early-career adverts for this role and region to say what they ask: choose a wider part."
        )
        return
    half = said.half_show(picture, asked)
    st.markdown(
        f"Of the **{len(asked)} things most asked** (by at least 20 % of the adverts), at least half of the "
        f"**{picture.n_read} CVs** show **{len(half)}**, as far as can be told. "
        f"{words.counts(whole.n_adverts, whole.n_employers)}, {words.window_words(whole.window)}."
    )
    if whole.dropped:
        st.info(words.fallback(whole.dropped), icon=":material/zoom_out_map:")
    gaps = [gap for gap in picture.gaps if gap.segment == whole.segment]
    _first("What most of the cohort can show", said.shown_cards(picture, half, labels), "shown")
    if not half:
        st.info("None of the things most asked is shown by half of the CVs, as far as it can be told.")
    _first("Curriculum gaps: asked by many, shown by few", said.gap_cards(picture, gaps, labels), "gaps")
    if not gaps:
        st.info(
            "No curriculum gap, as far as can be told: each of the things most asked whose count is told is "
            "shown by more than a quarter of the CVs."
        )
    if near := said.near_note(picture, whole, labels):
        st.info(near, icon=":material/visibility_off:")
    counts = [count for demand in asked if (count := picture.count_of(demand.what))]
    if note := said.withheld_note(counts):
        st.caption(f":material/visibility_off: {note}")
    st.subheader("By employer segment")
    st.caption("Of the things most asked in each segment, those that at least half of the CVs show.")
    widgets.grid(said.segment_cards(picture, vocabulary), "cards")


def _first(heading: str, cards: Sequence[str], key: str) -> None:
    st.subheader(heading)
    shown = cards[:AT_FIRST]
    if len(cards) > AT_FIRST and st.toggle(f"Show all {len(cards)}", key=f"cohort_all_{key}"):
        shown = cards
    if shown:
        widgets.grid(shown, "cards")


def _too_few(picture: CohortPicture) -> None:
    """Say why nothing is counted."""
    st.info(
        f"{picture.n_read} CV{' was' if picture.n_read == 1 else 's were'} read, and figures start at "
        f"{LEAST_READ}: in a smaller cohort every count has under five people on one side and could point "
        "at somebody. The individual sheets below are there for each of them.",
        icon=":material/group_off:",
    )
