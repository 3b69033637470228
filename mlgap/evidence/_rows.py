"""The lines of a document as rows: trimmed, with their bullet glyph told from their content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mlgap.evidence._dates import find_dates
from mlgap.types import Document, Line, Span

_ALWAYS_BULLET = "•●▪◦‣⁃∙·○■□◆◇❖➢➤➔→►▶»›✓✔✦★☆\ue000-\uf8ff"
_BULLET = re.compile(
    rf"[{_ALWAYS_BULLET}]+[️\s]*"
    r"|[-–—−*]+\s*(?=[^\W_\d]|[\d$€£~█\"“(])"
    r"|\+\s+(?=[^\W\d])"
    r"|[oü§]\s+(?=[A-Z0-9])"
    r"|\(?\d{1,2}[.)]\s+(?=[^\W\d])"
    r"|[a-z]\)\s+(?=\S)"
)
_BARE_GLYPH = re.compile(rf"(?:[{_ALWAYS_BULLET}*–-]|o)\s*$")
_MARGIN_TEXT = 45
_SAME_HEIGHT = 4.0
_WORD = re.compile(r"[^\W\d_]{2,}|\b[CR]\b")


@dataclass(frozen=True, slots=True)
class Row:
    """One line without its outer blanks; `[start, end)` are document offsets.

    `content` is where the text after a bullet glyph starts (equal to `start` without one); `left` is the
    horizontal place in points or columns; `gap` says that blank space stands above; `middle` is the line's
    height on its page, where the document has boxes.
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
        return Row(start, start + len(text), content, text, bullet, self.left, self.gap)


def read_rows(document: Document) -> tuple[Row, ...]:
    """Return the rows of a document that hold words, in the order of its lines."""
    lines = document.lines or tuple(_lines_of(document.text))
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
        gap = blank or _stands_apart(previous, line)
        previous, blank = line, False
        if _BARE_GLYPH.fullmatch(text):
            glyph = Row(start, start + len(text), start, text, True, left, gap)
            continue
        if not _WORD.search(text) and not re.search(r"\d", text):
            continue
        row = _row(start, text, left, gap, glyph)
        rows.append(replace(row, page=line.page, middle=_middle(line)) if line.box else row)
        glyph = None
    return tuple(_reseat(rows))


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


def _stands_apart(above: Line | None, line: Line) -> bool:
    if above is None or above.box is None or line.box is None:
        return False
    if above.page != line.page:
        return False
    height = max(1.0, line.box[3] - line.box[1])
    return abs(_middle(line) - _middle(above)) > 2.1 * height


def _middle(line: Line) -> float:
    assert line.box is not None
    return (line.box[1] + line.box[3]) / 2


def _lines_of(text: str) -> Iterator[Line]:
    start = 0
    for raw in text.splitlines(keepends=True):
        yield Line(Span(start, start + len(raw.rstrip("\r\n"))))
        start += len(raw)
