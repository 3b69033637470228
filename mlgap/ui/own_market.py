"""Use your own postings: files of adverts that become this session's market, and are never written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from mlgap import pipeline
from mlgap.csv_cells import csv_file, csv_of
from mlgap.market import BuildOptions, Fault, Order, fault_rows, parse_mapping, parse_month
from mlgap.ui import words

__all__ = ["Asked", "OwnMarket", "ask", "banner", "read", "show"]

TYPES = ["csv", "tsv", "jsonl", "ndjson", "parquet"]
LIMIT_MB = 10
ROWS = 3_000
DATES: dict[Order | None, str] = {
    None: "what other rows tell, else not read",
    "day-first": "the first of February",
    "month-first": "the second of January",
}
FAULTS_SHOWN = 50
HELP = (
    "CSV, JSON lines or Parquet, up to 10 MB and 3,000 postings in all; for more, build a market on the "
    "command line. A column with the advert's text is needed; title, company, location, date and pay are "
    "used where there are any."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Files of postings as they were uploaded, and how to read them."""

    files: tuple[tuple[str, bytes], ...]
    columns: str
    dates: Order | None
    month: str
    add: bool


@dataclass(frozen=True, slots=True)
class OwnMarket:
    """The market of a session's own postings: `taken` of them, beside the shipped ones where `added`."""

    resources: pipeline.Resources
    taken: int
    added: bool
    faults: tuple[Fault, ...]

    @property
    def left_out(self) -> int:
        """How many rows were left out."""
        return sum(fault.outcome == "left out" for fault in self.faults)

    @property
    def label(self) -> str:
        """Return what stands wherever figures of this market do."""
        n = f"n = {self.taken:,}"
        return f"the shipped market with your postings added, {n}" if self.added else f"your postings, {n}"


def ask(round_: int) -> Asked | None:
    """Draw the form, and return what was given when it is sent."""
    with st.form(f"own_{round_}", border=False):
        files = st.file_uploader(
            "Files of postings",
            type=TYPES,
            accept_multiple_files=True,
            max_upload_size=LIMIT_MB,
            key=f"postings_{round_}",
            help=HELP,
        )
        columns = st.text_input(
            "Columns, where yours have other names",
            placeholder="text=JobDescription, posted=Date",
            key=f"own_columns_{round_}",
        )
        month = st.text_input(
            "Month of postings without a date", placeholder="2026-11", key=f"own_month_{round_}", max_chars=7
        )
        dates = st.selectbox(
            "01/02/2026 is",
            list(DATES),
            format_func=DATES.__getitem__,
            key=f"own_dates_{round_}",
        )
        add = st.checkbox("Add them to the shipped market", key=f"own_add_{round_}")
        sent = st.form_submit_button("Use these postings")
    if not sent or not files:
        return None
    return Asked(tuple((f.name, f.getvalue()) for f in files), columns, dates, month.strip(), add)


def read(asked: Asked, shipped: pipeline.Resources, today: date) -> OwnMarket:
    """Return the market of what was asked; raises `MlgapError` where no market can be made of it."""
    options = BuildOptions(
        columns=parse_mapping([asked.columns] if asked.columns.strip() else []),
        dates=asked.dates,
        month=parse_month(asked.month),
        today=today,
    )
    resources, faults = pipeline.with_own_market(asked.files, shipped, options, add=asked.add, most=ROWS)
    before = len(shipped.snapshot.facts) if asked.add else 0
    return OwnMarket(resources, len(resources.snapshot.facts) - before, asked.add, faults)


def show(own: OwnMarket) -> bool:
    """Draw what was taken and every fault; return whether the shipped market is wanted back."""
    taken, out = st.columns(2)
    taken.metric("Postings taken", f"{own.taken:,}")
    out.metric("Rows left out", f"{own.left_out:,}")
    if note := pipeline.apart_note(own.resources.snapshot):
        st.caption(f"{note}.")
    if own.faults:
        rows = fault_rows(own.faults)
        st.table(rows[:FAULTS_SHOWN], hide_index=True)
        if len(rows) > FAULTS_SHOWN:
            st.caption(f"The first {FAULTS_SHOWN} of {len(rows):,}; the file holds them all.")
        st.download_button(
            "Download what was found", _csv(rows), "postings-faults.csv", "text/csv", key="own_faults"
        )
    else:
        st.caption("Every row was read whole.")
    return st.button("Back to the shipped market", key="own_back")


def banner(own: OwnMarket) -> None:
    """Draw whose figures these are, above every page."""
    snapshot = own.resources.snapshot
    months = words.window_words(snapshot.window)
    not_shipped = "" if own.added else "; not the shipped market"
    st.info(
        f"Figures are of **{own.label}**{not_shipped}. {months}. They last until this session ends or is "
        "cleared, and nothing of them is stored.",
        icon=":material/upload_file:",
    )


def _csv(rows: Sequence[dict[str, str | int]]) -> bytes:
    return csv_file(csv_of(rows))
