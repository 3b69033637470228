"""The lines of a document as rows: trimmed, with their bullet glyph told from their content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from mlgap.evidence._dates import find_dates
from mlgap.types import Document, Line, Span

_ALWAYS_BULLET = "•●▪◦‣⁃∙·○■□◆◇❖➢➤➔→►▶»›✓✔✦★☆\ue000-\uf8ff"
_BULLET = re.compile(
    rf"[{_ALWAYS_BULLET}]+[️\s]*"
    r"|[-–—−*]+\s*(?=[^\W_\d]|[\d$€£~█\"“(])"
    r"|\+\s+(?=[^\W\d])"
    r"|>\s+(?=\S)"
    r"|[oü§]\s+(?=[A-Z0-9])"
    r"|\(?\d{1,2}[.)]\s+(?=[^\W\d])"
    r"|[a-z]\)\s+(?=\S)"
)
_BARE_GLYPH = re.compile(rf"(?:[{_ALWAYS_BULLET}*–-]|o)\s*$")
_DATE_BROKEN = re.compile(r"\b(?:19|20)\d\d\)?\s*[-–—](?:\s*[A-Za-z]{3,9}\.?)?$")
_DATE_REST = re.compile(
    r"(?:(?:[A-Za-z]{3,9}\.?\s+)?(?:19|20)\d\d|present|now|current|today)\b", re.IGNORECASE
)
_NEXT_LINE = 3
_BROKEN_DATES = 200
_FARTHEST = 60.0
_APART = 1.6
"""A distance of this many usual steps is a gap."""
_MARGIN_TEXT = 45
_SAME_HEIGHT = 4.0
_WORD = re.compile(r"[^\W\d_]{2,}|\b[CR]\b")


@dataclass(frozen=True, slots=True)
class Row:
    """One line without its outer blanks; `[start, end)` are document offsets.

    `content` is where the text after a bullet glyph starts (equal to `start` without one); `left` is the
    horizontal place in points or columns; `gap` says that blank space stands above; `middle` is the line's
    height on its page and `right` where it ends, where the document has boxes; `gaps` are the offsets of the
    blanks that are a tab or as wide.
    """

    start: int
    end: int
    content: int
    text: str
    bullet: bool
    left: float
    gap: bool
    page: int | None = None
    middle: float | None = None
    right: float | None = None
    gaps: tuple[int, ...] = ()

    @property
    def span(self) -> Span:
        """Return the document offsets of the row."""
        return Span(self.start, self.end)

    @property
    def body(self) -> str:
        """Return the text after the bullet glyph."""
        return self.text[self.content - self.start :]

    def piece(self, start: int, end: int) -> Row:
        """Return the part of this row between two document offsets as a row without a bullet."""
        raw = self.text[start - self.start : end - self.start]
        start += len(raw) - len(raw.lstrip())
        text = raw.strip()
        bullet = self.bullet and start <= self.content
        content = self.content if bullet else start
        gaps = tuple(gap for gap in self.gaps if start <= gap < start + len(text))
        return Row(
            start, start + len(text), content, text, bullet, self.left, self.gap,
            self.page, self.middle, self.right, gaps,
        )  # fmt: skip


def read_rows(document: Document) -> tuple[Row, ...]:
    """Return the rows of a document that hold words, in the order of its lines."""
    lines = document.lines or tuple(_lines_of(document.text))
    step = _line_step(lines)
    rows: list[Row] = []
    blank = False
    glyph: Row | None = None
    previous: Line | None = None
    for line in lines:
        raw = document.text[line.span.start : line.span.end]
        text = raw.strip()
        if not text:
            blank = True
            continue
        start = line.span.start + len(raw) - len(raw.lstrip())
        left = line.box[0] if line.box else float(start - line.span.start)
        gap = blank or _stands_apart(previous, line, step)
        previous, blank = line, False
        if _BARE_GLYPH.fullmatch(text):
            glyph = Row(start, start + len(text), start, text, True, left, gap)
            continue
        if not _WORD.search(text) and not re.search(r"\d", text):
            continue
        row = _row(start, text, left, gap, glyph)
        row = replace(row, gaps=tuple(line.span.start + gap for gap in line.gaps))
        if line.box:
            row = replace(row, page=line.page, middle=_middle(line), right=line.box[2])
        rows.append(row)
        glyph = None
    return tuple(_reseat(_rejoin_dates(rows, document.text)))


def _rejoin_dates(rows: Sequence[Row], text: str) -> list[Row]:
    """Join a range of dates that a narrow column broke in two ("2011 -" above "2015")."""
    joined: list[Row] = []
    for row in rows:
        above = joined[-1] if joined else None
        if (
            above is not None
            and row.start - above.end <= _NEXT_LINE
            and len(above.text) <= _BROKEN_DATES
            and _DATE_BROKEN.search(above.text)
            and _DATE_REST.match(row.text)
            and not row.bullet
        ):
            joined[-1] = replace(above, end=row.end, text=text[above.start : row.end])
        else:
            joined.append(row)
    return joined


def _reseat(rows: Sequence[Row]) -> list[Row]:
    """Move dates and places that stand in the right margin back to the line they stand beside.

    A reader that takes the margin for a column of its own puts them after the text they head.
    """
    seated: list[Row] = []
    index = 0
    while index < len(rows):
        stop = index
        while stop < len(rows) and _is_marginal(rows[stop], rows):
            stop += 1
        group = rows[index:stop]
        if not any(found.ranged for row in group for found in find_dates(row.text)):
            stop = max(stop, index + 1)
            seated += rows[index:stop]
        else:
            place = _beside(group[0], seated)
            seated[place:place] = [replace(row, gap=False, left=0.0) for row in group]
        index = stop
    return seated


def _is_marginal(row: Row, rows: Sequence[Row]) -> bool:
    return (
        row.middle is not None
        and not row.bullet
        and len(row.text) <= _MARGIN_TEXT
        and row.left > 0.55 * max(other.left for other in rows)
        and row.left > 2 * _commonest_left(rows)
    )


def _commonest_left(rows: Sequence[Row]) -> float:
    return sorted(row.left for row in rows)[len(rows) // 2]


def _beside(row: Row, seated: Sequence[Row]) -> int:
    """Return the place after the line that stands at the same height, or the end."""
    assert row.middle is not None
    for place in range(len(seated) - 1, -1, -1):
        other = seated[place]
        if other.page != row.page or other.middle is None:
            break
        if abs(other.middle - row.middle) <= _SAME_HEIGHT and other.left < row.left:
            return place + 1
    return len(seated)


def _row(start: int, text: str, left: float, gap: bool, glyph: Row | None) -> Row:
    if glyph is not None:
        return Row(start, start + len(text), start, text, True, glyph.left, glyph.gap)
    match = _BULLET.match(text)
    content = start + (match.end() if match else 0)
    return Row(start, start + len(text), content, text, match is not None, left, gap)


def _line_step(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next in points, 0 without boxes."""
    steps = [
        above_y - y
        for above, line in pairwise(lines)
        if above.box and line.box and above.page == line.page
        for above_y, y in [(_middle(above), _middle(line))]
        if 0 < above_y - y < _FARTHEST
    ]
    return median(steps) if steps else 0.0


def _stands_apart(above: Line | None, line: Line, step: float) -> bool:
    if above is None or above.box is None or line.box is None or above.page != line.page:
        return False
    return abs(_middle(line) - _middle(above)) > _APART * step


def _middle(line: Line) -> float:
    assert line.box is not None
    return (line.box[1] + line.box[3]) / 2


def _lines_of(text: str) -> Iterator[Line]:
    start = 0
    for raw in text.splitlines(keepends=True):
        yield Line(Span(start, start + len(raw.rstrip("\r\n"))))
        start += len(raw)
