"""What the page of claims draws with: the filters, a claim with its figures, and what is at odds with it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from mlgap import reports
from mlgap.csv_cells import csv_file
from mlgap.market import CheckedClaim
from mlgap.ui import words

__all__ = ["choose_claims", "claim_card", "counts", "download", "without_verdict"]

CLAIMS_AT_FIRST = 10
BADGES = {
    "supported": "badge-shown",
    "not-supported": "badge-missing",
    "mixed": "badge-used",
    "unclear": "badge-adjacent",
    "not-checkable-here": "badge-listed",
    "contradicts": "badge-missing",
}
"""The look of each verdict; the words say it too, so that no colour has to."""


def counts(claims: Sequence[CheckedClaim]) -> None:
    """Draw how many claims have each verdict."""
    rows = [
        {"Verdict": reports.VERDICT_WORDS[verdict], "Claims": str(n), "What it means": words.VERDICT[verdict]}
        for verdict, n in reports.verdict_counts(claims).items()
    ]
    st.table(rows, hide_index=True)


def choose_claims(claims: Sequence[CheckedClaim]) -> tuple[CheckedClaim, ...]:
    """Draw the choice of topic and verdict, and return the claims with a verdict that meet it."""
    judged = [c for c in claims if c.verdict]
    topic = st.selectbox(
        "Topic",
        ["", *sorted({c.claim.topic for c in judged})],
        format_func=lambda name: name.capitalize() if name else "All topics",
    )
    verdicts = st.pills(
        "Verdict",
        list(reports.VERDICT_WORDS),
        selection_mode="multi",
        format_func=reports.VERDICT_WORDS.__getitem__,
    )
    found = [c for c in judged if topic in ("", c.claim.topic) and (not verdicts or c.verdict in verdicts)]
    st.caption(f"{len(found)} of {len(judged)} claims")
    if not found:
        st.info("No claim has this topic and this verdict.")
    if len(found) > CLAIMS_AT_FIRST and not st.toggle(f"List all {len(found)}", key="all_claims"):
        return tuple(found[:CLAIMS_AT_FIRST])
    return tuple(found)


def claim_card(
    checked: CheckedClaim, drawn: Sequence[CheckedClaim], everything: Sequence[CheckedClaim]
) -> None:
    """Draw one claim: who states what, our verdict and why, the figures, and the claims at odds with it."""
    claim, verdict = checked.claim, checked.verdict or "unclear"
    with st.container(border=True):
        st.subheader(claim.statement, anchor=claim.claim_id.lower())
        stated = reports.claimed_words(claim)
        st.html(
            f'<p><span class="badge {BADGES[verdict]}">{escape(reports.VERDICT_WORDS[verdict])}</span> '
            f"{escape(claim.claim_id)}, stated: <b>{escape(stated)}</b></p>"
        )
        st.text(checked.why)
        if claim.note and claim.note != checked.why:
            st.caption(claim.note)
        st.caption(f"Report: {claim.source}. Place: {claim.geography}. About: {claim.scope}.")
        if checked.figures:
            st.table(reports.claim_figure_rows(checked), hide_index=True)
        linked = {c.claim.claim_id for c in drawn}
        for conflict in checked.conflicts:
            link = f" [Go to it](#{conflict.claim_id.lower()})" if conflict.claim_id in linked else ""
            st.markdown(f"At odds with {reports.conflict_words(conflict, everything)}{link}")


def without_verdict(claims: Sequence[CheckedClaim], kind: str) -> None:
    """Draw the claims of a kind that gets no verdict."""
    st.table(reports.claim_rows([c for c in claims if c.claim.kind == kind]), hide_index=True)


def download(claims: Sequence[CheckedClaim]) -> None:
    """Draw the way to keep all claims with all figures."""
    st.download_button(
        "All claims and figures (CSV)",
        lambda: csv_file(reports.claims_to_csv(claims)),
        file_name="mlgap-claims.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )
