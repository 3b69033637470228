"""What pages draw with: values in, Streamlit elements out; text from a CV is always escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from mlgap import reports
from mlgap.csv_cells import csv_file
from mlgap.gaps import Held
from mlgap.pay_views import RegionPay
from mlgap.skills import Taxonomy
from mlgap.types import GRADES, BulletCheck, Document, Evidence, Gap, GapReport, Profile, SegmentReport
from mlgap.ui import pay_words, words
from mlgap.vocabulary import Vocabulary, load_vocabulary

__all__ = [
    "Page",
    "choose",
    "choose_bullets",
    "choose_gaps",
    "choose_region",
    "choose_segments",
    "chosen_evidence",
    "cv_card",
    "definitions",
    "downloads",
    "drawable",
    "figure",
    "files",
    "footer",
    "footer_waiting",
    "gates",
    "grid",
    "hero",
    "phone_navigation",
    "pick_segment",
    "privacy_line",
    "segment_notes",
    "style",
    "wide_table",
    "without_parts",
]

GAPS_AT_FIRST = 12
SKILLS_AT_FIRST = 20
EXPORTS = (
    ("Hand-out (PDF, 2 pages)", "hand-out.pdf", "application/pdf", reports.to_handout),
    ("Web page", "report.html", "text/html", reports.to_html),
    ("PDF", "report.pdf", "application/pdf", reports.to_pdf),
    ("Markdown", "report.md", "text/markdown", reports.to_markdown),
    ("Table (CSV)", "report.csv", "text/csv", lambda report: csv_file(reports.to_csv(report))),
    ("Data (JSON)", "report.json", "application/json", reports.to_json),
)
"""Label, name, media type and writer of each file that a report can be kept as."""
HERE = Path(__file__).parent


def style() -> None:
    """Apply the look that no setting of the theme expresses, help for keyboards, and the corner's name."""
    st.html(HERE / "style.css")
    st.html(HERE / "glances.css")
    with st.container(key="moves"):
        st.html(HERE / "moves.html", unsafe_allow_javascript=True)
    st.logo(HERE / "logo.svg", size="large", link=None)


def phone_navigation(pages: Sequence[Page]) -> None:
    """Draw the pages as a row of links; the style sheet shows it where the bar above has no room for them."""
    with st.container(horizontal=True, gap="small", key="phone_navigation"):
        for page in pages:
            st.page_link(page)


def hero() -> None:
    """Say in one breath what this is."""
    st.html(
        '<section class="hero"><h1>See what your CV shows of what employers really ask</h1>'
        "<p>mlgap reads your CV and sets it against thousands of real machine-learning job adverts. You see "
        "what it shows for each kind of employer, what to do first, and what such jobs pay.</p><ul>"
        "<li><b>Proof, not guesses.</b> Each skill comes with the line it was read from.</li>"
        "<li><b>Figures you can check.</b> Each says how many adverts stand behind it.</li>"
        "<li><b>No grade of you.</b> It compares a text with adverts.</li>"
        "</ul></section>"
    )


def privacy_line() -> None:
    """Say what happens to a CV."""
    st.caption(
        ":material/lock: Read in this machine's memory alone. Names and contact details are masked before "
        "anything else happens; nothing is written to disk or sent anywhere."
    )


def choose(label: str, kind: str, ids: Sequence[str], chosen: str | None, nothing: str) -> str | None:
    """Draw a choice of one id of the vocabulary or none, and return it."""
    vocabulary = load_vocabulary()
    options = [None, *ids]
    return st.selectbox(
        label,
        options,
        index=options.index(chosen) if chosen in options else 0,
        format_func=lambda id_: nothing if id_ is None else vocabulary.label(kind, id_),
    )


def choose_region(found: Sequence[RegionPay], key: str, on_change: Callable[[], None]) -> None:
    """Draw the choice of one region or none (""), each with how many adverts state pay there."""
    vocabulary = load_vocabulary()
    named = {str(one.region): pay_words.region_pay(one, vocabulary) for one in found}
    st.selectbox(
        "Region of these bands",
        ["", *named],
        format_func=lambda id_: named.get(id_, "No region chosen"),
        help="The same choice as Region beside the CV. A country never gives way to another: "
        "currencies are not mixed.",
        key=key,
        on_change=on_change,
    )


def choose_segments(vocabulary: Vocabulary, ids: Sequence[str], chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Draw the choice of employer segments; none chosen means all."""
    return tuple(
        st.multiselect(
            "Employer segments",
            ids,
            default=list(chosen),
            format_func=lambda id_: words.segment_label(vocabulary, id_),
            placeholder="All segments",
        )
    )


def cv_card(
    document: Document, profile: Profile, vocabulary: Vocabulary, *, of_file: Document | None = None
) -> None:
    """Draw what CV is held, what was read of it, and what its text rests on.

    `of_file` is the reading of the file itself, where the person edited its text since.
    """
    pages = "1 page" if document.pages == 1 else f"{document.pages} pages"
    level = vocabulary.label("level", profile.level).lower()
    st.html(
        f'<section class="cv-card"><b>{escape(document.name)}</b>'
        f"<p>{pages}: {escape(reports.reading_words(profile))}. Level: {escape(level)} "
        f"({escape(profile.level_basis)}).</p>{_basis(document, of_file)}</section>"
    )


def _basis(document: Document, of_file: Document | None) -> str:
    if of_file is not None:
        recognised = bool(of_file.recognised_pages)
        whose = "Read by text recognition, then edited by you" if recognised else "Text edited by you"
        pictures = "; the page pictures are of the file" if document.media_type == "application/pdf" else ""
        return f"<p><b>{whose}{pictures}.</b></p>"
    if document.recognised_pages:
        return "<p><b>Read by text recognition: check the text.</b></p>"
    return ""


def drawable(chart: Any) -> dict[str, Any]:
    """Return what a browser draws of an Altair chart: as SVG, which can be saved as what it is, and with no
    way to an editor on another host."""
    from altair import theme

    with theme.enable("none"):  # Streamlit's own theme is laid over it in the browser
        drawn: dict[str, Any] = chart.properties(
            usermeta={"embedOptions": {"actions": False, "renderer": "svg"}}
        ).to_dict()
    return drawn


def figure(chart: dict[str, Any], table: Any, *, key: str, fits: bool = False) -> None:
    """Draw a `drawable` chart, which describes itself to screen readers, with its figures as a table beneath.

    One that `fits` is as wide as any screen; another scrolls sideways within its frame on a narrow one.
    """
    with st.container(key=f"{'fitted' if fits else 'figure'}_{key}"):
        if not fits:
            st.html('<p class="swipe">Swipe the chart sideways to see all of it.</p>')
        st.vega_lite_chart(chart, width="stretch", key=key)
    with st.expander("The same figures as a table", icon=":material/table:"):
        st.table(table, hide_index=True)


def wide_table(rows: Sequence[Mapping[str, str]], key: str) -> None:
    """Draw a table that keeps its width on a phone and is moved sideways there."""
    with st.container(key=f"wide_{key}"):
        st.html('<p class="swipe">Swipe the table sideways to see all of it.</p>')
        st.table(rows, hide_index=True)


def pick_segment(segments: Sequence[SegmentReport], vocabulary: Vocabulary) -> SegmentReport:
    """Draw the choice of one segment to look at, and return it.

    The choice is kept by id: a report kept by the widget would outlive its CV.
    """
    by_id = {segment.segment: segment for segment in segments}

    def name(id_: str) -> str:
        counts = words.counts(by_id[id_].n_adverts, by_id[id_].n_employers)
        return f"{words.segment_label(vocabulary, id_)} ({counts})"

    return by_id[st.selectbox("Employer segment", list(by_id), format_func=name, key="segment_in_view")]


def grid(items: Sequence[str], kind: str = "gaps") -> None:
    """Draw cards side by side: "gaps" wide ones, "cards" small ones, "steps" numbered ones."""
    tag = "ol" if kind == "steps" else "ul"
    classes = "cards steps" if kind == "steps" else kind
    st.html(f'<{tag} class="{classes}">{"".join(items)}</{tag}>')


def segment_notes(segment: SegmentReport) -> None:
    """Say what this segment's figures rest on, and where they are withheld or were widened."""
    st.caption(
        f"{words.counts(segment.n_adverts, segment.n_employers)}, {words.window_words(segment.window)}"
    )
    if segment.dropped:
        st.info(words.fallback(segment.dropped), icon=":material/zoom_out_map:")
    if words.support(segment.n_adverts):
        st.warning(words.support(segment.n_adverts), icon=":material/data_alert:")


def choose_gaps(segment: SegmentReport) -> tuple[Gap, ...]:
    """Draw the choice between what the CV shows and what it does not, and return the gaps to draw."""
    sides = {
        "Not shown yet": tuple(g for g in segment.gaps if g.status != "shown"),
        "Shown": tuple(g for g in segment.gaps if g.status == "shown"),
    }
    side = st.segmented_control(
        "What to list",
        list(sides),
        default="Not shown yet",
        required=True,
        format_func=lambda name: f"{name} ({len(sides[name])})",
        label_visibility="collapsed",
    )
    gaps = sides[side or "Not shown yet"]
    if len(gaps) > GAPS_AT_FIRST and not st.toggle(f"List all {len(gaps)}", key=f"all_{side}"):
        return gaps[:GAPS_AT_FIRST]
    if not gaps:
        st.info("Nothing to list here.")
    return gaps


def gates(segment: SegmentReport, vocabulary: Vocabulary) -> None:
    """Draw the conditions that adverts set; they are no skills and count in no gap."""
    if not segment.gates:
        return
    with st.expander("Conditions these adverts set (no skills: they count in no figure above)"):
        st.table(
            [
                {
                    "Condition": vocabulary.label("gate", gate.gate),
                    "Stated by": words.percent(gate.stated),
                    "Required by": words.percent(gate.required),
                }
                for gate in segment.gates
            ],
            hide_index=True,
        )


def chosen_evidence(
    profile: Profile, held: Held, taxonomy: Taxonomy, vocabulary: Vocabulary
) -> list[tuple[str, tuple[Evidence, ...]]]:
    """Draw the choice of grade and area, and return (skill, evidence) strongest first, then by label.

    A skill that is held by the person's word alone has no evidence.
    """
    grades = st.pills(
        "Strongest evidence",
        list(reversed(GRADES)),
        selection_mode="multi",
        format_func=lambda grade: vocabulary.label("grade", grade),
        help="\n\n".join(f"**{vocabulary.label('grade', g)}**: {words.GRADE[g]}." for g in reversed(GRADES)),
    )
    by_skill = {**dict.fromkeys(held.skills, ()), **profile.by_skill()}
    grade_of = {skill: own.grade for skill in by_skill if (own := held.of(skill))}
    areas = {skill: taxonomy.skills[skill].area if skill in taxonomy.skills else "" for skill in by_skill}
    area = st.selectbox(
        "Area",
        ["", *(a for a in vocabulary.ids["area"] if a in areas.values())],
        format_func=lambda id_: vocabulary.label("area", id_) if id_ else "All areas",
    )
    found = [
        (skill, items)
        for skill, items in by_skill.items()
        if skill in grade_of and grade_of[skill] in (grades or GRADES) and area in ("", areas[skill])
    ]
    found.sort(key=lambda pair: (-GRADES.index(grade_of[pair[0]]), pair[0]))
    if len(found) > SKILLS_AT_FIRST and not st.toggle(f"List all {len(found)}", key="all_skills"):
        return found[:SKILLS_AT_FIRST]
    return found


def choose_bullets(bullets: Sequence[BulletCheck]) -> Sequence[BulletCheck]:
    """Draw the choice between the lines of work that could say more and all of them, and return them."""
    sides = {"Could be stronger": [b for b in bullets if b.advice], "All lines": list(bullets)}
    side = st.segmented_control(
        "Which lines",
        list(sides),
        default="Could be stronger",
        required=True,
        format_func=lambda name: f"{name} ({len(sides[name])})",
        label_visibility="collapsed",
    )
    return sides[side or "Could be stronger"]


def without_parts(segments: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the segments without those that a roll-up among them already holds, to keep a chart readable."""
    parts = {p for s in segments if s in vocabulary.segment_rollups for p in vocabulary.expand_segment(s)}
    return tuple(s for s in segments if s not in parts)


def definitions(name: str, meanings: Mapping[str, str]) -> None:
    """Draw what each word means as a table."""
    st.table([{name: word, "What it means": meaning} for word, meaning in meanings.items()], hide_index=True)


def _written(write: Callable[[GapReport], str | bytes], report: Callable[[], GapReport]) -> str | bytes:
    return write(report())


def downloads(report: Callable[[], GapReport]) -> None:
    """Draw the ways to keep a report; each file is made when it is asked for."""
    st.markdown(
        "Each file holds the figures above and the masked lines of the CV; no name, no contact details. "
        "**Data (JSON)** is the one to save for later: *Before and after* sets it beside a newer CV."
    )
    makers = ((label, name, mime, partial(_written, write, report)) for label, name, mime, write in EXPORTS)
    files("mlgap-", makers, key="download")


def files(stem: str, offered: Iterable[tuple[str, str, str, Callable[[], str | bytes]]], *, key: str) -> None:
    """Draw a button for each file: its label, its name after `stem`, its media type, and what makes it.

    A maker is called when its file is asked for, off the page: it may read neither session nor its caches.
    """
    with st.container(horizontal=True):
        for label, name, mime, make in offered:
            st.download_button(
                label,
                make,
                file_name=f"{stem}{name}",
                mime=mime,
                key=f"{key}_{name}",
                on_click="ignore",
                icon=":material/download:",
            )


def footer_waiting() -> None:
    """Say that the market is still loading."""
    st.html('<footer class="foot">Loading the market data…</footer>')


def footer(window: str, adverts: str, method_version: str) -> None:
    """Say what every figure rests on, and what it is not."""
    st.html(
        f'<footer class="foot">{escape(window)} · {escape(adverts)} · method {escape(method_version)} · '
        "adverts in our sample, not openings · not advice on hiring</footer>"
    )
