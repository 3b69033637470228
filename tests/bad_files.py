"""The six bad inputs a user may hand over, made here as bytes; each must end in one clear sentence.

Import as `from bad_files import BAD_FILES`: pytest puts `tests/` on the path beside its conftest.
"""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from mlgap.errors import (
    DamagedDocument,
    DocumentError,
    DocumentTooLarge,
    EncryptedDocument,
    NoTextLayer,
    UnsupportedFormat,
)

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class BadFile(NamedTuple):
    name: str
    data: bytes
    error: type[DocumentError]


def pdf_of(*pages: tuple[str, ...]) -> bytes:
    """Return a PDF with one page for each tuple of lines, set in Helvetica."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842), invariant=1)
    for lines in pages:
        text = sheet.beginText(56, 780)
        text.setFont("Helvetica", 11)
        for line in lines:
            text.textLine(line)
        sheet.drawText(text)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def encrypted_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(("Noor Example", "noor@example.org")))))
    writer.encrypt("sesame", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def image_only_pdf() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842), invariant=1)
    sheet.drawImage(ImageReader(Image.new("RGB", (60, 80), "lightgrey")), 56, 56, 480, 700)
    sheet.save()
    return out.getvalue()


def docx_of(body: str, **parts: str) -> bytes:
    """Return a DOCX whose body holds the given WordprocessingML, with further parts by file name.

    A keyword such as `header1` becomes `word/header1.xml`.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", _wrap("document", f"<w:body>{body}</w:body>"))
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", _wrap("hdr", inner))
    return out.getvalue()


def _wrap(root: str, inner: str) -> str:
    spaces = f'xmlns:w="{_WORD}" xmlns:mc="urn:mc" xmlns:v="urn:v" xmlns:wps="urn:wps"'
    spaces += ' xmlns:a="urn:a" xmlns:wp="urn:wp"'
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {spaces}>{inner}</w:{root}>'


def docx_with_broken_part() -> bytes:
    return docx_of("<w:p><w:r><w:t>Noor Example</w:t></w:r></w:p><w:p>")


BAD_FILES: tuple[BadFile, ...] = (
    BadFile("empty.pdf", b"", NoTextLayer),
    BadFile("cv.pdf", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(512), UnsupportedFormat),
    BadFile("locked.pdf", encrypted_pdf(), EncryptedDocument),
    BadFile("scan.pdf", image_only_pdf(), NoTextLayer),
    BadFile("large.pdf", b"%PDF-1.7\n" + bytes(11 * 1024 * 1024), DocumentTooLarge),
    BadFile("broken.docx", docx_with_broken_part(), DamagedDocument),
)
