"""Render the sample CVs: `python data/samples/build.py [FOLDER]` turns each `<id>.toml` into `<id>.pdf`.

Every person, employer, school and publication in them is invented. The same source gives the same bytes,
so that a test can build them again and compare. One is rendered as DOCX too.
"""

from __future__ import annotations

import sys
import tomllib
import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    HRFlowable,
    KeepTogether,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
)

HERE = Path(__file__).resolve().parent
Cv = dict[str, Any]
_WIDTH, _HEIGHT = LETTER
_SIDE = 58 * mm
_INK, _SOFT, _ACCENT, _PANEL = (HexColor(c) for c in ("#1b2422", "#55635f", "#0b6e69", "#eef3f1"))


def build(folder: Path) -> list[Path]:
    """Write all samples to `folder` and return their paths."""
    written = []
    for source in sorted(HERE.glob("*.toml")):
        cv = tomllib.loads(source.read_text(encoding="utf-8"))
        files = {".pdf": _RENDERERS[cv["layout"]](cv)} | (
            {".docx": render_docx(cv)} if cv.get("docx") else {}
        )
        for suffix, data in files.items():
            path = folder / (source.stem + suffix)
            path.write_bytes(data)
            written.append(path)
    return written


# --- PDF -----------------------------------------------------------------------------------------


def _styles(size: float, lead: float) -> dict[str, ParagraphStyle]:
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=size, leading=lead, textColor=_INK)
    make = partial(ParagraphStyle, parent=body)
    return {
        "body": body,
        "name": make("name", fontName="Helvetica-Bold", fontSize=size + 11, leading=size + 14),
        "headline": make("headline", fontSize=size + 2, leading=size + 6, textColor=_ACCENT),
        "contact": make("contact", textColor=_SOFT, spaceAfter=3),
        "section": make(
            "section", fontName="Helvetica-Bold", fontSize=size + 1.5, leading=size + 5, textColor=_ACCENT,
            spaceBefore=lead * 0.7,
        ),
        "entry": make("entry", fontName="Helvetica-Bold", spaceBefore=lead * 0.4),
        "dates": make("dates", textColor=_SOFT),
        "bullet": make("bullet", leftIndent=10, bulletIndent=1, spaceAfter=1.2),
    }  # fmt: skip


def _heading(cv: Cv, styles: dict[str, ParagraphStyle], *, stacked: bool = False) -> Iterator[Flowable]:
    yield Paragraph(escape(cv["name"]), styles["name"])
    yield Paragraph(escape(cv["headline"]), styles["headline"])
    contact = [cv["email"], cv["phone"], cv["place"], cv["links"]]
    for line in contact if stacked else [" | ".join(contact)]:
        yield Paragraph(escape(line), styles["contact"])


def _summary(cv: Cv, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    yield Paragraph("Summary", styles["section"])
    yield Paragraph(escape(cv["summary"]), styles["body"])


def _section(section: Cv, styles: dict[str, ParagraphStyle], *, rule: bool = True) -> Iterator[Flowable]:
    head: list[Flowable] = [Paragraph(escape(section["title"]), styles["section"])]
    if rule:
        head.append(HRFlowable(width="100%", thickness=0.6, color=_ACCENT, spaceAfter=2))
    for entry in section.get("entry", ()):
        first, *rest = _entry(entry, styles)
        second = rest[:2]
        yield KeepTogether([*head, first, *second])
        yield from rest[2:]
        head = []
    if head:
        yield KeepTogether(head)
    for line in section.get("lines", ()):
        yield Paragraph(escape(line), styles["body"])


def _entry(entry: Cv, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    place = f", {entry['place']}" if "place" in entry else ""
    yield Paragraph(escape(entry["title"]), styles["entry"])
    yield Paragraph(escape(f"{entry['organisation']}{place} | {entry['dates']}"), styles["dates"])
    for bullet in entry["bullets"]:
        yield Paragraph(escape(bullet), styles["bullet"], bulletText="•")


def _write_pdf(cv: Cv, templates: list[PageTemplate], story: list[Flowable]) -> bytes:
    out = BytesIO()
    BaseDocTemplate(
        out,
        pagesize=LETTER,
        pageTemplates=templates,
        title="Curriculum vitae",
        author=cv["name"],
        invariant=1,
    ).build(story)
    return out.getvalue()


def render_one_column(cv: Cv, *, size: float = 10, lead: float = 14, margin: float = 20 * mm) -> bytes:
    """Return a PDF in one column."""
    styles = _styles(size, lead)
    frame = Frame(margin, margin, _WIDTH - 2 * margin, _HEIGHT - 2 * margin, 0, 0, 0, 0)
    story = [*_heading(cv, styles), *_summary(cv, styles)]
    for section in cv["section"]:
        story += _section(section, styles)
    return _write_pdf(cv, [PageTemplate("page", [frame])], story)


def render_sidebar(cv: Cv) -> bytes:
    """Return a PDF with a shaded column at the left of the first page and the work beside it."""
    styles = _styles(9.3, 13)
    # The name and the longest address stay on one line of the narrow column.
    styles["name"].fontSize, styles["name"].leading, styles["contact"].fontSize = 12.5, 17, 7.6
    gap = 9 * mm
    side = Frame(gap, 15 * mm, _SIDE - gap, _HEIGHT - 30 * mm, 0, 0, 0, 0)
    right = Frame(_SIDE + gap, 15 * mm, _WIDTH - _SIDE - 2 * gap - 5, _HEIGHT - 30 * mm, 0, 0, 0, 0)

    def shade(canvas: Any, _: Any) -> None:
        canvas.setFillColor(_PANEL)
        canvas.rect(0, 0, _SIDE + 4 * mm, _HEIGHT, stroke=0, fill=1)

    story: list[Flowable] = [NextPageTemplate("later"), *_heading(cv, styles, stacked=True)]
    for section in (s for s in cv["section"] if s.get("side")):
        story += _section(section, styles, rule=False)
    story += [FrameBreak(), *_summary(cv, styles)]
    for section in (s for s in cv["section"] if not s.get("side")):
        story += _section(section, styles)
    templates = [
        PageTemplate("first", [side, right], onPage=shade),
        PageTemplate("later", [right], onPage=shade),
    ]
    return _write_pdf(cv, templates, story)


_RENDERERS = {
    "one-column": render_one_column,
    "dense": partial(render_one_column, size=9.4, lead=12.6, margin=15 * mm),
    "sidebar": render_sidebar,
}


# --- DOCX ----------------------------------------------------------------------------------------

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override \
PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml\
.document.main+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""


def render_docx(cv: Cv) -> bytes:
    """Return a plain DOCX: one paragraph a line, bold headings, a fixed time stamp in the archive."""
    paragraphs = "".join(
        _docx_paragraph(text, bold=bold, half_points=size) for text, bold, size in _lines(cv)
    )
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{_WORD}">'
        f"<w:body>{paragraphs}<w:sectPr/></w:body></w:document>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return out.getvalue()


def _lines(cv: Cv) -> Iterator[tuple[str, bool, int]]:
    yield cv["name"], True, 40
    yield cv["headline"], False, 26
    yield " | ".join([cv["email"], cv["phone"], cv["place"], cv["links"]]), False, 20
    yield "Summary", True, 26
    yield cv["summary"], False, 20
    for section in cv["section"]:
        yield section["title"], True, 26
        for entry in section.get("entry", ()):
            yield entry["title"], True, 22
            yield f"{entry['organisation']} | {entry['dates']}", False, 20
            for bullet in entry["bullets"]:
                yield f"• {bullet}", False, 20
        for line in section.get("lines", ()):
            yield line, False, 20


def _docx_paragraph(text: str, *, bold: bool, half_points: int) -> str:
    marks = ("<w:b/>" if bold else "") + f'<w:sz w:val="{half_points}"/>'
    return (
        f'<w:p><w:pPr><w:spacing w:after="60"/></w:pPr><w:r><w:rPr>{marks}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


if __name__ == "__main__":
    for built in build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(built.name)
