"""Pages that are pictures: drawn, and read by text recognition where this machine has it."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from mlgap.documents._apart import run_apart
from mlgap.documents._draft import Box, Draft, DraftLine
from mlgap.documents._frames import drawn_pages, to_page
from mlgap.documents._hyphens import pull_up_in_place
from mlgap.documents._tesseract import PLACES, NoAnswer, SeenLine, find_tesseract, recognise
from mlgap.errors import DamagedDocument, DocumentTooLarge, NoTextLayer

MOST_SCANS = 10
"""Pages of one file that are read by text recognition."""

TOTAL_SECONDS = 150.0
PAGE_SECONDS = 60.0
"""Of text recognition, in all and for a page; waiting for its turn and drawing are not counted."""

DRAW_SECONDS = 15.0
DPI = 300
_MOST_PIXELS = 10_000_000
_MOST_PICTURE_PIXELS = 50_000_000
_SHEET = 595.0
"""Points of the short side of a page whose own size a picture does not tell: that of A4."""

_LEAST_LETTERS = 20
_MOST_UNSURE = 0.5
_CLEARLY_MORE = 2

Why = Literal["missing", "undrawn", "failed", "nothing", "too many"]


@dataclass(slots=True)
class Scans:
    """What text recognition read: lines by page, and why the other pages asked for have none."""

    lines: dict[int, list[DraftLine]] = field(default_factory=dict)
    unread: dict[int, Why] = field(default_factory=dict)
    words: int = 0
    unsure: int = 0
    seconds: float = 0.0

    def take(self, page: int, seen: Sequence[SeenLine], head: dict[str, Any]) -> None:
        """Keep the lines of a page, or that there is nothing on it which can be read."""
        words, unsure = sum(line.words for line in seen), sum(line.unsure for line in seen)
        if _letters(seen) < _LEAST_LETTERS or unsure > _MOST_UNSURE * words:
            self.unread[page] = "nothing"
            return
        self.words += words
        self.unsure += unsure
        across, down = (head["pixels"][0] / head["width"], head["pixels"][1] / head["height"])
        texts = pull_up_in_place([line.text for line in seen])
        self.lines[page] = [
            DraftLine(text, page, to_page(head["place"], _shrunk(line.box, across, down)))
            for text, line in zip(texts, seen, strict=True)
            if text is not None
        ]


def read_scans(data: bytes, pages: Mapping[int, int]) -> Scans:
    """Return what text recognition reads on pages of a PDF, where that is clearly more than is known.

    `pages` holds for each page, counted from 1, how many letters its own text has.
    """
    scans = Scans()
    program = find_tesseract()
    PLACES.arrive()
    for count, (page, letters) in enumerate(pages.items()):
        if program is None:
            scans.unread[page] = "missing"
        elif count >= MOST_SCANS:
            scans.unread[page] = "too many"
        else:
            asked = ("grey", 1, DPI / 72, _MOST_PIXELS, 0, page)
            _read(scans, program, page, partial(run_apart, asked, data, DRAW_SECONDS))
            if _letters(scans.lines.get(page, ())) < _CLEARLY_MORE * letters:
                scans.lines.pop(page, None)
    return scans


def read_picture(data: bytes, kind: str) -> Draft:
    """Return the lines of a PNG or JPEG of a page.

    Raises `NoTextLayer`, `DocumentTooLarge` or `DamagedDocument`.
    """
    program = find_tesseract()
    scans = Scans()
    if program is None:
        scans.unread[1] = "missing"
    else:
        PLACES.arrive()
        _read(scans, program, 1, partial(_drawn_picture, data, kind))
    if not scans.lines:
        raise NoTextLayer(refusal(f"The file is a picture ({kind})", scans))
    return Draft(
        f"image/{kind.lower()}", scans.lines[1], 1, tuple(scan_notices(scans, 1, {1})), recognised_pages=(1,)
    )


def _drawn_picture(data: bytes, kind: str) -> bytes:
    asked = ("picture", _SHEET, DPI / 72, _MOST_PICTURE_PIXELS)
    drawn = run_apart(asked, data, DRAW_SECONDS)
    if drawn.startswith(b'{"error": "large"}'):
        raise DocumentTooLarge(
            f"The file is a picture ({kind}) of more than {_MOST_PICTURE_PIXELS // 1_000_000} million "
            "pixels: expected a page of at most so many; save it with 300 dots per inch, or as a PDF."
        )
    if not drawn:
        raise DamagedDocument(
            f"The file is a picture ({kind}) that is damaged, or too long for a page: expected a CV; save it "
            "as PDF, DOCX or plain text and choose that file."
        )
    return drawn


def _read(scans: Scans, program: str, page: int, draw: Callable[[], bytes]) -> None:
    """Draw and recognise a page in its turn: pages that wait are not held as pictures."""
    seconds = min(PAGE_SECONDS, TOTAL_SECONDS - scans.seconds)
    if seconds <= 0:
        scans.unread[page] = "failed"
        return
    with PLACES.turn():
        head, pixels = next(drawn_pages(draw(), channels=1), ({}, b""))
        if not head:
            scans.unread[page] = "undrawn"
            return
        dpi = round(72 * head["pixels"][0] / head["width"])
        png = _png(head["pixels"], pixels)
        begun = time.monotonic()
        try:
            seen = recognise(program, png, dpi, seconds)
        except NoAnswer:
            scans.unread[page] = "failed"
            return
        finally:
            scans.seconds += time.monotonic() - begun
    scans.take(page, seen, head)


def _png(size: Sequence[int], grey: bytes) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    image = Image.frombuffer("L", (size[0], size[1]), grey, "raw", "L", 0, 1)
    image.save(out, "PNG", compress_level=1)  # read from memory, where other formats go through a file
    return out.getvalue()


def _letters(lines: Sequence[DraftLine] | Sequence[SeenLine]) -> int:
    return sum(map(str.isalnum, "".join(line.text for line in lines)))


def _shrunk(box: Box, across: float, down: float) -> Box:
    x0, y0, x1, y1 = box
    return x0 / across, y0 / down, x1 / across, y1 / down


def refusal(found: str, scans: Scans) -> str:
    """Return why nothing was read of a file that `found` tells ("The PDF (2 pages) holds no text, ...")."""
    why: Why = next(iter(scans.unread.values()), "nothing")
    return f"{found}{_WHY[why]}"


_ELSE = "export it from the program you wrote it in as PDF, DOCX or plain text"
_WHY: dict[Why, str] = {
    "missing": (
        ", and text recognition (Tesseract) is not installed where mlgap runs: expected text that can be "
        f"selected and copied; {_ELSE}, or install Tesseract and choose the file again."
    ),
    "undrawn": (
        ", and its pages could not be drawn as pictures: expected text that can be selected and copied; "
        f"{_ELSE}."
    ),
    "failed": (
        ", and text recognition (Tesseract) gave no answer in time or failed: expected text that can be "
        f"selected and copied; {_ELSE}."
    ),
    "nothing": (
        ", and text recognition (Tesseract, for English) made out none: expected a sharp, upright scan; "
        f"{_ELSE}."
    ),
    "too many": f": expected text that can be selected and copied; {_ELSE}.",
}


def scan_notices(scans: Scans, pages: int, filled: Set[int | None]) -> Iterator[str]:
    """Yield the sentences about what was read by text recognition, and about pages of which nothing was.

    `filled` are the pages that have lines.
    """
    if scans.lines:
        unsure = f"; {scans.unsure:,} of {scans.words:,} words are uncertain" if scans.unsure else ""
        verb = "was" if len(scans.lines) == 1 else "were"
        yield (
            f"{_pages(scans.lines)} {verb} read by text recognition, so letters may be wrong{unsure}: check "
            "the text and correct it."
        )
    for why, said in _LEFT.items():
        if left := [page for page, reason in scans.unread.items() if reason == why and page not in filled]:
            yield f"No text was found on page {_listed(left)} of {pages}: {said}"


_LEFT: Mapping[Why, str] = {
    "missing": "a picture there was not read.",
    "undrawn": "it could not be drawn as a picture.",
    "failed": "text recognition gave no answer in time or failed.",
    "nothing": "text recognition could make out none either.",
    "too many": f"text recognition reads at most {MOST_SCANS} pages of a file.",
}


def _pages(numbers: Sequence[int] | dict[int, Any]) -> str:
    return f"Page{'s' if len(numbers) > 1 else ''} {_listed(list(numbers))}"


def _listed(items: Sequence[int]) -> str:
    words = [str(item) for item in items]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
