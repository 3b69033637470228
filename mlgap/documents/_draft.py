"""Lines on their way to a `Document`: repaired, joined, and given their spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from mlgap.documents._hidden import hidden_notice, repair_hidden
from mlgap.documents._quality import say_quality
from mlgap.documents._repair import repair_with_tabs
from mlgap.errors import DocumentTooLarge, NoTextLayer
from mlgap.types import Document, HiddenText, Line, Span

MAX_BYTES = 10 * 1024 * 1024
MAX_PAGES = 60
MAX_CHARACTERS = 150_000

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line as a format's reader found it; `box` is (x0, y0, x1, y1) in PDF points."""

    text: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format's reader hands over: lines in reading order and what it was unsure of."""

    media_type: str
    lines: Sequence[DraftLine]
    pages: int = 1
    warnings: tuple[str, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    recognised_pages: tuple[int, ...] = ()


def assemble(draft: Draft, data: bytes, name: str) -> Document:
    """Return the document of a draft: lines repaired, blank ones kept at most one in a row.

    Raises `NoTextLayer` where no line holds a letter or digit, `DocumentTooLarge` above
    `MAX_CHARACTERS`.
    """
    kept = _without_blank_runs(
        DraftLine(text, line.page, line.box)
        for line in draft.lines
        for text in repair_with_tabs(line.text).split("\n")
    )
    text = "\n".join(line.text for line in kept).replace("\t", " ")
    if not any(map(str.isalnum, text)):
        raise NoTextLayer("The file holds no text: expected a CV; check that you chose the right file.")
    refuse_long(len(text))
    hidden = repair_hidden(draft.hidden)
    lines = []
    start = 0
    for line in kept:
        gaps = tuple(place for place, char in enumerate(line.text) if char == "\t")
        lines.append(Line(Span(start, start + len(line.text)), line.page, line.box, gaps))
        start += len(line.text) + 1
    document = Document(
        name=name,
        media_type=draft.media_type,
        pages=draft.pages,
        text=text,
        lines=tuple(lines),
        digest=sha256(data).hexdigest(),
        warnings=(*draft.warnings, *hidden_notice(hidden)),
        hidden=hidden,
        recognised_pages=draft.recognised_pages,
    )
    return replace(document, warnings=(*document.warnings, *say_quality(document)))


def refuse_long(characters: int) -> None:
    """Raise `DocumentTooLarge` for more characters than a CV has."""
    if characters > MAX_CHARACTERS:
        raise DocumentTooLarge(
            f"The file holds {characters:,} characters of text, and a CV of at most {MAX_CHARACTERS:,} was "
            "expected: save the CV alone as its own file."
        )


def _without_blank_runs(lines: Iterable[DraftLine]) -> list[DraftLine]:
    kept: list[DraftLine] = []
    for line in lines:
        if line.text or (kept and kept[-1].text):
            kept.append(line)
    while kept and not kept[-1].text:
        kept.pop()
    return kept
