"""The part "Interview": questions to prepare for in a segment, and own lines to build the answers on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from mlgap import reports
from mlgap.ui import widgets
from mlgap.ui.plan._cards import topic_body
from mlgap.ui.plan._view import View

__all__ = ["draw"]

KINDS = {
    "topic": "Asked whatever the tools are",
    "skill": "On what is asked here",
    "format": "Other ways to be tested",
}


def draw(view: View) -> None:
    """Draw the topics of the segment in view, and the way to keep them."""
    segment = view.plan.segment
    widgets.segment_notes(segment)
    st.markdown(reports.INTERVIEW_RULE)
    topics = view.topics
    st.download_button(
        "Keep this as Markdown",
        partial(reports.interview_to_markdown, topics, segment, view.profile, view.labels, view.vocabulary),
        file_name=f"mlgap-interview-{view.segment}.md",
        mime="text/markdown",
        key="plan_interview_file",
        on_click="ignore",
        icon=":material/download:",
    )
    for kind, title in KINDS.items():
        st.header(title)
        found = [topic for topic in topics if topic.question.kind == kind]
        if not found:
            st.info("Too few adverts here to say what would be asked.")
        for number, topic in enumerate(found):
            with st.expander(topic.question.title, expanded=kind == "topic" and number == 0):
                st.html(topic_body(topic, view.labels, view.vocabulary))
