"""A text mended by hand takes the place of the one that was read, and keeps the places of unchanged lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgap import cv_text
from mlgap.documents import MASK, edit_document, read_document, same_places
from mlgap.documents._edited import EDITED
from mlgap.errors import DocumentTooLarge, NoTextLayer
from mlgap.types import Document, HiddenText, Line, Span

LINES = (
    "Perpetua Quillfeather",
    "perpetua@example.org",
    "Experience",
    "Ran Docker in production",
    "Skills",
    "SQL",
)


def placed(*rows: str) -> Document:
    """A document of one page whose lines stand below one another."""
    lines, start = [], 0
    for number, row in enumerate(rows):
        lines.append(Line(Span(start, start + len(row)), 1, (10.0, 20.0 * number, 90.0, 20.0 * number + 9)))
        start += len(row) + 1
    return Document(
        "cv.pdf", "application/pdf", 1, "\n".join(rows), tuple(lines), "f" * 64, ("Read in parts.",)
    )


def test_the_same_text_is_the_same_document() -> None:
    document = placed(*LINES)
    assert edit_document(document, document.text) is document
    assert edit_document(document, document.text.replace("\n", "\r\n") + "\n\n") is document


def test_an_edit_says_so_and_keeps_the_place_of_unchanged_lines() -> None:
    document = placed(*LINES)
    edited = edit_document(document, document.text.replace("Ran Docker", "Ran Kubernetes\nRan Docker"))
    assert edited.text.split("\n") == [*LINES[:3], "Ran Kubernetes", *LINES[3:]]
    assert [line.box and line.box[1] for line in edited.lines] == [0, 20, 40, None, 60, 80, 100]
    assert [line.page for line in edited.lines] == [1, 1, 1, None, 1, 1, 1]
    assert edited.warnings == (EDITED,)
    assert edited.digest != document.digest
    assert (edited.name, edited.pages, edited.media_type) == ("cv.pdf", 1, "application/pdf")


def test_what_nobody_can_see_of_the_file_is_still_said_after_an_edit() -> None:
    hidden = (HiddenText("Kubernetes", 1, None, "outside the page"),)
    document = placed(*LINES)
    document = Document(
        document.name, document.media_type, 1, document.text, document.lines, "f" * 64, (), hidden
    )
    edited = edit_document(document, "Skills\nPython")
    assert edited.hidden == hidden
    assert any("cannot see" in said for said in edited.warnings)


@pytest.mark.parametrize("text", ["", "   \n ", "... ---"])
def test_an_edit_without_words_is_refused(text: str) -> None:
    with pytest.raises(NoTextLayer, match="edited text holds no letter"):
        edit_document(placed(*LINES), text)


def test_an_edit_of_endless_length_is_refused() -> None:
    with pytest.raises(DocumentTooLarge, match="characters"):
        edit_document(placed(*LINES), "word " * 70_000)


def test_text_that_opens_like_another_format_stays_text() -> None:
    edited = edit_document(placed(*LINES), '%PDF-1.4 {"basics": 1}\nSQL')
    assert edited.text.startswith("%PDF-1.4")


@given(st.lists(st.sampled_from(("", *LINES, "- new", "SQL")), min_size=1, max_size=12))
def test_places_carried_over_hold_the_same_words(rows: list[str]) -> None:
    document = placed(*LINES)
    edited = edit_document(document, "\n".join(["Heading", *rows]))
    spans = [line.span for line in edited.lines if line.span.start < line.span.end]
    spans += [Span(a.start, b.end) for a, b in pairwise(spans)]
    found = same_places(spans, edited, document)
    for span, there in found.items():
        assert edited.text[span.start : span.end] == document.text[there.start : there.end]
    kept = [line.span for line in edited.lines if line.box and line.span.start < line.span.end]
    assert {span for span in found if edited.text[span.start : span.end] in LINES} >= set(kept)


def test_an_edit_is_masked_anew() -> None:
    cv = cv_text.read_pasted("\n".join(LINES))
    assert {item.kind for item in cv.found} == {"name", "e-mail"}
    edited = cv_text.edit_text(cv, cv.read.text.replace("perpetua@example.org", "+44 20 7946 0958"))
    assert edited.masked.text.startswith(MASK * len(LINES[0]))
    assert "7946" in edited.read.text
    assert "7946" not in edited.masked.text
    assert len(edited.read.text) == len(edited.masked.text)
    assert cv_text.edit_text(cv, cv.read.text) is cv


def test_an_unedited_document_says_nothing_of_edits() -> None:
    assert EDITED not in read_document("\n".join(LINES).encode(), "cv.txt").warnings
