"""Which kind is my employer: a name is typed, and its kind is told with what that rests on and its card."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from mlgap import pipeline
from mlgap.market import EmployerAnswer
from mlgap.types import SegmentReport
from mlgap.ui import glance_cards
from mlgap.ui.employer_lookup import employer_lines
from mlgap.vocabulary import Vocabulary

__all__ = ["ask"]

LONGEST_NAME = 120
SEGMENT_IN_VIEW = "segment_in_view"
UNKNOWN = (
    "We do not know this employer by that name. Try how it signs its adverts, or give one of its adverts on "
    "the page One advert: its own words may tell."
)
DOUBTED = "We are not sure: that name could be of more than one employer, so we tell no kind."
KNOWN = "How sure: the table was made by reading about each employer, so it may lag behind a merger."
BY_NAME = "How sure: only the name says so, which is often right and no more."
APART = "Adverts of such employers stand apart and count in no figure here."
LEFT_OUT = "You left this kind out under Employer segments, beside your CV."


def ask(segments: Sequence[SegmentReport], vocabulary: Vocabulary) -> None:
    """Draw the question behind a button, and the answer with the card of the employer's segment."""
    opened = st.popover(
        "Which kind is my employer?", icon=":material/domain:", type="tertiary", key="my_employer"
    )
    with opened:
        name = st.text_input(
            "An employer's name",
            max_chars=LONGEST_NAME,
            placeholder="As it signs its adverts",
            key="employer",
        )
        if not name.strip():
            st.caption(
                "Type a name and press Enter: you see which kind of employer it is, and what that rests on."
            )
            return
        answer = pipeline.employer_answer(name)
        st.text("\n".join(answer_lines(answer, vocabulary)))
        _card(answer, {s.segment: s for s in segments}, vocabulary)


def answer_lines(answer: EmployerAnswer, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the sentences of the answer, plain text, with how sure it is."""
    if answer.basis == "none":
        return (f"{answer.asked}: {DOUBTED if answer.adverts is not None else UNKNOWN}",)
    return (*employer_lines(answer, vocabulary), KNOWN if answer.adverts is not None else BY_NAME)


def _card(answer: EmployerAnswer, shown: dict[str, SegmentReport], vocabulary: Vocabulary) -> None:
    """Offer how the CV stands to employers of that kind."""
    if answer.basis == "none":
        return
    if answer.segment not in shown:
        st.caption(APART if answer.segment in vocabulary.segments_apart else LEFT_OUT)
        return

    def look() -> None:
        st.session_state[SEGMENT_IN_VIEW] = answer.segment

    if st.toggle("Show how your CV stands to this kind", key="employer_card", on_change=look):
        row = glance_cards.stand_row(shown[answer.segment], vocabulary, opened=True)
        st.html(f'<div class="glance">{row}</div>')
        st.caption("Below, “One segment, item by item” now shows this kind too.")
