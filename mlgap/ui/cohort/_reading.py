"""Reading a cohort: one file after the other, each told by name while it is read; it can be stopped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from mlgap import reports, turns
from mlgap.pipeline import Analysed
from mlgap.ui import words
from mlgap.ui.cohort_state import CohortState

__all__ = ["problems_html", "read", "stopped"]


def read(state: CohortState) -> None:
    """Read what waits, with its progress; what was read stays read where this is interrupted."""
    with st.container(border=True, key="cohort_reading"):
        st.subheader("Reading the CVs")
        bar = st.progress(0.0, " ")
        st.button("Stop here", on_click=state.stop, icon=":material/pause:", key="cohort_stop")
        failures = st.empty()
        state.settle()
        _tell(state, bar, failures)
        while state.read_next() is not None:
            _tell(state, bar, failures)
    st.rerun()


def _tell(state: CohortState, bar: DeltaGenerator, failures: DeltaGenerator) -> None:
    done, of = len(state.found), len(state.names)
    name = reports.escape_markdown(state.names[done]) if done < of else ""
    now = f"Reading {done + 1} of {of}: {name}" if done < of else "Counting what the cohort can show"
    bar.progress(min(done / max(of, 1), 1.0), words.WAITING if turns.analysis().waiting else now)
    faults = [one for one in state.found if one.problem]
    if faults:
        failures.html(problems_html(faults))


def stopped(state: CohortState) -> None:
    """Say how far reading came, and how it goes on; counts of two moments would differ by single people."""
    done, of = len(state.found), len(state.names)
    with st.container(border=True, key="cohort_stopped"):
        st.markdown(
            f"**Stopped after {done} of {of} files.** Nothing is counted until all are read, or the rest is "
            "left out for good: two counts, one file apart, would tell what is in that file."
        )
        with st.container(horizontal=True):
            st.button("Go on reading", on_click=state.go_on, icon=":material/play_arrow:", key="cohort_go_on")
            st.button("Leave the rest out", on_click=state.leave_rest, key="cohort_leave", type="tertiary")


def problems_html(faults: Sequence[Analysed]) -> str:
    """Return the files that gave no CV with the reason of each, for the teacher's screen."""
    rows = "".join(
        f"<li><b>{escape(one.name)}</b> ({escape(one.alias)}): {escape(one.problem)}</li>" for one in faults
    )
    count = f"{len(faults)} file{'' if len(faults) == 1 else 's'} could not be read"
    return f'<div class="notices cohort-faults"><p class="notices-head">{count}</p><ul>{rows}</ul></div>'
