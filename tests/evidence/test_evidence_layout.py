from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from mlgap.documents import mask_identity, read_document
from mlgap.errors import MlgapError
from mlgap.evidence import extract_profile
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import Document, Line, Profile, Span

TODAY = date(2026, 11, 21)
RESEARCH = os.environ.get("MLGAP_RESEARCH_DATA")


def page_of(*placed: tuple[float, float, str]) -> Document:
    """Return a one-page document of lines given as left edge, height on the page and text."""
    text = "\n".join(line for _, _, line in placed)
    lines, start = [], 0
    for left, height, line in placed:
        box = (left, height, left + 5.0 * len(line), height + 10)
        lines.append(Line(Span(start, start + len(line)), 1, box))
        start += len(line) + 1
    return Document("cv.pdf", "application/pdf", 1, text, tuple(lines), "0" * 64)


def profile_of(document: Document, taxonomy: Taxonomy) -> Profile:
    return extract_profile(document, taxonomy, None, None, today=TODAY)


def test_dates_read_after_the_text_return_to_the_title_beside_them(small_taxonomy: Taxonomy) -> None:
    profile = profile_of(
        page_of(
            (60, 700, "Experience"),
            (60, 680, "Fenwick Labs, Data Engineer"),
            (72, 666, "• Wrote SQL"),
            (72, 652, "• Wrote Python"),
            (470, 680, "Eastmarch, CA"),
            (470, 666, "Mar 2021 – present"),
            (60, 630, "Orsett Bank, Data Analyst"),
            (72, 616, "• Wrote reports"),
            (72, 602, "• Wrote letters"),
            (470, 630, "Eastmarch, CA"),
            (470, 616, "June 2018 – Feb 2021"),
        ),
        small_taxonomy,
    )
    assert [(e.role, e.employer, e.start, e.end) for e in profile.entries] == [
        ("Data Engineer", "Fenwick Labs", "2021-03", None),
        ("Data Analyst", "Orsett Bank", "2018-06", "2021-02"),
    ]
    assert [profile.claims[e.claim].entry for e in profile.evidence] == [0, 0]


def test_a_wider_step_on_the_page_parts_paragraphs_and_a_usual_one_does_not(small_taxonomy: Taxonomy) -> None:
    profile = profile_of(
        page_of(
            (60, 700, "Experience"),
            (60, 680, "Data Engineer"),
            (60, 664, "Fenwick Labs"),
            (60, 648, "Mar 2021 – present"),
            (72, 632, "• Wrote SQL"),
            (72, 616, "• Wrote letters"),
            (60, 570, "Spoken: Python"),
        ),
        small_taxonomy,
    )
    (entry,) = profile.entries
    assert (entry.role, entry.employer) == ("Data Engineer", "Fenwick Labs")
    assert profile.claims[-1].entry is None


def test_dates_broken_over_two_lines_are_one_range(small_taxonomy: Taxonomy) -> None:
    profile = profile_of(
        page_of((60, 700, "Education"), (60, 684, "BEng, Saltmarsh Polytechnic, 2011 -"), (60, 668, "2015")),
        small_taxonomy,
    )
    assert [(e.start, e.end) for e in profile.entries] == [("2011", "2015")]


@pytest.mark.skipif(RESEARCH is None, reason="MLGAP_RESEARCH_DATA names no folder of CV files")
def test_every_quote_stands_in_the_file_it_was_read_from() -> None:
    taxonomy = load_taxonomy()
    seen = 0
    folder = Path(RESEARCH or "") / "cvs"
    for path in sorted((*folder.glob("layouts/*.pdf"), *folder.glob("docx/*.docx"))):
        try:
            document = mask_identity(read_document(path.read_bytes(), path.name))
        except MlgapError:
            continue
        profile = profile_of(document, taxonomy)
        for item in (*profile.evidence, *profile.disclaimed):
            assert document.text[item.span.start : item.span.end] == item.quote
        seen += 1
    assert seen > 20


@pytest.mark.skipif(RESEARCH is None, reason="MLGAP_RESEARCH_DATA names no folder of CV files")
@pytest.mark.parametrize("theme", ["classic", "moderncv", "engineeringresumes"])
def test_jobs_are_read_alike_from_three_designs_of_one_cv(theme: str) -> None:
    path = Path(RESEARCH or "") / "cvs" / "layouts" / f"rendercv__standard_full__{theme}.pdf"
    document = mask_identity(read_document(path.read_bytes(), path.name))
    jobs = [e for e in profile_of(document, load_taxonomy()).entries if e.context == "job"]
    assert [(e.employer.split()[0], e.start, e.end) for e in jobs] == [
        ("Stripe", "2021-03", None),
        ("Google", "2018-06", "2021-02"),
        ("Amazon", "2016-07", "2018-05"),
    ]
