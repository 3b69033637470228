"""Before there is a session: an alias to start with, or the file of the last talk."""

from __future__ import annotations

import streamlit as st

from mlgap import coaching
from mlgap.coaching import CoachingSession
from mlgap.errors import DataError, MlgapError
from mlgap.ui import words

__all__ = ["ask_alias", "ask_file", "ask_whose"]

FILE_LIMIT_MB = 20
NO_FILE = "This file was not opened. Give the file that *Save to a file* made."


def ask_alias(round_: int) -> str | None:
    """Draw where a session is started, and return the alias it is started with."""
    with st.form(f"start_client_{round_}", border=False):
        alias = st.text_input(
            "Alias of the client",
            placeholder="Client 7",
            max_chars=coaching.LONGEST_ALIAS,
            key=f"alias_{round_}",
            help="It stands above every page while the session is open, in the file and on the hand-out. "
            "Take no name, so that the file does not say who it is about.",
        )
        if not st.form_submit_button("Start a session", type="primary", key=f"start_{round_}"):
            return None
    cleaned = coaching.clean_alias(alias)
    if not cleaned:
        st.error("Give an alias first, such as “Client 7”.", icon=":material/error:")
    return cleaned or None


def ask_file(round_: int) -> CoachingSession | None:
    """Draw where a file is opened, and return the session that it holds; say in a sentence why it is none."""
    given = st.file_uploader(
        "A coaching file (JSON)", type=["json"], max_upload_size=FILE_LIMIT_MB, key=f"coaching_{round_}"
    )
    if given is None:
        return None
    try:
        return coaching.from_json(given.getvalue().decode("utf-8", errors="replace"))
    except MlgapError as error:
        st.error(f"{NO_FILE} {_first(error)}", icon=":material/error:")
    return None


def _first(error: MlgapError) -> str:
    """Return the first of what is wrong with a file, and how much more there is."""
    if not isinstance(error, DataError):
        return words.refusal(error)
    first, more = error.problems[0].removeprefix("$: "), len(error.problems) - 1
    return words.refusal(f"{first[:1].upper()}{first[1:]}{f' (and {more} more)' if more else ''}.")


def ask_whose(alias: str) -> bool | None:
    """Draw the question whether the CV at hand is this client's; True is yes, None unanswered."""
    with st.container(border=True, key="whose_cv"):
        st.markdown("**There is a CV in this session already. Is it this client's?**")
        st.text(alias)
        with st.container(horizontal=True, gap="small"):
            if st.button("Yes: it is their CV of today", key="whose_cv_same"):
                return True
            if st.button("No: remove it", key="whose_cv_other"):
                return False
    return None
