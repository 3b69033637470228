"""Reads one PDF from standard input in a process of its own; runs as a script and imports no mlgap.

PDF parsers crash, hang and swallow memory on hostile files, and pdfium allows one thread at a time: a
process that is thrown away after each file answers all four. The CV comes and goes by pipe, never by
disk. Answers are JSON lines: first what pdfium reads (with boxes), then what pypdf reads.

First line: {"error": str} or {"pages": int, "lines": [[page, text, [x0, y0, x1, y1] | null], ...]}, where
U+FFFE in a text marks a hyphen at a line's end that pdfium joined over. Second line, about what nobody can
see: {"hidden": [[line, start, end, why], ...], "scanned": [page, ...], "unchecked": [page, ...], "pictures":
[page, ...]}, where line is an index into the first answer's lines and offsets are into its text. Third line:
{"pages": int, "texts": [str, ...]} or {"error": str}. A reader that does not end in time
leaves its line out.

Asked for pictures instead, it answers {"pages": int}, and for each page one line {"page": int, "width":
float, "height": float, "pixels": [int, int], "place": [x0, y0, ax, ay, bx, by], "lines": [[text, box, [box |
null, ...]], ...]} followed by that many pixels, row by row, in RGB or, where it is asked for "grey", in grey.
The line's box is the reader's; those of its characters are in points from the top left corner of the page as
it is seen, turned and cropped; "place" says where there its origin lies, and what a point to the right and a
point upwards come to. A picture of a page, PNG or JPEG, is answered in the same way, in grey, and with
{"error": "large"} alone where it has too many pixels.
"""

from __future__ import annotations

import ctypes
import importlib
import io
import itertools
import json
import math
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

HYPHEN = "\ufffe"
_SPACED_LETTERS = 4
_WATCH_EVERY = 0.05
_MOST_SIGNS = 0.15
"""Share of signs such as "&" in a line of spaced letters."""
_WORD_GAP = 1.6
_WIDE_GAP = 2.0
"""Heights of a line's tallest letter from which on white is more than the blank between two words."""
_TOUCHING = 0.13
"""Heights of a letter's own cell up to which white between two cells is kerning; a tight blank has 0.15."""
_EVEN = 0.05
_MOST_MISSED = 0.4
_GROUND = 0.5
"""Share of a page's area from which on a picture is taken for its ground."""


Box = tuple[float, float, float, float]


class Glyph(NamedTuple):
    """One character with its box in PDF points; a generated one (pdfium's own space) has no box.

    `char` is its index among the page's, -1 where it has none.
    """

    text: str
    box: Box | None
    char: int = -1


class _Page(NamedTuple):
    """A page that was read, with its lines as they are given and the number of the first among all."""

    number: int
    page: Any
    text_page: Any
    lines: list[list[Glyph]]
    first: int


def put_missed_spaces(line: list[Glyph], cell: Callable[[int], Box | None]) -> list[Glyph]:
    """Return a line with a blank in each gap between two letters that is as wide as one.

    `cell` tells the place that the font gives the character of a number, white around its ink included:
    within a word one cell touches the next. Letters that are all set apart, or any which way, stay so.
    """
    pairs = [(i, a, b) for i, (a, b) in enumerate(itertools.pairwise(line)) if _could_part(a, b)]
    if not any(b.box[0] - a.box[2] > _TOUCHING * _height(a, b) for _, a, b in pairs if a.box and b.box):
        return line
    gaps: dict[int, float] = {}
    for i, a, b in pairs:
        left, right = cell(a.char), cell(b.char)
        if left and right:
            gaps[i] = (right[0] - left[2]) / max(left[3] - left[1], right[3] - right[1], 1.0)
    if not gaps:
        return line
    usual = statistics.median(gaps.values())
    missed = {i for i, gap in gaps.items() if gap - usual > _TOUCHING}
    even = all(abs(gap - usual) <= 2 * _EVEN for i, gap in gaps.items() if i not in missed)
    if not missed or not even or abs(usual) > _EVEN or len(missed) > _MOST_MISSED * len(gaps):
        return line
    mended: list[Glyph] = []
    for i, glyph in enumerate(line):
        mended.append(glyph)
        if i in missed:
            mended.append(Glyph(" ", None))
    return mended


def _could_part(a: Glyph, b: Glyph) -> bool:
    """Return whether two characters stand in one row, from left to right, one of them a letter."""
    if not (a.box and b.box and a.char >= 0 and b.char >= 0 and (a.text + b.text).isalnum()):
        return False
    if (a.text + b.text).isdigit():  # a column of figures, or a sign that was read as one
        return False
    return a.box[1] < b.box[3] and b.box[1] < a.box[3] and a.box[0] < b.box[0]


def _height(a: Glyph, b: Glyph) -> float:
    return max((glyph.box[3] - glyph.box[1] for glyph in (a, b) if glyph.box), default=0.0)


def _cell_of(text_page: Any, raw: Any) -> Callable[[int], Box | None]:
    """Return what tells the place that the font gives a character of the page, in PDF points."""
    place = raw.FS_RECTF()

    def cell(index: int) -> Box | None:
        if not raw.FPDFText_GetLooseCharBox(text_page.raw, index, ctypes.byref(place)):
            return None
        return (place.left, place.bottom, place.right, place.top)

    return cell


def _text(line: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in line)


def _text_with_gaps(line: Sequence[Glyph]) -> str:
    """Return the text of a line with a tab for a blank where its row has white wider than between words."""
    text = [glyph.text for glyph in line]
    placed = [(index, glyph.box) for index, glyph in enumerate(line) if glyph.box and glyph.text.strip()]
    tallest = max((box[3] - box[1] for _, box in placed), default=0.0)
    for (before, left), (after, right) in itertools.pairwise(placed):
        beside = left[1] < right[3] and right[1] < left[3]
        if (
            beside
            and right[0] - left[2] > _WIDE_GAP * tallest
            and text[after - 1].isspace()
            and before < after - 1
        ):
            text[after - 1] = "\t"
    return "".join(text)


def _line_glyphs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in [*glyphs, Glyph("\n", None)]:
        if glyph.text not in "\r\n":
            line.append(glyph)
        elif line:
            yield line
            line = []


def _union(line: Sequence[Glyph]) -> list[float] | None:
    boxes = [glyph.box for glyph in line if glyph.box]
    if not boxes:
        return None
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return [round(v, 1) for v in (min(x0), min(y0), max(x1), max(y1))]


def close_spaced_letters(line: list[Glyph]) -> list[Glyph]:
    """Return a line set as "E X P E R T" without its spaces, kept only where a gap is a word's.

    A line counts as spaced where each of its words is one letter; the gaps between letters tell words
    apart, so "J O R D A N   R E Y E S" gives two.
    """
    letters = [glyph for glyph in line if not glyph.text.isspace()]
    words = "".join(glyph.text for glyph in line).split()
    if len(letters) < _SPACED_LETTERS or any(len(word) > 1 for word in words):
        return line
    signs = sum(not glyph.text.isalpha() for glyph in letters)
    if len(words) != len(letters) or not all(glyph.box for glyph in letters):
        return line
    if signs and (signs > _MOST_SIGNS * len(letters) or any(g.text.isdigit() for g in letters)):
        return line
    gaps = [b.box[0] - a.box[2] for a, b in itertools.pairwise(letters) if a.box and b.box]
    limit = max(statistics.median(gaps), 0.1) * _WORD_GAP
    closed = [letters[0]]
    for gap, glyph in zip(gaps, letters[1:], strict=True):
        if gap > limit:
            closed.append(Glyph(" ", None))
        closed.append(glyph)
    return closed


def _page_glyphs(text_page: Any, raw: Any) -> list[Glyph]:
    handle = text_page.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    places = tuple(ctypes.byref(value) for value in (left, right, bottom, top))
    glyphs = []
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if raw.FPDFText_IsHyphen(handle, index) == 1:
            code = ord(HYPHEN)
        box = None
        if raw.FPDFText_IsGenerated(handle, index) != 1 and raw.FPDFText_GetCharBox(handle, index, *places):
            box = (left.value, bottom.value, right.value, top.value)
        glyphs.append(Glyph(chr(code) if 0 < code < 0x110000 else " ", box, index))
    return glyphs


def _read_pdfium(
    data: bytes, max_pages: int, max_characters: int, kept: list[_Page] | None = None
) -> dict[str, Any]:
    """Return what pdfium reads; pages that were read stay open in `kept`, to be looked at."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError:
        names = {raw.FPDF_ERR_PASSWORD: "encrypted", raw.FPDF_ERR_SECURITY: "encrypted"}
        return {"error": names.get(raw.FPDF_GetLastError(), "damaged")}
    if pages > max_pages:
        return {"pages": pages, "lines": [], "failed": []}
    lines: list[list[Any]] = []
    failed: list[int] = []
    characters = 0
    for number in range(pages):
        try:
            page = document[number]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError:
            failed.append(number + 1)
            continue
        characters += text_page.count_chars()
        if characters > max_characters:
            return {"pages": pages, "lines": [], "failed": [], "characters": characters}
        found = list(_line_glyphs(_page_glyphs(text_page, raw)))
        cell = _cell_of(text_page, raw)
        shown = [put_missed_spaces(close_spaced_letters(line), cell) for line in found]
        if kept is not None:
            kept.append(_Page(number + 1, page, text_page, shown, len(lines)))
        lines += [
            [number + 1, _text_with_gaps(one), _union(line)] for one, line in zip(shown, found, strict=True)
        ]
    return {"pages": pages, "lines": lines, "failed": failed}


def _look(kept: Sequence[_Page], seconds: float) -> dict[str, Any]:
    """Return which words of the pages nobody can see; pages that were not reached in time are unchecked."""
    import pypdfium2
    from pypdfium2 import raw

    look = importlib.import_module("_pdf_hidden")
    end = time.monotonic() + seconds
    hidden: list[list[Any]] = []
    scanned: list[int] = []
    unchecked: list[int] = []
    pictures = [item.number for item in kept if _is_mostly_picture(item.page, raw)]
    for item in kept:
        if time.monotonic() > end:
            unchecked.append(item.number)
            continue
        try:
            found, is_scan = look.hidden_words(item.page, item.text_page, raw, item.lines)
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            unchecked.append(item.number)
            continue
        hidden += [[item.first + f.word.line, f.word.start, f.word.end, f.why] for f in found]
        if is_scan:
            scanned.append(item.number)
    return {"hidden": hidden, "scanned": scanned, "unchecked": unchecked, "pictures": pictures}


def _is_mostly_picture(page: Any, raw: Any) -> bool:
    width, height = page.get_size()
    bounds = [picture.get_bounds() for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]
    return any(
        (right - left) * (top - bottom) > _GROUND * width * height for left, bottom, right, top in bounds
    )


def _read_pypdf(pypdf: Any, data: bytes, max_pages: int) -> dict[str, Any]:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "damaged"}
        pages = len(reader.pages)
        texts = [reader.pages[number].extract_text() for number in range(min(pages, max_pages))]
    except Exception:  # a parser's border: on odd files pypdf raises most of Python's own exceptions
        return {"error": "damaged"}
    return {"pages": pages, "texts": texts}


def _draw_pages(
    data: bytes, numbers: Sequence[int], scale: float, max_pixels: int, *, without_photos: bool, grey: bool
) -> None:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        _answer({"error": "damaged"})
        return
    _answer({"pages": len(document)})
    for number in numbers:
        if number >= len(document):
            break
        try:
            page = document[number]
            head, pixels = _drawn(page, scale, max_pixels, without_photos=without_photos, grey=grey)
        except (pypdfium2.PdfiumError, ValueError):
            continue
        _answer({"page": number + 1, **head})
        sys.stdout.buffer.write(pixels)
        sys.stdout.buffer.flush()
        page.close()


def _drawn(
    page: Any, scale: float, max_pixels: int, *, without_photos: bool, grey: bool
) -> tuple[dict[str, Any], bytes]:
    """Return what is said of a page's picture, and its pixels."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    place = _to_picture(page, raw)
    lines = []
    cell = _cell_of(text_page, raw)
    for line in _line_glyphs(_page_glyphs(text_page, raw)):
        shown = put_missed_spaces(close_spaced_letters(line), cell)
        boxes = [place(glyph.box) if glyph.box else None for glyph in shown]
        lines.append(["".join(glyph.text for glyph in shown), _union(line), boxes])
    text_page.close()
    if without_photos:
        _remove_photos(page, raw)
    width, height = page.get_size()
    scale = min(
        scale, math.sqrt(max_pixels / max(width * height, 1)), max_pixels / 400 / max(width, height, 1)
    )
    bitmap = page.render(scale=scale, may_draw_forms=not without_photos, draw_annots=not without_photos)
    image = bitmap.to_pil().convert("RGB").convert("L" if grey else "RGB")
    seen = {"width": width, "height": height, "pixels": list(image.size), "place": _place(page, raw)}
    return {**seen, "lines": lines}, image.tobytes()


def _place(page: Any, raw: Any) -> list[float]:
    """Return where the origin of a page's points lies on its picture, and what a point along each axis is."""
    place = _to_picture(page, raw)
    far = 1000.0
    (x0, y0), (xa, ya), (xb, yb) = (place((x, y, x, y))[:2] for x, y in ((0, 0), (far, 0), (0, far)))
    return [x0, y0, (xa - x0) / far, (ya - y0) / far, (xb - x0) / far, (yb - y0) / far]


def _to_picture(page: Any, raw: Any) -> Callable[[Sequence[float]], list[float]]:
    """Return what turns a box in PDF points into one in points from the top left of the page as seen."""
    width, height = page.get_size()
    fine = 64.0  # pdfium answers in whole pixels
    x, y = ctypes.c_int(), ctypes.c_int()

    def corner(left: float, bottom: float) -> tuple[float, float]:
        size = (round(width * fine), round(height * fine))
        raw.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, left, bottom, ctypes.byref(x), ctypes.byref(y))
        return x.value / fine, y.value / fine

    def place(box: Sequence[float]) -> list[float]:
        (x0, y0), (x1, y1) = corner(box[0], box[1]), corner(box[2], box[3])
        return [round(v, 2) for v in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))]

    return place


def _remove_photos(page: Any, raw: Any) -> None:
    """Take every picture off the page but one that lies behind most of it, as a coloured ground does."""
    width, height = page.get_size()
    for picture in list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])):
        if picture.container is not None:
            raw.FPDFFormObj_RemoveObject(picture.container.raw, picture.raw)
            continue
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) < _GROUND * width * height:
            raw.FPDFPage_RemoveObject(page.raw, picture.raw)


def _limit_resources() -> None:
    sys.path.append(str(Path(__file__).parent))
    importlib.import_module("_limits").limit_resources()  # beside this script, which knows no package


def _answer(value: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(value).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


def draw(
    max_pages: int, scale: float, max_pixels: int, without_photos: int, first: int = 1, *, grey: bool
) -> None:
    """Answer the pictures of so many pages from `first` on, counted from 1, of the PDF on standard input."""
    data = sys.stdin.buffer.read()
    _limit_resources()
    numbers = range(first - 1, first - 1 + max_pages)
    _draw_pages(data, numbers, scale, max_pixels, without_photos=bool(without_photos), grey=grey)
    sys.stdout.buffer.flush()
    os._exit(0)


def picture(short_side: float, scale: float, max_pixels: int) -> None:
    """Answer the PNG or JPEG on standard input as a page `short_side` points wide or high."""
    data = sys.stdin.buffer.read()
    _limit_resources()
    child = importlib.import_module("_picture_child")
    try:
        drawn = child.drawn(data, short_side, scale, max_pixels)
    except child.TooLarge:
        drawn = None
        _answer({"error": "large"})
    if drawn is not None:
        head, pixels = drawn
        _answer({"pages": 1})
        _answer(head)
        sys.stdout.buffer.write(pixels)
    sys.stdout.buffer.flush()
    os._exit(0)


def main(max_pages: int, max_characters: int, look_seconds: float, second_seconds: float) -> None:
    """Answer both readings of the PDF on standard input, and between them what nobody can see of it.

    Looking goes on to no further page after `look_seconds`; the second reading has `second_seconds`
    of the processor, so that how busy the machine is does not decide whether there is one.
    """
    data = sys.stdin.buffer.read()
    _limit_resources()
    kept: list[_Page] = []
    first = _read_pdfium(data, max_pages, max_characters, kept)
    _answer(first)
    if first.get("error") == "encrypted":
        return
    watchdog = _stop_after(2 * look_seconds)
    _answer(_look(kept, look_seconds))
    watchdog.cancel()
    pypdf = importlib.import_module("pypdf")
    done = _stop_after_processor_seconds(second_seconds)
    second = _read_pypdf(pypdf, data, max_pages)
    done.set()
    _answer(second)
    os._exit(0)


def _stop_after(seconds: float) -> threading.Timer:
    """End this process after so long; what it has answered by then stands."""
    watchdog = threading.Timer(seconds, os._exit, [0])
    watchdog.daemon = True
    watchdog.start()
    return watchdog


def _stop_after_processor_seconds(seconds: float) -> threading.Event:
    """End this process after so much of the processor, unless the event that is returned is set by then."""
    done = threading.Event()
    end = time.process_time() + seconds

    def watch() -> None:
        while not done.wait(_WATCH_EVERY):
            if time.process_time() > end:
                os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    return done


if __name__ == "__main__":
    if sys.argv[1] in ("draw", "grey"):
        in_grey = sys.argv[1] == "grey"
        draw(int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]), *map(int, sys.argv[5:]), grey=in_grey)
    elif sys.argv[1] == "picture":
        picture(float(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
    else:
        main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
