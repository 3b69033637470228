"""What can be kept of a cohort: its figures as files, and a sheet for each person in one ZIP."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from mlgap import reports
from mlgap.cohorts import CohortComparison, CohortPicture
from mlgap.resources import Resources
from mlgap.ui import widgets
from mlgap.ui.cohort_state import CohortState

__all__ = ["figures", "sheets"]

EXPORTS = (
    ("Web page", "html", "text/html", reports.cohort_to_html),
    ("PDF", "pdf", "application/pdf", reports.cohort_to_pdf),
    ("Markdown", "md", "text/markdown", reports.cohort_to_markdown),
    ("Table (CSV)", "csv", "text/csv", lambda picture, _: reports.cohort_to_csv(picture)),
    ("Data (JSON)", "json", "application/json", lambda picture, _: reports.cohort_to_json(picture)),
)
"""Label, extension, media type and writer of each file that a cohort's figures can be kept as."""


def figures(picture: CohortPicture, compared: CohortComparison | None) -> None:
    """Draw the ways to keep the figures; each file is made when it is asked for."""
    st.subheader("The cohort's figures")
    st.markdown(
        "Counts of the cohort alone: no file name, no line that stands in one CV alone, nothing about one "
        "person. **Data (JSON)** is the one to save for *Start to end* later."
    )
    makers = ((label, end, mime, partial(write, picture, compared)) for label, end, mime, write in EXPORTS)
    widgets.files(f"mlgap-cohort-{picture.created}.", makers, key="cohort_keep")


def sheets(state: CohortState, resources: Resources, today: date) -> None:
    """Draw how the sheets are made, then the ZIP of them."""
    st.subheader("A sheet for each person")
    st.markdown(
        "One file for each CV, for the person it is about: what the CV shows with the lines as proof, the "
        "next steps, and which lines stand in other CVs too. Named by alias; *Which alias is which file* "
        "above says whose it is. Give each person theirs alone."
    )
    if state.sheets:
        st.download_button(
            "Download the sheets (ZIP)",
            state.sheets,
            file_name="mlgap-sheets.zip",
            mime="application/zip",
            key="cohort_sheets",
            on_click="ignore",
            type="primary",
            icon=":material/folder_zip:",
        )
    elif st.button("Make the sheets", icon=":material/description:", key="cohort_make_sheets"):
        bar = st.progress(0.0, "Making the sheets")

        def tell(done: int, of: int) -> None:
            bar.progress(done / of, f"Sheet {done} of {of}")

        state.make_sheets(resources, today, tell)
        st.rerun()
