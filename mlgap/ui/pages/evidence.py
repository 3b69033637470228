"""Evidence: every skill that was read from the CV, with the line it was read from."""

import streamlit as st

from mlgap import gaps, reports
from mlgap.ui import cards, corrections, frame, hidden_text, page_image, widgets

held = frame.held()
profile, vocabulary = held.profile, held.market.resources.vocabulary
labels, statements = held.market.labels, held.market.statements
taxonomy = held.market.resources.taxonomy
standing = gaps.Held(profile, taxonomy)

st.title("What your CV shows, line by line")
st.markdown(
    "Each skill stands with the lines it was read from. If something is missing here, the CV does not say "
    "it in words that could be read; if something is wrong, the line shows why, and you can correct it. "
    "Years are those of the whole jobs and studies in which a line shows the skill."
)
widgets.notices(profile.warnings)
frame.correct(corrections.mine(profile, labels, vocabulary))
frame.correct(corrections.add(profile, standing, taxonomy, vocabulary))
corrections.level(profile, vocabulary)

practice = reports.practice_words(profile)
found = widgets.chosen_evidence(profile, standing, taxonomy, vocabulary)
for place, (skill, items) in corrections.side_by_side(found):
    own = standing.of(skill)
    mark = own if own and own.own_word else None
    with place:
        widgets.grid(
            [
                cards.evidence_card(
                    skill, items, vocabulary, labels, statements, practice=practice.get(skill, ""), own=mark
                )
            ]
        )
        label = labels.get(skill, skill)
        frame.correct(corrections.beside(skill, items, profile, standing, label=label, vocabulary=vocabulary))
if not found:
    st.info("No skill was read at this grade. Choose another one, or look at the text below.")

st.header("Named, and not counted")
if profile.disclaimed:
    st.markdown("The CV says of these that they are lacking or still being learned.")
    for place, item in corrections.side_by_side(profile.disclaimed):
        with place:
            widgets.grid([cards.disclaimer_card(item, labels)])
            label = labels.get(item.skill_id, item.skill_id)
            frame.correct(corrections.instead(item, profile, label, vocabulary))
else:
    st.markdown("The CV names nothing as lacking or still being learned.")

st.header("The CV with its lines marked")
page_image.draw(held.document, held.data, profile, labels)

st.header("The text as it was read")
st.markdown("Names and contact details are masked (█). If lines are out of order here, save the CV anew.")
with st.expander("Show the text"):
    st.code(held.document.text, language=None, wrap_lines=True, height=420)
hidden_text.draw(held.document)
