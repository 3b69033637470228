"""What the coach keeps and gives away: the file, the hand-out, the full report; and the end of it all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Literal

import streamlit as st

from mlgap import coaching, reports
from mlgap.coaching import AgreedStep
from mlgap.types import Focus, GapReport
from mlgap.ui.coaching._desk import Desk

__all__ = ["give", "keep", "rename"]

_Kind = Literal["primary", "secondary"]
FULL_REPORT: tuple[tuple[str, str, str, Callable[[GapReport], str | bytes]], ...] = (
    ("web page", "html", "text/html", reports.to_html),
    ("PDF", "pdf", "application/pdf", reports.to_pdf),
    ("Markdown", "md", "text/markdown", reports.to_markdown),
)
"""Label, ending, media type and writer."""


def keep(desk: Desk, new_client: Callable[[], None]) -> None:
    """Draw the way to save the session, and the way to forget it all for another client."""
    if advice := coaching.alias_advice(desk.client.session.alias):
        st.warning(advice, icon=":material/badge:")
    if desk.client.problem:
        st.error(f"That was not kept: {desk.client.problem}.", icon=":material/error:")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        page = Event()
        st.download_button(
            "Save to a file",
            partial(desk.client.file, page, desk.report, desk.today),
            file_name=coaching.file_name(desk.client.session, desk.today),
            mime="application/json",
            type="secondary" if desk.is_saved else "primary",
            icon=":material/save:",
            key=f"keep_{desk.round}",
            on_click=partial(desk.client.ask_file, page),
        )
        if desk.is_saved:
            st.button("New client", icon=":material/person_add:", key="new_client", on_click=new_client)
        else:
            with st.popover("New client", icon=":material/person_add:", key="new_client_asked"):
                st.warning("There are changes that no file holds yet. They will be gone.")
                st.button("Forget it all and start anew", key="new_client", on_click=new_client)
        with st.popover("Change the alias", type="tertiary", key=f"rename_{desk.round}"):
            rename(desk)
    st.caption(
        "Nothing is stored on the server. What no file holds is gone with *New client*, and when this page "
        "is closed or left idle for long."
    )


def rename(desk: Desk) -> None:
    """Draw where the alias is changed."""
    with st.form(f"rename_to_{desk.round}", border=False):
        alias = st.text_input(
            "Alias of the client",
            value=desk.client.session.alias,
            max_chars=coaching.LONGEST_ALIAS,
            key=f"alias_{desk.round}",
        )
        sent = st.form_submit_button("Use this alias", key=f"use_alias_{desk.round}")
    cleaned = coaching.clean_alias(alias)
    if sent and cleaned:
        desk.client.change(lambda session: coaching.rename(session, cleaned))
        st.rerun()
    if sent:
        st.error("Give an alias first, such as “Client 7”.", icon=":material/error:")


def give(desk: Desk) -> None:
    """Draw the files for the client: two pages to take home, and the full report."""
    report, session = desk.report, desk.client.session
    if report is None:
        st.info("The hand-out and the full report come with the client's CV.")
        return
    st.markdown(
        "The hand-out carries the alias, the target and the agreed steps that are open; the full report "
        "carries none of them. Your notes are in neither."
    )
    aimed = Focus(session.target.segment, session.target.role_family)
    agreed = [_told(step, desk) for step in session.agreed if step.done is None]
    handout = partial(reports.to_handout, report, alias=session.alias, focus=aimed, agreed=agreed)
    with st.container(horizontal=True):
        _file("Hand-out (PDF, 2 pages)", "hand-out.pdf", "application/pdf", handout, kind="primary")
        for label, ending, mime, write in FULL_REPORT:
            _file(f"Full report ({label})", f"report.{ending}", mime, partial(write, report))


def _file(
    label: str, name: str, mime: str, write: Callable[[], str | bytes], kind: _Kind = "secondary"
) -> None:
    st.download_button(
        label,
        write,
        file_name=f"mlgap-{name}",
        mime=mime,
        type=kind,
        key=f"give_{name}",
        on_click="ignore",
        icon=":material/download:",
    )


def _told(step: AgreedStep, desk: Desk) -> str:
    label = desk.market.labels.get(step.skill_id or "", "")
    due = f" (due {step.due})" if step.due else ""
    return f"{label}: {step.text}{due}" if label else f"{step.text}{due}"
