"""A cohort's picture as a PDF, with its bars drawn."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mlgap.cohorts import CohortComparison, CohortPicture, SkillCount
from mlgap.reports import _cohort_words as c
from mlgap.reports._cohort_plain import cohort_sources
from mlgap.reports._cohort_tables import CohortRow, CohortTable, cohort_tables
from mlgap.reports._pdf import page_number
from mlgap.reports._pdf_text import REGULAR, paragraph, table
from mlgap.reports._words import words_for
from mlgap.types import Demand

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_ALL = 182.0
"""Millimetres across."""
_BAR = 26.0
_LINE, _SHARE, _CVS, _HIDDEN = "#d5ddd9", "#0b5f9c", "#00704f", "#848d97"
_MOST_ROWS = 25
"""Of one table; the HTML form holds more, CSV and JSON all."""


def cohort_to_pdf(picture: CohortPicture, comparison: CohortComparison | None = None) -> bytes:
    """Return a cohort's figures as a PDF of a few pages; the same figures give the same bytes.

    What many adverts ask, what changed, the modules and the shared lines are in it; single segments
    are in the HTML, CSV and JSON forms.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    words = words_for()
    story = [
        paragraph(c.COHORT_TITLE, "title"),
        paragraph(f"{words.cell(picture.cell, segment=True)}. Made on {picture.created}.", "soft"),
        paragraph(c.cohort_read_words(picture), "body"),
        paragraph(c.COHORT_RULE, "body"),
        *(paragraph(f"Note: {text}", "body") for text in picture.warnings),
        *(
            part
            for t in cohort_tables(picture, words, comparison)
            if not t.folded
            for part in _section(t, picture.n_read)
        ),
        paragraph("How to read this", "heading"),
        paragraph(c.COHORT_READING, "body"),
        paragraph(c.COHORT_WITHHELD, "body"),
        paragraph(cohort_sources(picture), "soft"),
    ]
    out = BytesIO()
    SimpleDocTemplate(
        out, pagesize=A4, leftMargin=14 * mm, rightMargin=14 * mm, topMargin=13 * mm, bottomMargin=15 * mm,
        title=c.COHORT_TITLE, author="mlgap", invariant=1, lang="en",
        initialFontName=REGULAR,
    ).build(story, onFirstPage=page_number, onLaterPages=page_number)  # fmt: skip
    return out.getvalue()


def _section(part: CohortTable, n_read: int) -> Iterator[Flowable]:
    yield paragraph(part.title, "heading")
    for note in part.notes:
        yield paragraph(note, "soft")
    if not part.rows:
        return
    rows, drawn = part.rows[:_MOST_ROWS], any(row.demand for row in part.rows)
    head = [paragraph(text, "bold") for text in _spread(part.columns, drawn)]
    yield table([head, *(_row(row, n_read, drawn) for row in rows)], _widths(part, drawn), long_rows=True)
    if len(part.rows) > len(rows):
        more = len(part.rows) - len(rows)
        yield paragraph(f"{more} more are in the HTML, CSV and JSON forms.", "soft")


def _spread(columns: tuple[str, ...], drawn: bool) -> tuple[str, ...]:
    """Return the heads of columns with an empty one before each that bars stand in."""
    return (columns[0], "", columns[1], "", *columns[2:]) if drawn else columns


def _row(row: CohortRow, n_read: int, drawn: bool) -> list[Any]:
    cells: list[Any] = [paragraph(cell, "cell") for cell in row.cells]
    if not drawn:
        return cells
    share = _share_bar(row.demand) if row.demand else ""
    cvs = _count_bar(row.count, n_read) if row.count else ""
    return [cells[0], share, cells[1], cvs, *cells[2:]]


def _widths(part: CohortTable, drawn: bool) -> list[float]:
    """Return how wide each column is, in millimetres: as its longest text asks, within bounds."""
    texts = [[row.cells[i] for row in part.rows] for i in range(len(part.columns))]
    asked = [
        min(max(len(head), *map(len, column), 12), 60)
        for head, column in zip(part.columns, texts, strict=True)
    ]
    room = _ALL - (2 * _BAR if drawn else 0)
    own = [room * n / sum(asked) for n in asked]
    return [own[0], _BAR, own[1], _BAR, *own[2:]] if drawn else own


def _share_bar(demand: Demand) -> Flowable:
    from reportlab.graphics.shapes import Circle, Drawing, Line
    from reportlab.lib.colors import HexColor

    width, y = 66.0, 3.5
    low, high, at = (width * share for share in (demand.asked_low, demand.asked_high, demand.asked))
    drawing = Drawing(width, 7)
    drawing.add(Line(0, y, width, y, strokeColor=HexColor(_LINE), strokeWidth=1))
    drawing.add(Line(low, y, high, y, strokeColor=HexColor(_SHARE), strokeWidth=2.6))
    drawing.add(Circle(at, y, 2.4, fillColor=HexColor(_SHARE), strokeColor=None))
    return drawing


def _count_bar(count: SkillCount, n_read: int) -> Flowable:
    """Return a bar of the CVs that show a skill; where that is withheld, a dashed line."""
    from reportlab.graphics.shapes import Drawing, Line, Rect
    from reportlab.lib.colors import HexColor

    width = 66.0
    drawing = Drawing(width, 7)
    if count.shown is None:
        line = Line(0, 3.5, width, 3.5, strokeColor=HexColor(_HIDDEN), strokeWidth=1.2)
        line.strokeDashArray = [2, 3]
        drawing.add(line)
        return drawing
    drawing.add(Rect(0, 1, width, 5, fillColor=HexColor(_LINE), strokeColor=None))
    part = width * count.shown / n_read
    drawing.add(Rect(0, 1, part, 5, fillColor=HexColor(_CVS), strokeColor=None))
    return drawing
