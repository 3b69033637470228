"""The part "What if": skills supposed to be held, and what would be counted then, beside now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from mlgap import plan_views, reports, what_if
from mlgap.ids import GRADES, Grade
from mlgap.ui import widgets, words
from mlgap.ui.plan._view import View

__all__ = ["draw"]


def draw(view: View) -> None:
    """Draw the choice of skills, and counts, reach and statuses as they are and as they would be."""
    st.markdown(reports.WHAT_IF_RULE)
    assumed = _choose(view)
    with st.spinner("Counting again"):
        now, then = view.supposing({}), view.supposing(assumed)
    drawn = {s.segment for s in view.held.drawn.segments}
    shifts = [shift for shift in what_if.shifts(now, then) if shift.segment in drawn]
    st.header("As counted now, and then" if assumed else "As counted now")
    st.caption(
        "Large: of the things most asked there, those shown. Within reach: adverts of which all but at "
        "most one of the technical things required are shown."
    )
    widgets.grid([_card(shift, view) for shift in shifts], "cards")
    with st.expander("The same figures as a table", icon=":material/table:"):
        st.table(reports.shift_table(shifts, view.vocabulary), hide_index=True)
    if assumed:
        _moved(shifts, view)


def _choose(view: View) -> Mapping[str, Grade]:
    """Draw the skills that may be supposed, most required first, and the grade to suppose them at."""
    key = f"plan_supposed_{view.held.round}"
    options = [gap.skill_id for gap in view.plan.open_gaps]
    chosen = [s for s in st.session_state.get(key, ()) if s in options]
    if key in st.session_state and chosen != st.session_state[key]:
        st.session_state[key] = chosen
    best = [told.gap.skill_id for told in view.plan.steps if told.gap.skill_id in options]
    skills = st.multiselect(
        "Suppose your lines showed", options, format_func=lambda s: view.labels.get(s, s), key=key,
        placeholder="Choose skills, most required first",
    )  # fmt: skip
    grade = st.segmented_control(
        "At the grade",
        GRADES[1:],
        default="used",
        required=True,
        format_func=lambda g: view.vocabulary.label("grade", g),
        help="\n\n".join(f"**{view.vocabulary.label('grade', g)}**: {words.GRADE[g]}." for g in GRADES[1:]),
        key="plan_grade",
    )
    with st.container(horizontal=True):
        st.button(
            "Try the first steps",
            icon=":material/playlist_add_check:",
            on_click=_set,
            args=(key, best),
            disabled=not best,
            key="plan_best",
        )
        st.button("Take all away", on_click=_set, args=(key, []), disabled=not skills, key="plan_none")
    return dict.fromkeys(skills, grade or "used")


def _set(key: str, skills: Sequence[str]) -> None:
    st.session_state[key] = list(skills)


def _card(shift: what_if.SegmentShift, view: View) -> str:
    label = escape(words.segment_label(view.vocabulary, shift.segment))
    if shift.n_adverts < words.WITHHELD or not shift.of:
        return (
            f'<li class="card"><span class="card-label">{label}</span>'
            '<span class="card-value faint">withheld</span></li>'
        )
    shown = reports.moved(shift.shown_before, shift.shown_after)
    reach = reports.moved(shift.reach_before, shift.reach_after)
    thin = words.support(shift.n_adverts)
    notes = [
        f"within reach: {reach} of {shift.n_judged:,}",
        words.counts(shift.n_adverts, shift.n_employers),
        *([thin] if thin else []),
    ]
    moves = " card-moves" if shift.moves else ""
    return (
        f'<li class="card{moves}"><span class="card-label">{label}</span>'
        f'<span class="card-value">{escape(shown)} of {shift.of}</span>'
        f'<span class="card-note">{"<br>".join(escape(note) for note in notes)}</span></li>'
    )


def _moved(shifts: Sequence[what_if.SegmentShift], view: View) -> None:
    """Draw which statuses move: of the segment in view, else of the first in which something does."""
    of_view = [s for s in shifts if s.segment == view.segment] or list(shifts)
    shift = next((s for s in of_view if s.moved), None)
    st.subheader("What stands otherwise then")
    if shift is None:
        st.info("Nothing that is asked here would stand otherwise.")
        return
    where = words.segment_label(view.vocabulary, shift.segment)
    more = "" if view.segment != plan_views.ALL else " Choose another segment above to see it there."
    st.caption(f"{where}: {len(shift.moved)} of the things asked there.{more}")
    st.table(reports.moved_table(shift, view.labels, view.vocabulary), hide_index=True)
