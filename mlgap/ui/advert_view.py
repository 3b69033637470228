"""What is drawn of adverts: facts, conditions, each thing asked with its lines, and tables; all escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

import streamlit as st

from mlgap import reports
from mlgap.adverts import AnalysedAdvert, AskedItem, PostingReport
from mlgap.csv_cells import csv_file
from mlgap.types import Demand, Profile
from mlgap.ui import cards, widgets

__all__ = ["Adverts", "Shown", "downloads", "draw_asked", "draw_market", "pick", "side_by_side", "table"]

AS_GIVEN = "As given"
LINES = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """One advert to draw: its report and its own lines, by the ids of what they ask, for the screen alone."""

    report: PostingReport
    lines: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Adverts:
    """The adverts of a session as read, in the order given, with the profile of the CV where there is one."""

    analysed: tuple[AnalysedAdvert, ...]
    profile: Profile | None
    lines_of: Callable[[int], Mapping[str, str]]
    """The own lines of the advert at that place, by the ids of what they ask."""


def table(rows: Sequence[Mapping[str, str]]) -> None:
    """Draw rows of the same columns as a table that scrolls sideways where it is wider than the screen."""
    if not rows:
        return
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in rows[0])
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(value)}</td>" for value in row.values()) + "</tr>" for row in rows
    )
    st.html(
        f'<div class="scroll" tabindex="0"><table class="plain"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def side_by_side(found: Adverts) -> None:
    """Draw several adverts as a table, in the order given unless the person sorts, and those not read."""
    if len(found.analysed) > 1:
        st.header("Side by side")
        rows = reports.adverts_rows(found.analysed)
        orders = _orders(rows, found.profile is not None)
        order = st.selectbox("Order", [AS_GIVEN, *orders], key="advert_order")
        table(rows if order == AS_GIVEN else sorted(rows, key=lambda row: row[order]))
    problems = reports.adverts_problems(found.analysed)
    if problems:
        st.header("Not read")
        table(problems)


def _orders(rows: Sequence[Mapping[str, str]], has_cv: bool) -> list[str]:
    names = ["Title", "Role", "Level", "Segment", "Pay against the band"]
    return [*names, *(["Within reach"] if has_cv else [])] if rows else []


def pick(found: Adverts) -> Shown | None:
    """Draw the choice of one advert where there are several, and return it."""
    read = {place: x.report for place, x in enumerate(found.analysed) if x.report}
    if not read:
        return None
    place = next(iter(read))
    if len(read) > 1:
        called = {i: ": ".join(filter(None, (found.analysed[i].name, r.title))) for i, r in read.items()}
        place = st.selectbox(
            "Advert in view", list(read), format_func=called.__getitem__, key="advert_in_view"
        )
    return Shown(read[place], found.lines_of(place))


def draw_asked(shown: Shown, profile: Profile | None, labels: Mapping[str, str]) -> None:
    """Draw each thing asked with the advert's words and the CV's line, required ones first."""
    report = shown.report
    rows = reports.advert_asked(report, reports.words_for(labels), profile=profile)
    if not rows:
        st.info("Nothing technical was read in this advert. Was its text pasted whole?")
    widgets.grid([_asked_card(item, row, shown.lines) for item, row in zip(report.asked, rows, strict=True)])


def _asked_card(item: AskedItem, row: Mapping[str, str], lines: Mapping[str, str]) -> str:
    said = list(dict.fromkeys(lines[s].lstrip(" -*•·\t") for s in item.skill_ids if s in lines))
    own = "".join(f'<p class="card-note">In the advert: {escape(line)}</p>' for line in said[:LINES])
    status = cards.badge(item.status, row["In this CV"]) if item.status else ""
    proof = "".join(cards.quote(line) for line in item.lines[:LINES])
    if item.status and not proof:
        proof = '<p class="card-note">No line of the CV speaks of it.</p>'
    return (
        f'<li class="gap gap-{item.status or "asked"}"><div class="gap-head"><b>{escape(row["Asked"])}</b>'
        f"{cards.badge('context', row['How'])}{status}</div>{own}{proof}</li>"
    )


def draw_market(report: PostingReport, labels: Mapping[str, str]) -> None:
    """Draw what in an advert is usual and unusual beside those like it, and what they most ask besides."""
    market, words = report.market, reports.words_for(labels)
    st.markdown(_plain(reports.beside_words(market, words)))

    def rows(demands: Sequence[Demand]) -> list[dict[str, str]]:
        return reports.share_rows(demands, market, words)

    st.subheader("Unusual")
    st.markdown(_plain(reports.unusual_words(market)))
    table(rows(market.unusual))
    st.subheader("Most asked there, not named here")
    st.markdown(_plain(reports.not_asked_words(market)))
    table(rows(market.not_asked[: reports.OPEN_ITEMS]))
    with st.expander(f"Usual: asked here and by at least 20 % of them ({len(market.usual)})"):
        table(rows(market.usual))


def pay(report: PostingReport) -> None:
    """Draw how the advert's pay compares with the band."""
    for sentence in reports.advert_pay_words(report):
        st.markdown(_plain(sentence))


def downloads(found: Adverts, shown: Shown) -> None:
    """Draw the ways to keep what was found; no file holds a sentence of an advert."""
    with st.container(horizontal=True):
        st.download_button(
            "This advert (Markdown)",
            partial(reports.posting_to_markdown, shown.report, found.profile),
            file_name="mlgap-advert.md",
            mime="text/markdown",
            key="advert_md",
            on_click="ignore",
            icon=":material/download:",
        )
        st.download_button(
            "All adverts (CSV)",
            lambda: csv_file(reports.adverts_to_csv(found.analysed)),
            file_name="mlgap-adverts.csv",
            mime="text/csv",
            key="adverts_csv",
            on_click="ignore",
            icon=":material/download:",
        )


def _plain(text: str) -> str:
    """Return text that Streamlit draws as it stands: no Markdown, no formula between two dollar signs."""
    return reports.escape_markdown(text).replace("$", "\\$").replace(":", "\\:")
