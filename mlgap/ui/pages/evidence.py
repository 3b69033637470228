"""Evidence: each skill with the lines it was read from, the CV with its lines marked, and its text."""

import streamlit as st

from mlgap import gaps, reports
from mlgap.ui import cards, corrections, edit_text, explain, frame, masked, page_image, widgets

PARTS = {
    "skills": "Skills",
    "marked": "Marked CV",
    "text": "Text and masking",
}

held = frame.held()
profile, vocabulary = held.profile, held.market.resources.vocabulary
labels, statements = held.market.labels, held.market.statements
taxonomy = held.market.resources.taxonomy
standing = gaps.Held(profile, taxonomy)


def skills() -> None:
    """Draw each skill with its lines, and the ways to correct it."""
    st.markdown(
        "Each skill stands with the lines it was read from. If something is missing here, the CV does not "
        "say it in words that could be read; if something is wrong, the line shows why, and you can correct "
        "it. Years are those of the whole jobs and studies in which a line shows the skill."
    )
    frame.correct(corrections.mine(profile, labels, vocabulary))
    frame.correct(corrections.add(profile, standing, taxonomy, vocabulary))
    corrections.level(profile, vocabulary)
    practice = reports.practice_words(profile)
    found = widgets.chosen_evidence(profile, standing, taxonomy, vocabulary)
    for place, (skill, items) in corrections.side_by_side(found):
        own = standing.of(skill)
        mark = own if own and own.own_word else None
        told = practice.get(skill, "")
        label = labels.get(skill, skill)
        with place:
            widgets.grid(
                [cards.evidence_card(skill, items, vocabulary, labels, statements, practice=told, own=mark)]
            )
            frame.correct(
                corrections.beside(skill, items, profile, standing, label=label, vocabulary=vocabulary)
            )
    if not profile.evidence:
        st.info(
            "No skill was read in this CV. We look for what machine-learning adverts ask for. If yours is "
            "in it in other words, add it above; if the text was misread, mend it under Text and masking."
        )
    elif not found:
        st.info("No skill was read at this grade. Choose another one, or look at the text.")


def disclaimed() -> None:
    """Draw what the CV names and is not counted."""
    st.header("Named, and not counted")
    if not profile.disclaimed:
        st.markdown("The CV names nothing as lacking or still being learned.")
        return
    st.markdown("The CV says of these that they are lacking or still being learned.")
    for place, item in corrections.side_by_side(profile.disclaimed):
        with place:
            widgets.grid([cards.disclaimer_card(item, labels)])
            label = labels.get(item.skill_id, item.skill_id)
            frame.correct(corrections.instead(item, profile, label, vocabulary))


st.title("What your CV shows, line by line")
frame.tell(way_to_text=False)
explain.words_here(
    "listed", "used", "shipped", "operated", "described", "similarity", "own-word", "masked", key="evidence"
)
part = frame.choose_part(PARTS)
if part == "skills":
    skills()
    disclaimed()
elif part == "marked":
    st.header("The CV with its lines marked")
    page_image.draw(held, labels)
else:
    st.header("The text as you edited it" if held.before_edit else "The text as it was read")
    frame.undo_edits(edit_text.ask_back(held.before_edit))
    with st.container(horizontal=True, gap="small", key="text_switches"):
        editing = edit_text.switch(held.round, draft=held.draft is not None)
        show = not editing and masked.switch(held.round)
    if editing:
        frame.edit(edit_text.ask(held.text, held.round, draft=held.draft, keep=frame.keep_draft))
    else:
        edit_text.say_unread(held.draft)
        masked.draw(held.text, show=show)
