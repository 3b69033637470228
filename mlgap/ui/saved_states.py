"""Saved reports set beside each other: what is asked for, what is kept, and a card for each change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from mlgap import reports, states
from mlgap.errors import MlgapError
from mlgap.gaps import Change
from mlgap.resources import Resources
from mlgap.states import Comparison
from mlgap.types import GapReport
from mlgap.ui import uploads, widgets, words
from mlgap.ui.cards import quote
from mlgap.ui.corrections import SAVED_LIMIT_MB
from mlgap.vocabulary import Vocabulary

__all__ = ["Given", "ask", "between", "change_card", "downloads", "save_report"]


@dataclass(slots=True)
class Given:
    """The saved reports of a session, masked as they were saved, and what was last found between two."""

    earlier: GapReport | None = None
    later: GapReport | None = None
    round: int = 0
    problem: str | None = None
    found: Comparison | None = None
    found_of: tuple[GapReport, GapReport, str, date] | None = None


def ask(given: Given, resources: Resources, held: GapReport | None, today: date) -> Comparison | None:
    """Draw where saved reports are given and return what lies between two states, None for fewer than two.

    The later state is `held`, the report of the CV in this session, where there is one. Raises `UnknownId`
    for a report about a part of the market that is unknown here.
    """
    if given.problem:
        st.error(given.problem, icon=":material/error:")
    places = st.columns(2) if held is None else [st.container()]
    with places[0]:
        given.earlier = _one(given, "earlier", given.earlier)
    if held is None:
        with places[1]:
            given.later = _one(given, "later", given.later)
    later = held or given.later
    return between(given, given.earlier, later, resources, today)


def between(
    given: Given, earlier: GapReport | None, later: GapReport | None, resources: Resources, today: date
) -> Comparison | None:
    """Return what lies between two states, remembered in `given`; None where one of them is not there."""
    if earlier is None or later is None:
        return None
    wanted = (earlier, later, resources.snapshot.id, today)
    if given.found is None or given.found_of != wanted:
        with st.spinner("Reading both again under today's method"):
            given.found = states.compare_states(earlier, later, resources, today=today)
        given.found_of = wanted
    return given.found


def _one(given: Given, which: str, report: GapReport | None) -> GapReport | None:
    """Draw the place of one saved report, and return the report that stands there."""
    if report is not None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            said = f"**{which.capitalize()} report**: {report.created}, {len(report.profile.claims)} lines"
            st.markdown(said, width="content")
            if st.button(
                "Change", type="tertiary", key=f"other_{which}", help=f"Give another {which} report"
            ):
                given.round += 1
                setattr(given, which, None)
                st.rerun()
        return report
    saved = st.file_uploader(
        f"The {which} report, saved as data (JSON)",
        type=["json"],
        max_upload_size=SAVED_LIMIT_MB,
        key=f"state_{which}_{given.round}",
    )
    if saved is not None:
        given.round, given.problem = given.round + 1, None
        try:
            setattr(given, which, reports.from_json(uploads.taken(saved).decode("utf-8", errors="replace")))
        except MlgapError as error:
            given.problem = (
                "This file was not read as a saved report. Give the file that *Data (JSON)* on My gap, or "
                f"*Save this report (JSON)* here, made.\n\n{words.refusal(error)}"
            )
        st.rerun()
    return None


def save_report(report: GapReport | None) -> None:
    """Draw the way to keep this session's report, so that a later CV can be set beside it."""
    if report is None:
        return
    st.download_button(
        "Save this report (JSON)",
        partial(reports.to_json, report),
        file_name=f"mlgap-report-{report.created}.json",
        mime="application/json",
        key="save_state",
        on_click="ignore",
        icon=":material/save:",
        help="Holds the CV's lines with name and contacts masked. Give it here when the CV has changed.",
    )


def downloads(found: Comparison) -> None:
    """Draw the ways to keep a comparison."""
    offered = (
        ("Markdown", "md", "text/markdown", partial(reports.comparison_to_markdown, found)),
        ("Data (JSON)", "json", "application/json", partial(reports.plain_json, found)),
    )
    widgets.files("mlgap-before-and-after.", offered, key="keep_states")


def change_card(alike: Sequence[Change], labels: Mapping[str, str], vocabulary: Vocabulary) -> str:
    """Return the skills whose evidence differs by the same two lines, with both lines."""
    first = alike[0]
    skills = "".join(
        f"<p><b>{escape(labels.get(change.skill_id, change.skill_id))}</b>: "
        f"{escape(reports.grades_words(change, vocabulary))}</p>"
        for change in alike
    )
    note = f'<p class="card-note">{escape(reports.change_note(first))}</p>'
    return (
        f'<li class="gap"><div class="gap-head"><span class="badge badge-{first.kind}">'
        f"{reports.KIND[first.kind]}</span></div>{skills}{note if reports.change_note(first) else ''}"
        f"{_line('Before', first.quote_before)}{_line('Now', first.quote_after)}</li>"
    )


def _line(when: str, said: str | None) -> str:
    line = quote(said) if said else '<p class="card-note">No line.</p>'
    return f'<p class="card-note state-when">{when}</p>{line}'
