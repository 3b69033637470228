"""The hand-out: two pages for a client to take home, however much or little there is to tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mlgap.reports import _handout_parts as parts
from mlgap.reports._handout_parts import ROOM, Told, tall
from mlgap.reports._pdf_text import REGULAR, SOFT, shortened, writable
from mlgap.reports._words import SkillNames, words_for
from mlgap.types import Focus, GapReport
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_MARGIN, _TOP, _FOOT = 45.0, 34.0, 44.0
_BRIEFER = 5
"""Times that a page is written again, each time briefer, until it fits."""


def to_handout(
    report: GapReport,
    *,
    alias: str = "",
    focus: Focus | None = None,
    agreed: Sequence[str] = (),
    skills: SkillNames | None = None,
    vocabulary: Vocabulary | None = None,
) -> bytes:
    """Return a PDF of exactly two A4 pages with charts, for the person the report is about.

    `alias` is what they are called, `focus` what they aim at, `agreed` the steps agreed with them. What has
    no room is shortened or counted. The same values give the same bytes.
    """
    told = Told(report, words_for(skills, vocabulary), focus or Focus(), alias, _written(agreed))
    first = _fitted(lambda brief: parts.first_page(told, brief))
    second = _fitted(lambda brief: parts.second_page(told, brief, _height()))
    return _pdf((first, second), told)


def _written(agreed: Sequence[str]) -> tuple[str, ...]:
    return tuple(text for text in (" ".join(step.split()) for step in agreed) if text)


def _height() -> float:
    from reportlab.lib.pagesizes import A4

    return float(A4[1]) - _TOP - _FOOT


def _fitted(write: Callable[[int], list[Flowable]]) -> list[Flowable]:
    """Return a page as full as fits: each try is briefer, and the last drops what is still too long."""
    for brief in range(_BRIEFER):
        made = write(brief)
        if tall(made) <= _height():
            return made
    while tall(made) > _height():
        made = made[:-1]
    return made


def _pdf(pages: Sequence[list[Flowable]], told: Told) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Frame

    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, lang="en", initialFontName=REGULAR)
    canvas.setTitle(writable(told.title))
    canvas.setAuthor("mlgap")
    canvas.setSubject("Counts of what adverts ask and of what one CV says; not advice on hiring")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for number, page in enumerate(pages, start=1):
        key = f"page{number}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(parts.OUTLINE[number - 1], key)
        frame = Frame(
            _MARGIN, _FOOT, ROOM, _height(),
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        frame.addFromList(list(page), canvas)
        _footer(canvas, told, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _footer(canvas: Any, told: Told, number: int) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setFont(REGULAR, 7)
    canvas.setFillColor(HexColor(SOFT))
    canvas.drawString(_MARGIN, 29, shortened(parts.counted_words(told), ROOM, REGULAR, 7))
    canvas.drawString(_MARGIN, 19, shortened(parts.made_words(told), ROOM - 50, REGULAR, 7))
    canvas.drawRightString(_MARGIN + ROOM, 19, f"Page {number} of 2")
