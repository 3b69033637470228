"""The guided first visit: four short steps above the pages, gone for good once they are done or sent away."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

__all__ = ["STEPS", "GuideStep", "draw"]


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step: the page it is about, and what to look at there."""

    page: str
    title: str
    says: str


STEPS = (
    GuideStep(
        "My gap",
        "What you see",
        "How many of the things most asked this CV shows, for each kind of employer; what to do first; what "
        "such jobs pay. Press any row to see what it rests on.",
    ),
    GuideStep(
        "Evidence",
        "Put right what was misread",
        "Each skill stands with the line it was read from. Press “Correct” beside one and say what is right: "
        "all figures follow, and your word is marked.",
    ),
    GuideStep(
        "Plan",
        "Try what a step would change",
        "Under “What if”, choose skills you might learn. The counts then stand beside those of now. Nothing "
        "of it is saved.",
    ),
    GuideStep(
        "My gap",
        "Keep it, then give your own CV",
        "“Keep this” at the end of this page makes a file of it; nothing stays here. To go on with your own "
        "CV, press “Remove this CV” beside the page.",
    ),
)
"""What a first visit is led through."""


def draw(at: int) -> int | None:
    """Draw the step `at` and return the step to be at from now on, None for an end."""
    step, last = STEPS[at], len(STEPS) - 1
    with st.container(border=True, key="guide"):
        st.markdown(f"**{at + 1} of {len(STEPS)}: {step.title}.** {step.says}")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if at < last and st.button("Next", type="primary", key="guide_next"):
                return at + 1
            if at == last and st.button("Done", type="primary", key="guide_done"):
                return None
            if at and st.button("Back", key="guide_back"):
                return at - 1
            if at < last and st.button("End the tour", type="tertiary", key="guide_end"):
                return None
    return at
