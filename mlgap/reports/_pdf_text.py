"""Text on paper: the fonts, styles, paragraphs and tables that every PDF of mlgap is set in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from mlgap.vocabulary import DATA

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

REGULAR, BOLD = "OpenSans", "OpenSans-Semibold"
SOFT, RULE, ACCENT, INK = "#4d5b57", "#d5ddd9", "#0b6e69", "#16211f"
UNWRITTEN = "Letters that this file's font lacks stand as “?”."
_FILES: Mapping[str, str] = {REGULAR: "OpenSans-Regular.ttf", BOLD: "OpenSans-Semibold.ttf"}
_REPLACED: Mapping[str, str] = {
    "→": "->",
    "←": "<-",
    "‑": "-",
    "█": "#",
    "●": "•",
    "▪": "•",
    "■": "•",
    "◦": "•",
    "\t": " ",
}


@cache
def _letters() -> frozenset[int]:
    """Return the characters that both fonts hold, and make the fonts known to the PDF library."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    held: set[int] | None = None
    for name, file in _FILES.items():
        font = TTFont(name, str(DATA / "fonts" / file))
        pdfmetrics.registerFont(font)
        pdfmetrics.registerFontFamily(name, normal=name, bold=BOLD, italic=name, boldItalic=BOLD)
        letters = set(font.face.charToGlyph)
        held = letters if held is None else held & letters
    return frozenset(c for c in held or () if c >= ord(" "))


def writable(text: str) -> str:
    """Return `text` in characters that the fonts hold: else the nearest, or "?" for letters without one."""
    known = _letters()
    return "".join(
        c if ord(c) in known or c == "\n" else _nearest(c, known)
        for c in unicodedata.normalize("NFC", text)
        if unicodedata.category(c) != "Cf"  # unseen, and able to turn the order of what is seen
    )


def is_written(text: str) -> bool:
    """Return whether every letter and digit of `text` can be written as itself or its nearest."""
    return writable(text).count("?") == text.count("?")


def _nearest(character: str, known: frozenset[int]) -> str:
    if character in _REPLACED:
        return _REPLACED[character]
    plain = unicodedata.normalize("NFKD", character)
    kept = "".join(c for c in plain if ord(c) in known and not unicodedata.combining(c))
    if kept:
        return kept
    return "?" if unicodedata.category(character)[0] in "LNSP" and not _is_picture(character) else ""


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sk")


@cache
def styles() -> Mapping[str, ParagraphStyle]:
    """Return the paragraph styles of all PDFs by name."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    _letters()
    body = ParagraphStyle(
        "body", fontName=REGULAR, fontSize=8.7, leading=11.6, spaceAfter=3, textColor=HexColor(INK)
    )
    make = partial(ParagraphStyle, parent=body)
    small = {"fontSize": 7.4, "leading": 9.2, "spaceAfter": 0}
    return {
        "body": body,
        "strong": make("strong", fontName=BOLD, spaceBefore=2, spaceAfter=0.5),
        "title": make("title", fontName=BOLD, fontSize=15, leading=19, spaceAfter=2),
        "heading": make(
            "heading",
            fontName=BOLD,
            fontSize=11,
            leading=14,
            spaceBefore=7,
            keepWithNext=1,
            textColor=HexColor(ACCENT),
        ),
        "soft": make("soft", textColor=HexColor(SOFT)),
        "note": make("note", fontSize=7.6, leading=10, spaceAfter=2, textColor=HexColor(SOFT)),
        "cell": make("cell", **small),
        "bold": make("bold", fontName=BOLD, **small),
        "small": make("small", **{**small, "fontSize": 6.6, "leading": 8}, textColor=HexColor(SOFT)),
        "centred": make("centred", **small, alignment=1),
        "white": make("white", **small, alignment=1, textColor=HexColor("#ffffff")),
    }


def paragraph(text: str, style: str, colour: str | None = None) -> Flowable:
    """Return text as a paragraph of a style; no sign in it is markup."""
    from reportlab.platypus import Paragraph

    content = escape(writable(text)).replace("\n", " ")
    made = f'<font color="{colour}">{content}</font>' if colour else content
    return Paragraph(made, styles()[style])


def clipped(text: str, style: str, width: float, lines: int) -> str:
    """Return `text`, cut so that it takes at most `lines` lines of `width` points in a style."""
    words = " ".join(writable(text[: 400 * lines]).split())
    whole = len(words) == len(" ".join(writable(text[: 400 * lines + 1]).split()))
    if whole and _lines(words, style, width) <= lines:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        fits = _lines(words[:middle].rstrip() + " …", style, width) <= lines
        low, high = (middle, high) if fits else (low, middle - 1)
    cut = words[:low]
    at_word = cut.rsplit(" ", 1)[0] if " " in cut[-30:] and low < len(words) else cut
    return at_word.rstrip(" ,;:") + " …"


def _lines(text: str, style: str, width: float) -> int:
    made: Any = paragraph(text, style)
    lines = float(made.wrap(width, 1e6)[1]) / float(styles()[style].leading)
    return round(lines)


def shortened(text: str, width: float, font: str, size: float) -> str:
    """Return one line of text, cut with "…" where it is wider than `width` points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    line = " ".join(writable(text[:300]).split())
    if stringWidth(line, font, size) <= width:
        return line
    while line and stringWidth(line + "…", font, size) > width:
        line = line[:-1]
    return line.rstrip() + "…" if line else ""


def table(
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    extra: Iterable[Any] = (),
    *,
    long_rows: bool = False,
) -> Flowable:
    """Return rows as a ruled table with a head; `widths` are in millimetres.

    With `long_rows` a row that is taller than a page goes on over the next; else it is a `LayoutError`.
    """
    from reportlab.lib.colors import HexColor
    from reportlab.lib.units import mm
    from reportlab.platypus import Table

    return Table(
        [list(row) for row in rows],
        colWidths=[width * mm for width in widths],
        repeatRows=1,
        splitInRow=int(long_rows),
        hAlign="LEFT",
        style=[
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor(RULE)),
            ("TOPPADDING", (0, 0), (-1, -1), 1.6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.8),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            *extra,
        ],
    )
