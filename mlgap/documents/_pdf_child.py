"""Reads one PDF from standard input in a process of its own; runs as a script and imports no mlgap.

PDF parsers crash, hang and swallow memory on hostile files, and pdfium allows one thread at a time: a
process that is thrown away after each file answers all four. The CV comes and goes by pipe, never by
disk. Answers are JSON lines: first what pdfium reads (with boxes), then what pypdf reads.

First line: {"error": str} or {"pages": int, "lines": [[page, text, [x0, y0, x1, y1] | null], ...]}, where
U+FFFE in a text marks a hyphen at a line's end that pdfium joined over. Second line: {"encrypted": bool,
"pages": int, "texts": [str, ...]} or {"error": str}.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import itertools
import json
import os
import statistics
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

HYPHEN = "\ufffe"
_SPACED_LETTERS = 4
_WORD_GAP = 1.6


class Glyph(NamedTuple):
    """One character with its box in PDF points; a generated one (pdfium's own space) has no box."""

    text: str
    box: tuple[float, float, float, float] | None


def split_lines(glyphs: Sequence[Glyph]) -> Iterator[tuple[str, list[float] | None]]:
    """Yield each line's text and box, letter-spaced words closed up."""
    line: list[Glyph] = []
    for glyph in [*glyphs, Glyph("\n", None)]:
        if glyph.text not in "\r\n":
            line.append(glyph)
        elif line:
            yield "".join(g.text for g in close_spaced_letters(line)), _union(line)
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
    if len(words) != len(letters) or not all(g.box and g.text.isalpha() for g in letters):
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
        glyphs.append(Glyph(chr(code) if 0 < code < 0x110000 else " ", box))
    return glyphs


def _read_pdfium(data: bytes, max_pages: int, max_characters: int) -> dict[str, Any]:
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
        lines += [[number + 1, *line] for line in split_lines(_page_glyphs(text_page, raw))]
        text_page.close()
        page.close()
    return {"pages": pages, "lines": lines, "failed": failed}


def _read_pypdf(data: bytes, max_pages: int) -> dict[str, Any]:
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "encrypted"}
        pages = len(reader.pages)
        texts = [reader.pages[number].extract_text() for number in range(min(pages, max_pages))]
    except Exception:  # a parser's border: on odd files pypdf raises most of Python's own exceptions
        return {"error": "damaged"}
    return {"encrypted": reader.is_encrypted, "pages": pages, "texts": texts}


def _limit_resources(memory: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would put the CV on disk
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _answer(value: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(value).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


def main(max_pages: int, max_characters: int, second_seconds: float) -> None:
    """Answer both readings of the PDF on standard input, the second within `second_seconds`."""
    data = sys.stdin.buffer.read()
    _limit_resources(2 * 1024**3)
    first = _read_pdfium(data, max_pages, max_characters)
    _answer(first)
    if first.get("error") == "encrypted":
        return
    watchdog = threading.Timer(second_seconds, os._exit, [0])
    watchdog.daemon = True
    watchdog.start()
    _answer(_read_pypdf(data, max_pages))
    os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
