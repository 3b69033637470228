"""CVs of invented people, as many as wanted, each of claims drawn anew: the same seed gives the same CVs."""

from __future__ import annotations

import io
import random
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

WORDS = tomllib.loads(Path(__file__).with_name("cohort_words.toml").read_text(encoding="utf-8"))
LINES = (6, 11)
"""Lines of work of one of three jobs, least and most."""
_SPACE = "http://schemas.openxmlformats.org"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_LINKS = "application/vnd.openxmlformats-package.relationships+xml"


def invented_cvs(n: int, seed: int = 20261121) -> list[tuple[str, bytes]]:
    """Return `n` CVs by file name, in turn as text, DOCX and PDF; two share a line by chance alone."""
    draw = random.Random(seed)
    forms = (("txt", _as_text), ("docx", _as_docx), ("pdf", _as_pdf))
    files = []
    for number in range(n):
        extension, written = forms[number % 3]
        files.append((f"person-{number:03d}.{extension}", written(list(_lines(draw)))))
    return files


def _lines(draw: random.Random) -> Iterator[str]:
    first, last = draw.choice(WORDS["first"]), draw.choice(WORDS["last"])
    yield f"{first} {last}"
    yield f"{first.lower()}@example.org | +1 206 555 01{draw.randrange(10, 99)}"
    yield from ("Summary", f"{_claim(draw)} Now looks for a first post near {draw.choice(WORDS['places'])}.")
    yield "Experience"
    for year in (2025, 2023, 2021):
        place = draw.choice(WORDS["places"])
        yield f"{draw.choice(WORDS['roles'])}, office of {place}, Jan {year - 1} - Dec {year}"
        yield from (f"- {_claim(draw)}" for _ in range(draw.randrange(*LINES)))
    yield "Projects"
    yield f"Capstone for {draw.choice(WORDS['places'])}, Copperfield Data Bootcamp, Jun 2026 - Oct 2026"
    yield from (f"- {_claim(draw)}" for _ in range(4))
    yield "Education"
    yield f"BSc {draw.choice(WORDS['studies'])}, Larkmoor University, 2016 - 2019"
    yield from ("Skills", ", ".join(draw.sample(WORDS["tools"], 9)))


def _claim(draw: random.Random) -> str:
    tools = " and ".join(draw.sample(WORDS["tools"], draw.choice((0, 1, 1, 2, 2, 3))))
    end = draw.choice(WORDS["ends"]).format(draw.randrange(3, 90))
    used = f" with {tools}" if tools else ""
    deed, thing, place = (draw.choice(WORDS[kind]) for kind in ("deeds", "things", "places"))
    return f"{deed} {thing} for {place}{used} {end}."


def _as_text(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


def _as_docx(lines: list[str]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    links = f"{_SPACE}/package/2006/relationships"
    main = f"{_SPACE}/wordprocessingml/2006/main"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_SPACE}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{_LINKS}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="r1" '
        f'Type="{_SPACE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _as_pdf(lines: list[str]) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style, out = getSampleStyleSheet()["BodyText"], io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build([Paragraph(escape(line), style) for line in lines])
    return out.getvalue()
