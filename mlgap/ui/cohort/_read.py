"""What was read: how many, what could not be and why, which alias is which file, and how to forget it all."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from mlgap.resources import Resources
from mlgap.ui.cohort._intake import ask
from mlgap.ui.cohort._reading import problems_html, stopped
from mlgap.ui.cohort_state import CohortState

__all__ = ["what_was_read"]


def what_was_read(state: CohortState, resources: Resources, today: date) -> bool:
    """Draw what became of each file and how to give others; return whether the cohort is to be forgotten."""
    if state.reading:
        with st.spinner("Finishing the file that is being read"):
            state.settle()
    if state.reading:
        stopped(state)
    faults = [one for one in state.found if one.problem]
    repeats = [one for one in state.found if one.same_as]
    read = len(state.found) - len(faults) - len(repeats)
    with st.container(horizontal=True, vertical_alignment="center", key="cohort_head"):
        whose = " of invented people" if state.sample else ""
        st.markdown(f"**{read} of {len(state.found)} files{whose} read as CVs.**", width="content")
        forget = st.button("Remove this cohort", icon=":material/delete:", key="cohort_remove")
    if faults:
        st.html(problems_html(faults))
    notes = [f"{one.alias} holds the same CV as {one.same_as}: it is counted once." for one in repeats]
    if state.aside:
        n = len(state.aside)
        notes.append(
            f"{n} hidden file{'' if n == 1 else 's'} in the ZIP {'was' if n == 1 else 'were'} left aside."
        )
    if notes:
        st.caption("  \n".join(notes))
    with st.expander("Which alias is which file", icon=":material/visibility:"):
        st.caption("On this screen alone: file names are in no file that you download.")
        st.html(_aliases_html(state))
    with st.expander("Give another cohort", expanded=bool(state.problem), icon=":material/upload_file:"):
        ask(state, resources, today, again=True)
    return forget


def _aliases_html(state: CohortState) -> str:
    rows = "".join(
        f"<tr><td>{escape(one.alias)}</td><td>{escape(one.name)}</td>"
        f"<td>{_outcome(one.problem, one.same_as)}</td></tr>"
        for one in state.found
    )
    head = "<tr><th>Alias</th><th>File</th><th>Read</th></tr>"
    table = f'<table class="plain"><thead>{head}</thead><tbody>{rows}</tbody></table>'
    return f'<div class="scroll" tabindex="0">{table}</div>'


def _outcome(problem: str, same_as: str) -> str:
    return "no" if problem else f"same as {escape(same_as)}" if same_as else "yes"
