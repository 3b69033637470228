"""A cohort in depth: each skill asked beside the CVs that show it, and lines that stand in several CVs."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from mlgap import reports
from mlgap.cohorts import CohortPicture, CohortSegment
from mlgap.ui import widgets, words
from mlgap.ui.cohort import _words as said
from mlgap.ui.session import Market
from mlgap.vocabulary import Vocabulary

__all__ = ["shared_lines", "skills"]


def _choose_segment(picture: CohortPicture, vocabulary: Vocabulary) -> CohortSegment:
    """Draw the choice of a segment, all together first, and return it."""
    by_id = {segment.segment: segment for segment in picture.segments}

    def name(id_: str) -> str:
        counts = words.counts(by_id[id_].n_adverts, by_id[id_].n_employers)
        return f"{said.segment_name(id_, vocabulary)} ({counts})"

    return by_id[st.selectbox("Employer segment", list(by_id), format_func=name, key="cohort_segment")]


def skills(picture: CohortPicture, market: Market) -> None:
    """Draw what a segment asks beside how many CVs show it, as a chart and as a table."""
    vocabulary = market.resources.vocabulary
    segment = _choose_segment(picture, vocabulary)
    if not segment.demands:
        st.info(f"{words.support(segment.n_adverts)} Choose another segment, or a wider role and region.")
        return
    st.caption(
        f"{words.counts(segment.n_adverts, segment.n_employers)}, {words.window_words(segment.window)}"
    )
    if segment.dropped:
        st.info(words.fallback(segment.dropped), icon=":material/zoom_out_map:")
    if few := words.support(segment.n_adverts):
        st.warning(few, icon=":material/data_alert:")
    chart = reports.cohort_chart(picture, segment, market.resources.taxonomy, vocabulary)
    widgets.figure(widgets.drawable(chart), said.skill_rows(picture, segment, market.labels), key="cohort")
    if len(segment.demands) > reports.COHORT_CHART_ROWS:
        st.caption(
            f"The chart holds the first {reports.COHORT_CHART_ROWS}; the table all {len(segment.demands)}."
        )
    if any(demand.pooled for demand in segment.demands):
        st.caption("* Few adverts here: the share leans on a wider part of the market.")
    counts = [count for demand in segment.demands if (count := picture.count_of(demand.what))]
    if note := said.withheld_note(counts):
        st.caption(f":material/visibility_off: {note}")


def shared_lines(picture: CohortPicture, labels: Mapping[str, str]) -> None:
    """Draw the lines that stand nearly the same in several CVs; whose they are is not said."""
    st.markdown(
        "A line that stands nearly the same in several CVs is often a capstone that was done together. It "
        "shows that the work was done, not who did which part: figures tell a skill that only such lines "
        "show apart. Whose they are is not said here, and lines of fewer than five CVs are not quoted: the "
        "sheets mark them, each person's for themselves."
    )
    if not picture.shared_lines:
        st.info("No line stands nearly the same in five or more of these CVs.")
        return
    cards = []
    for line in picture.shared_lines:
        skills_ = ", ".join(labels.get(skill, skill) for skill in line.skills)
        shows = f'<p class="card-note">Shows: {escape(skills_)}</p>' if skills_ else ""
        count = reports.cohort_line_words(line, picture.n_read)
        cards.append(
            f'<li class="gap"><div class="gap-head">'
            f'<span class="badge badge-context">In {escape(count)} CVs</span></div>'
            f"<blockquote>{escape(line.quote)}</blockquote>{shows}</li>"
        )
    widgets.grid(cards)
