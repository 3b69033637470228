"""Evidence: every skill that was read from the CV, with the line it was read from."""

import streamlit as st

from mlgap import reports
from mlgap.ui import cards, frame, page_image, widgets

held = frame.held()
profile, vocabulary = held.profile, held.market.resources.vocabulary
labels, statements = held.market.labels, held.market.statements

st.title("What your CV shows, line by line")
st.markdown(
    "Each skill stands with the lines it was read from. If something is missing here, the CV does not say "
    "it in words that could be read; if something is wrong, the line shows why."
)
widgets.notices(profile.warnings)

practice = reports.practice_words(profile)
found = widgets.chosen_evidence(profile, held.market.resources.taxonomy, vocabulary)
if found:
    widgets.grid(
        [
            cards.evidence_card(
                skill, items, vocabulary, labels, statements, practice=practice.get(skill, "")
            )
            for skill, items in found
        ]
    )
else:
    st.info("No skill was read at this grade. Choose another one, or look at the text below.")

st.header("Named, and not counted")
if profile.disclaimed:
    st.markdown("The CV says of these that they are lacking or still being learned.")
    widgets.grid([cards.disclaimer_card(item, labels) for item in profile.disclaimed])
else:
    st.markdown("The CV names nothing as lacking or still being learned.")

st.header("The CV with its lines marked")
page_image.draw(held.document, held.data, profile, labels)

st.header("The text as it was read")
st.markdown("Names and contact details are masked (█). If lines are out of order here, save the CV anew.")
with st.expander("Show the text"):
    st.code(held.document.text, language=None, wrap_lines=True, height=420)
