"""What lies between two states of one CV, as the pages draw it: in short, by skill, and by segment."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from mlgap import reports
from mlgap.states import Comparison
from mlgap.ui import saved_states, widgets
from mlgap.vocabulary import Vocabulary

__all__ = ["by_segment", "by_skill", "in_short"]


def in_short(found: Comparison, vocabulary: Vocabulary) -> None:
    """Draw what changed in the CV and what changed without the person, and where that is counted."""
    yours, market = st.columns(2)
    with yours, st.container(border=True, key="by_person"):
        st.header("What changed in the CV")
        st.markdown(reports.person_words(found))
    with market, st.container(border=True, key="by_market"):
        st.header("What changed without you")
        st.markdown(reports.market_words(found))
    st.caption(reports.part_words(found, vocabulary))
    if lost := reports.not_counted_words(found):
        st.info(lost)


def by_skill(found: Comparison, vocabulary: Vocabulary, labels: Mapping[str, str]) -> None:
    """Draw each skill whose evidence differs, with both lines."""
    st.caption(reports.BEFORE_AFTER_RULE)
    changes = reports.alike_changes(reports.change_order(found.changes, labels))
    if not changes:
        st.info("No skill differs.")
        return
    widgets.grid([saved_states.change_card(alike, labels, vocabulary) for alike in changes])
    with st.expander("What the marks mean"):
        widgets.definitions("Mark", {reports.KIND[kind]: said for kind, said in reports.KIND_MEANING.items()})


def by_segment(found: Comparison, vocabulary: Vocabulary) -> None:
    """Draw what the CV shows of what each segment asks, and what is within reach, then and now."""
    st.markdown("**Of the things most asked** (by at least 20 % of the adverts), those that the CV shows:")
    widgets.wide_table(reports.segment_rows(found, vocabulary), "by_segment")
    st.markdown("**Adverts within reach**: all but at most one of their required skills are shown.")
    widgets.wide_table(reports.reach_rows(found, vocabulary), "reach")
    if statuses := reports.status_rows(found):
        with st.expander(f"Things asked whose status differs: {len(statuses)}"):
            widgets.wide_table(statuses, "statuses")
