"""One call from bytes to a `Document`, whatever the format."""

from __future__ import annotations

from mlgap.documents._apart import read_once
from mlgap.documents._draft import MAX_BYTES, Draft, assemble, refuse_long
from mlgap.documents._pdf import read_pdf
from mlgap.documents._plain import is_markdown_name, read_plain
from mlgap.documents._scan import read_picture
from mlgap.documents._sniff import sniff
from mlgap.documents._structured import is_structured, read_structured
from mlgap.errors import DocumentTooLarge, NoTextLayer
from mlgap.turns import analysis
from mlgap.types import Document


def read_document(data: bytes, name: str) -> Document:
    """Return the text of a CV or posting, in the order in which its format stores it.

    `name` is kept for the user and decides nothing but whether text is Markdown. Reads PDF, DOCX,
    ODT, JSON Resume, text or Markdown in UTF-8, UTF-16 or Windows-1252, and scans and pictures (PNG, JPEG)
    where Tesseract is installed; what was unsure stands in `warnings`.
    Raises `UnsupportedFormat`, `DocumentTooLarge`, `EncryptedDocument`, `DamagedDocument` or
    `NoTextLayer`, each with a sentence for the user that holds no text of the file.
    """
    if not data:
        raise NoTextLayer("The file is empty: expected a CV; check the file and choose it again.")
    if len(data) > MAX_BYTES:
        raise DocumentTooLarge(
            f"The file has {len(data) / 1024**2:.1f} MB, and at most {MAX_BYTES // 1024**2} MB were "
            "expected: save it with smaller pictures or as plain text."
        )
    analysis().arrive()
    draft = read_once(data, str(is_markdown_name(name)), lambda: _draft(data, name))
    with analysis().turn():
        return assemble(draft, data, name)


def _draft(data: bytes, name: str) -> Draft:
    """Return the draft of `data`; everything but plain text is read in a process of its own."""
    if is_structured(data):
        return read_structured(data, name)
    format_, found = sniff(data)
    if format_ == "pdf":
        return read_pdf(data)
    if format_ == "picture":
        return read_picture(data, found)
    refuse_long(len(found))
    return read_plain(found, name)
