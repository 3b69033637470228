"""What the coach keeps and gives away: the file, the hand-out, the full report; and the end of it all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event

import streamlit as st

from mlgap import coaching
from mlgap.ui import widgets
from mlgap.ui.coaching._desk import Desk

__all__ = ["give", "keep", "rename"]


def keep(desk: Desk, new_client: Callable[[], None]) -> None:
    """Draw the way to save the session, and the way to forget it all for another client."""
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
                st.button("Forget them and start anew", key="new_client", on_click=new_client)
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
    """Draw the files for the client."""
    held = desk.held
    if held is None:
        st.info("The hand-out and the report come with the client's CV.")
        return
    widgets.downloads(lambda: held.report)
