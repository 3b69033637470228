"""The sections of the page Pay: values in, Streamlit elements out."""

from __future__ import annotations

import streamlit as st

from mlgap import pay_views, reports
from mlgap.types import Cell, GapReport, PayPicture, SalaryBand, SegmentReport
from mlgap.ui import pay_cards, widgets, words
from mlgap.ui.session import Held
from mlgap.vocabulary import Vocabulary

__all__ = [
    "band_in_view",
    "by_years",
    "first_glance",
    "how_sure",
    "levels",
    "official",
    "others",
    "segments",
    "skills",
]

ALL = "all"
WHY_TWO_WAYS = (
    "Employers differ in which years they count: some count research and teaching, others industry alone, "
    "so both levels are shown."
)
NEVER_ASKED = (
    "Nobody's past pay is asked for, read or used: the same choices show every person the same bands."
)


def band_in_view(held: Held) -> SalaryBand:
    """Return the band for the choices made: that of the one segment chosen, else that of all segments."""
    one = _one_segment(held)
    return one.band if one and one.band else pay_views.band(held.market.resources, held.drawn.cell)


def _one_segment(held: Held) -> SegmentReport | None:
    segments = held.drawn.segments
    return segments[0] if held.market.chosen and len(segments) == 1 else None


def first_glance(held: Held, old: bool) -> None:
    """Draw one band for the choices made."""
    resources, report = held.market.resources, held.drawn
    one, band = _one_segment(held), band_in_view(held)
    region = pay_views.band(resources, Cell(region=report.cell.region))
    st.html(pay_cards.glance(band, resources.vocabulary, old=old, elsewhere=region.mid is None))
    if one and one.band is None:
        label = words.segment_label(resources.vocabulary, one.segment)
        st.info(f"Too few postings of {label} for a band: all segments are shown.")
    elif held.market.chosen and one is None:
        st.caption("Several segments are chosen: the band above is that of all; each stands below.")
    if report.pay:
        say_age(report.pay)


def say_age(pay: PayPicture) -> None:
    """Say which months the bands rest on, as a warning where the newest are older than a year."""
    if reports.is_old(pay):
        st.warning(reports.age_of(pay), icon=":material/history:")


def segments(held: Held, old: bool) -> None:
    """Draw the bands of the segments side by side, and what each rests on."""
    report, vocabulary = held.drawn, held.market.resources.vocabulary
    st.header("Segments side by side")
    if any(s.band is not None and s.band.mid is not None for s in report.segments):
        widgets.figure(
            held.chart("bands", lambda: reports.band_chart(report, vocabulary)),
            reports.band_table(report, vocabulary),
            key="bands",
            fits=True,
        )
        if said := reports.without_band_words(report.segments, vocabulary):
            st.caption(said)
    else:
        st.info("Too few postings state pay here for a band of any segment.")
    with st.expander("What each band rests on", icon=":material/fact_check:"):
        widgets.grid([pay_cards.band_card(segment, vocabulary, old=old) for segment in report.segments])


def levels(held: Held) -> None:
    """Draw the bands of all levels, of all segments or of one with a band, and what comes next."""
    resources, report = held.market.resources, held.drawn
    vocabulary = resources.vocabulary
    st.header("Levels side by side")
    choice = _segment_of_levels(report, vocabulary)
    bands = pay_views.levels(resources, report.cell, None if choice == ALL else choice)
    own = vocabulary.band_of(held.profile.level)
    if said := reports.next_level_words(bands, own, vocabulary):
        st.markdown(said)
    else:
        st.markdown("Your CV states no level that could be read, so none is marked.")
    if any(band.mid is not None for band in bands):
        table = reports.level_table(bands, own, vocabulary)
        chart = held.chart("levels", lambda: reports.level_chart(bands, own, vocabulary), choice)
        widgets.figure(chart, table, key="levels", fits=True)
    else:
        st.info("Too few postings state pay here for a band of any level.")


def _segment_of_levels(report: GapReport, vocabulary: Vocabulary) -> str:
    told = pay_views.segments_with_a_band(report)
    return str(
        st.selectbox(
            "Levels of which segment",
            [ALL, *told],
            format_func=lambda id_: "All segments" if id_ == ALL else words.segment_label(vocabulary, id_),
            help="Segments that have a band of their own for the choices made.",
            key="levels_of",
        )
    )


def by_years(pay: PayPicture, vocabulary: Vocabulary) -> None:
    """Draw the bands by industry years and by all years, for someone whose years were not all in industry."""
    if not pay.by_years:
        return
    st.header("By which years are counted")
    same = len({one.band.cell for one in pay.by_years}) == 1
    st.markdown(f"{WHY_TWO_WAYS} Both ways make the same level here." if same else WHY_TWO_WAYS)
    how = {"industry": "Years in industry alone", "all": "All years, research and teaching too"}
    widgets.grid(
        [
            pay_cards.pay_card(
                how[one.counted],
                one.band,
                vocabulary,
                about=f"{one.years:g} years: {vocabulary.label('level', vocabulary.band_of(one.level))}",
            )
            for one in pay.by_years
        ]
    )


def skills(pay: PayPicture, held: Held) -> None:
    """Draw which skills that the CV does not show come with other pay; nothing where none says anything."""
    if not pay.skills:
        return
    vocabulary, labels = held.market.resources.vocabulary, held.market.labels
    part = reports.parts_of_pay(pay, labels, vocabulary)["skills"]
    st.header("Skills your CV does not show, and pay")
    st.markdown(part.note)
    chart = held.chart("skill pay", lambda: reports.skill_pay_chart(pay, labels, vocabulary))
    widgets.figure(chart, reports.part_rows(part), key="skill_pay", fits=True)


def others(pay: PayPicture, vocabulary: Vocabulary) -> None:
    """Draw contract rates where the data carry them, and apart from all counted figures what others state."""
    part = reports.parts_of_pay(pay, {}, vocabulary).get("contract")
    if part:
        st.header("Contract rates")
        st.markdown(part.note)
        if pay.contract is not None and pay.contract.mid is not None:
            widgets.grid([pay_cards.pay_card("Hourly rates of contract adverts", pay.contract, vocabulary)])
    if pay.cited:
        st.html(pay_cards.cited_block(pay.cited))


def official(pay: PayPicture, vocabulary: Vocabulary) -> None:
    """Draw official wages beside posted pay, with the difference in words."""
    st.header("Official wages beside posted pay")
    part = reports.parts_of_pay(pay, {}, vocabulary).get("official")
    if part is None or not part.rows:
        st.info("No official wages are held for this country and role.")
        return
    if part.note:
        st.markdown(part.note)
    st.html(pay_cards.table("Official wages a year", reports.part_rows(part)))


def how_sure(pay: PayPicture, band: SalaryBand, vocabulary: Vocabulary) -> None:
    """Say how wide adverts' own ranges are, and which months all of it rests on."""
    st.header("How fresh and how wide")
    said = [reports.age_of(pay)]
    if band.learned is not None:
        said.append(f"How pay moved is learned from adverts of {words.window_words(band.learned)}.")
    width = reports.parts_of_pay(pay, {}, vocabulary).get("width")
    if width:
        said.append(width.note)
    st.markdown("\n\n".join(said))
    st.caption(
        "Posted ranges exist mostly where the law asks for them, and employers who post them differ from "
        "those who do not. A band of all segments leaves out consultancies, recruiters and employers of "
        "unclear segment."
    )
