"""Pages that are pictures: drawn, and read by text recognition where this machine has it."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, Literal

from mlgap.documents._apart import run_apart
from mlgap.documents._draft import Box, Draft, DraftLine
from mlgap.documents._frames import drawn_pages, to_page
from mlgap.documents._hyphens import pull_up_in_place
from mlgap.documents._tesseract import NoAnswer, SeenLine, find_tesseract, recognise
from mlgap.errors import DamagedDocument, NoTextLayer

MOST_SCANS = 10
"""Pages of one file that are read by text recognition."""

TOTAL_SECONDS = 150.0
PAGE_SECONDS = 60.0
DRAW_SECONDS = 15.0
DPI = 300
_MOST_PIXELS = 10_000_000
_MOST_PICTURE_PIXELS = 50_000_000
_SHEET = 595.0
"""Points of the short side of a page whose own size a picture does not tell: that of A4."""

_LEAST_LETTERS = 20
_MOST_UNSURE = 0.5
_CLEARLY_MORE = 2

Why = Literal["missing", "failed", "nothing", "too many"]


@dataclass(slots=True)
class Scans:
    """What text recognition read: lines by page, and why the other pages asked for have none."""

    lines: dict[int, list[DraftLine]] = field(default_factory=dict)
    unread: dict[int, Why] = field(default_factory=dict)
    words: int = 0
    unsure: int = 0

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
    end = time.monotonic() + TOTAL_SECONDS
    for count, (page, letters) in enumerate(pages.items()):
        if program is None:
            scans.unread[page] = "missing"
        elif count >= MOST_SCANS:
            scans.unread[page] = "too many"
        else:
            asked = ("draw", 1, DPI / 72, _MOST_PIXELS, 0, page)
            _read(scans, program, page, run_apart(asked, data, DRAW_SECONDS), end)
            if _letters(scans.lines.get(page, ())) < _CLEARLY_MORE * letters:
                scans.lines.pop(page, None)
    return scans


def read_picture(data: bytes, kind: str) -> Draft:
    """Return the lines of a PNG or JPEG of a page; raises `NoTextLayer` or `DamagedDocument`."""
    program = find_tesseract()
    scans = Scans()
    if program is None:
        scans.unread[1] = "missing"
    else:
        asked = ("picture", _SHEET, DPI / 72, _MOST_PICTURE_PIXELS)
        drawn = run_apart(asked, data, DRAW_SECONDS)
        if not drawn:
            raise DamagedDocument(
                f"The file is a picture ({kind}) that is damaged, or too large or long for a page: expected "
                "a CV; save it as PDF, DOCX or plain text and choose that file."
            )
        _read(scans, program, 1, drawn, time.monotonic() + TOTAL_SECONDS)
    if not scans.lines:
        raise NoTextLayer(refusal(f"The file is a picture ({kind})", scans))
    return Draft(
        f"image/{kind.lower()}", scans.lines[1], 1, tuple(scan_notices(scans, 1, {1})), recognised_pages=(1,)
    )


def _read(scans: Scans, program: str, page: int, output: bytes, end: float) -> None:
    seconds = min(PAGE_SECONDS, end - time.monotonic())
    head, pixels = next(drawn_pages(output), ({}, b""))
    if not head or seconds <= 0:
        scans.unread[page] = "failed"
        return
    dpi = round(72 * head["pixels"][0] / head["width"])
    try:
        scans.take(page, recognise(program, _png(head["pixels"], pixels), dpi, seconds), head)
    except NoAnswer:
        scans.unread[page] = "failed"


def _png(size: Sequence[int], pixels: bytes) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    image = Image.frombytes("RGB", (size[0], size[1]), pixels).convert("L")
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
    "failed": (
        ", and text recognition (Tesseract) gave no answer in time or failed: expected text that can be "
        f"selected and copied; {_ELSE}."
    ),
    "nothing": (
        ", and text recognition (Tesseract, for English) could make out no text on it: expected a sharp, "
        f"upright picture of an English CV; {_ELSE}, or scan it again at 300 dots per inch."
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
    "failed": "text recognition gave no answer in time or failed.",
    "nothing": "text recognition could make out none either.",
    "too many": f"text recognition reads at most {MOST_SCANS} pages of a file.",
}


def _pages(numbers: Sequence[int] | dict[int, Any]) -> str:
    return f"Page{'s' if len(numbers) > 1 else ''} {_listed(list(numbers))}"


def _listed(items: Sequence[int]) -> str:
    words = [str(item) for item in items]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
