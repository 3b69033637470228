"""Pages of a PDF as pictures, and where on them the characters of its document stand."""

from __future__ import annotations

import io
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from mlgap.documents._apart import run_apart
from mlgap.documents._draft import Box
from mlgap.documents._frames import drawn_pages, to_picture
from mlgap.documents._glyphs import glyph_of_each, rows
from mlgap.documents._identity import MASK
from mlgap.types import Document, Span

if TYPE_CHECKING:
    from PIL import Image

MOST_PAGES = 8
SECONDS = 15.0
_SCALE = 2.0
"""Pixels for each PDF point."""

_MOST_PIXELS = 4_000_000
_COLOURS = 128
_PAD = 1.5
"""Points by which a cover reaches beyond the letters under it."""

_INK = (22, 33, 31)


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as it is seen: `page` from 1, `png` its bytes, `width` and `height` in PDF points."""

    page: int
    png: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PagePictures:
    """The first pages of a PDF and what is to be said of them.

    `notes` are sentences for the user. `letters` holds for a line's index the box of each of its
    characters, None where it has none, in points from the top left corner of the picture.
    """

    images: tuple[PageImage, ...]
    notes: tuple[str, ...]
    letters: Mapping[int, tuple[Box | None, ...]]


def render_pages(data: bytes, document: Document, *, hide_identity: bool = True) -> PagePictures:
    """Return the pages of the PDF that `document` was read from as pictures, at most `MOST_PAGES`.

    With `hide_identity` what `document` has masked is painted over, photos and notes are left out, and so
    is a page where the place of something masked is not known. Anything but a PDF has no pictures; a PDF
    that cannot be drawn has a note instead. Raises `ValueError` where `data` is another file's.
    """
    if document.media_type != "application/pdf":
        return PagePictures((), (), {})
    if sha256(data).hexdigest() != document.digest:
        raise ValueError("expected the bytes that the document was read from")
    drawn = _draw_apart(data, hide_identity)
    heads = [head for head, _ in drawn]
    letters = {**_recognised_letters(document, heads), **_letters(document, heads)}
    hidden = _covers(document, letters) if hide_identity else {}
    images = tuple(
        PageImage(
            head["page"],
            _png(head, _paper(head, pixels, shown), hidden.get(head["page"], [])),
            head["width"],
            head["height"],
        )
        for head, pixels in drawn
        if None not in hidden.get(head["page"], [])
        for shown in [_recognised(document, letters, head["page"]) if hide_identity else None]
    )
    notes = _notes(document.pages, {head["page"] for head, _ in drawn}, {image.page for image in images})
    return PagePictures(images, notes, letters)


def boxes_of(pictures: PagePictures, document: Document, span: Span) -> tuple[tuple[int, Box], ...]:
    """Return (page, box) of each row of letters that `span` covers, in points from a picture's top left."""
    found = []
    for index, line in enumerate(document.lines):
        if line.span.end <= span.start or line.span.start >= span.end or line.page is None:
            continue
        start, end = max(span.start, line.span.start), min(span.end, line.span.end)
        letters = pictures.letters.get(index, ())[start - line.span.start : end - line.span.start]
        found += [(line.page, box) for box in rows(letters)]
    return tuple(found)


def _draw_apart(data: bytes, hide_identity: bool) -> list[tuple[dict[str, Any], bytes]]:
    """Return (what is said of it, RGB pixels) of each page that a process of its own drew in time."""
    asked = ("draw", MOST_PAGES, _SCALE, _MOST_PIXELS, int(hide_identity))
    output = run_apart(asked, data, SECONDS)
    return list(drawn_pages(output))


def _letters(document: Document, heads: list[dict[str, Any]]) -> dict[int, tuple[Box | None, ...]]:
    """Return the box of each character of each line that is found again on a drawn page."""
    drawn: dict[tuple[int, Box], deque[tuple[str, list[Any]]]] = defaultdict(deque)
    for head in heads:
        for text, box, boxes in head["lines"]:
            if box and text.strip():
                drawn[head["page"], _box(box)].append((text, boxes))
    found = {}
    for index, line in enumerate(document.lines):
        if line.page is None or line.box is None or not drawn[line.page, line.box]:
            continue
        same = drawn[line.page, line.box]
        text, boxes = same.popleft() if len(same) > 1 else same[0]
        found[index] = _line_letters(document.text[line.span.start : line.span.end], text, boxes)
    return found


def _recognised_letters(document: Document, heads: list[dict[str, Any]]) -> dict[int, tuple[Box | None, ...]]:
    """Return the box of its whole line for each character that was recognised from a picture."""
    places = {head["page"]: head["place"] for head in heads if head["page"] in document.recognised_pages}
    return {
        index: (to_picture(places[line.page], line.box),) * (line.span.end - line.span.start)
        for index, line in enumerate(document.lines)
        if line.box and line.page in places
    }


def _line_letters(text: str, drawn: str, boxes: list[Any]) -> tuple[Box | None, ...]:
    """Return a box for each character of `text`; all of the line's where letters cannot be told apart."""
    letters = [_box(box) if box else None for box in boxes]
    glyphs = glyph_of_each(text, drawn)
    if glyphs is not None:
        return tuple(letters[glyph] for glyph in glyphs)
    known = [box for box in letters if box]
    x0, y0, x1, y1 = zip(*known, strict=True)
    return ((min(x0), min(y0), max(x1), max(y1)),) * len(text)


def _box(values: list[float]) -> Box:
    x0, y0, x1, y1 = values
    return x0, y0, x1, y1


def _covers(
    document: Document, letters: Mapping[int, tuple[Box | None, ...]]
) -> dict[int | None, list[Box | None]]:
    """Return the boxes to paint over by page, None where something masked has no known place."""
    found: dict[int | None, list[Box | None]] = defaultdict(list)
    for index, line in enumerate(document.lines):
        text = document.text[line.span.start : line.span.end]
        if MASK not in text:
            continue
        boxes = letters.get(index)
        if boxes is None:
            found[line.page].append(None)
            continue
        masked = [box if char == MASK else None for char, box in zip(text, boxes, strict=True)]
        found[line.page] += rows(masked) or [None]
    for item in document.hidden:
        if item.box:
            found[item.page].append(item.box)
    return found


def _recognised(
    document: Document, letters: Mapping[int, tuple[Box | None, ...]], page: int
) -> list[Box] | None:
    """Return where a page that is a picture was read, None for a page that is none.

    What was not read there, such as a photo, cannot be told from the rest: it is not shown.
    """
    if page not in document.recognised_pages:
        return None
    lines = [index for index, line in enumerate(document.lines) if line.page == page]
    return [box for index in lines for box in rows(letters.get(index, ()))]


def _paper(head: dict[str, Any], pixels: bytes, shown: list[Box] | None) -> Image.Image:
    """Return a page's picture, white outside the boxes in `shown` where they are given."""
    from PIL import Image

    image = Image.frombytes("RGB", tuple(head["pixels"]), pixels)
    if shown is None:
        return image
    paper = Image.new("RGB", image.size, "white")
    for box in shown:
        corners = _padded(head, box)
        paper.paste(image.crop(corners), corners)
    return paper


def _padded(head: dict[str, Any], box: Box) -> tuple[int, int, int, int]:
    across, down = head["pixels"][0] / head["width"], head["pixels"][1] / head["height"]
    x0, y0, x1, y1 = box
    left, upper = round((x0 - _PAD) * across), round((y0 - _PAD) * down)
    return left, upper, round((x1 + _PAD) * across), round((y1 + _PAD) * down)


def _png(head: dict[str, Any], image: Image.Image, covers: list[Box | None]) -> bytes:
    from PIL import Image, ImageDraw

    pen = ImageDraw.Draw(image)
    for cover in covers:
        if cover:
            pen.rectangle(_padded(head, cover), fill=_INK)
    out = io.BytesIO()
    few = image.quantize(
        _COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )  # a third of the bytes
    few.save(out, "PNG")
    return out.getvalue()


def _notes(pages: int, drawn: set[int], shown: set[int]) -> tuple[str, ...]:
    notes = []
    if not drawn:
        return ("The pages could not be drawn as pictures: the text stands below.",)
    if pages > MOST_PAGES:
        notes.append(f"Only the first {MOST_PAGES} of {pages} pages are drawn as pictures.")
    missing = sorted(set(range(1, min(pages, MOST_PAGES) + 1)) - drawn)
    if missing:
        notes.append(f"Page {', '.join(map(str, missing))} could not be drawn as a picture.")
    withheld = sorted(drawn - shown)
    if withheld:
        notes.append(
            f"Page {', '.join(map(str, withheld))} is not shown: the place of a name or contact on it is not "
            "known, so it cannot be covered."
        )
    return tuple(notes)
