"""Start to end: the figures of an earlier cohort, saved then, beside those of this one."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from mlgap import reports
from mlgap.cohorts import CohortComparison, CohortPicture
from mlgap.ui import uploads, widgets, words
from mlgap.ui.cohort_state import CohortState

__all__ = ["draw"]

LIMIT_MB = 10


def draw(state: CohortState, picture: CohortPicture, labels: Mapping[str, str]) -> None:
    """Draw where earlier figures are given, and what the two cohorts show, skill by skill."""
    st.markdown(
        "Save this cohort's figures at the start of a programme (*Data (JSON)* below) and give them here "
        "at its end. The file holds counts alone, so nobody is followed from one to the other: it may be "
        "other people, and the page cannot tell."
    )
    _ask(state)
    if state.earlier is None:
        if state.beside:
            st.caption(
                ":material/visibility_off: Counts within five of the cohort that stood here stay withheld: "
                "the two could be subtracted. To count without it, remove this cohort and give it again."
            )
        return
    found = state.compared
    if found is None:
        st.info("Nothing to set side by side: one of the two cohorts is too small for counts.")
        return
    for note in found.notes:
        st.info(note)
    st.caption(
        f"{found.earlier_created}: {found.earlier_read} CVs. {found.created}: {found.later_read} CVs. A "
        "change is told only where at least five more, or fewer, show the skill."
    )
    widgets.wide_table(_rows(found, labels), "cohort_changes")
    hidden = sum(change.after is None or change.before is None for change in found.changes)
    if hidden:
        st.caption(
            f":material/visibility_off: {hidden} of {len(found.changes)} are withheld, here and in the "
            "figures above: a group of under five people, or a difference of so few, could point at "
            "somebody."
        )


def _ask(state: CohortState) -> None:
    if state.earlier_problem:
        st.error(words.refusal(state.earlier_problem), icon=":material/error:")
    if state.earlier is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**Earlier cohort**: {reports.escape_markdown(state.earlier.created)}, "
                f"{state.earlier.n_read} CVs",
                width="content",
            )
            if st.button("Put it away", type="tertiary", key="cohort_no_earlier"):
                state.forget_earlier()
                st.rerun()
        return
    given = st.file_uploader(
        "Earlier figures, saved as data (JSON)",
        type=["json"],
        max_upload_size=LIMIT_MB,
        key=f"cohort_earlier_{state.round}",
    )
    if given is not None:
        state.take_earlier(uploads.taken(given))
        st.rerun()


def _rows(found: CohortComparison, labels: Mapping[str, str]) -> list[dict[str, str]]:
    asked = {demand.what: demand for demand in found.demand.demands}
    rows = []
    for change in found.changes:
        demand = asked.get(change.skill_id)
        share = words.share(demand.asked, demand.asked_low, demand.asked_high) if demand else "hardly"
        rows.append(
            {
                "Skill": labels.get(change.skill_id, change.skill_id),
                "Adverts that ask (95 % interval)": share,
                "CVs that show it": reports.cohort_change_words(change, found),
            }
        )
    return rows
