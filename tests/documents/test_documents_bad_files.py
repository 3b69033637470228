"""Every bad input ends in its own error with one sentence that says what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from mlgap.documents import read_document
from mlgap.errors import (
    DamagedDocument,
    DocumentError,
    DocumentTooLarge,
    EncryptedDocument,
    NoTextLayer,
    UnsupportedFormat,
)

from bad_files import BAD_FILES, BadFile, docx_of, pdf_of

SECRET = "Quillfeather"


def error_of(data: bytes, name: str = "cv") -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_document(data, name)
    return caught.value


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_each_bad_file_gives_its_own_error_in_one_plain_sentence(bad: BadFile) -> None:
    error = error_of(bad.data, bad.name)
    assert type(error) is bad.error
    message = str(error)
    assert "\n" not in message
    assert message.endswith(".") and message[0].isupper()
    assert "expected" in message
    assert "Noor" not in message


def zip_with(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, mimetype if name == "mimetype" else "x")
    return out.getvalue()


def compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le")


OPEN = "application/vnd.oasis.opendocument"


@pytest.mark.parametrize(
    ("data", "said", "how"),
    [
        (zip_with("mimetype", "content.xml", mimetype=f"{OPEN}.spreadsheet"), "(ODS)", "Export as PDF"),
        (zip_with("mimetype", "content.xml", mimetype=f"{OPEN}.presentation"), "(ODP)", "Export as PDF"),
        (zip_with("mimetype", "content.xml", mimetype="x"), "OpenDocument", "Export as PDF"),
        (
            zip_with("mimetype", "META-INF/container.xml", mimetype="application/epub+zip"),
            "EPUB",
            "save it as PDF",
        ),
        (zip_with("xl/workbook.xml"), "spreadsheet", "text document"),
        (zip_with("ppt/presentation.xml"), "slide deck", "PowerPoint"),
        (zip_with("Index/Document.iwa", "preview.jpg"), "Pages document", "File > Export To > PDF"),
        (zip_with("Index/Document.iwa", "Index/Slide-1.iwa"), "Keynote", "File > Export To > PDF"),
        (zip_with("Index/CalculationEngine.iwa"), "Pages or Numbers", "File > Export To > PDF"),
        (zip_with("holiday.txt"), "ZIP archive", "unpack it"),
        (b"{\\rtf1\\ansi Quillfeather}", "RTF", "File > Save As"),
        (compound("WordDocument"), ".doc", "File > Save As"),
        (compound("Workbook"), ".xls", "save it as PDF"),
        (compound("nothing known"), ".doc", "File > Save As"),
        (b"GIF89a" + bytes(90), "GIF", "PNG or JPEG"),
        (b"II*\x00" + bytes(90), "TIFF", "PNG or JPEG"),
        (b"RIFF\x00\x01\x02\x03WEBPVP8 " + bytes(90), "WebP", "PNG or JPEG"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(90), "HEIC", "PNG or JPEG"),
        (b"\x1f\x8b\x08" + bytes(90), "archive", "unpack it"),
        (b"\x7fELF" + bytes(90), "program", "save it as PDF"),
        (b"%!PS-Adobe-3.0\nQuillfeather", "PostScript", "ps2pdf"),
        (b"<!DOCTYPE html><html><body>Quillfeather</body></html>", "web page", "Save as PDF"),
        (b"<?xml version='1.0'?><office:document>Quillfeather</office:document>", "FODT", "Export as PDF"),
        (b"<?xml version='1.0'?><svg>Quillfeather</svg>", "SVG", "Save as PDF"),
        (b"<?xml version='1.0'?><cv>Quillfeather</cv>", "XML", "save it as PDF"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nQuillfeather", "e-mail", "Save as PDF"),
        (b"% my CV\n\\documentclass{moderncv}\nQuillfeather", "LaTeX", "compile it"),
        (b'{"invoice": 3, "payer": "Quillfeather"}', "JSON Resume", "save it as PDF"),
        (bytes(range(256)), "does not read", "save it as PDF"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_format_that_is_not_read_is_named_with_the_way_to_save_it(data: bytes, said: str, how: str) -> None:
    error = error_of(data, "cv.pdf")
    assert type(error) is UnsupportedFormat
    assert said in str(error) and how in str(error)
    assert str(error).endswith(".") and "expected" in str(error) and "PDF" in str(error)
    assert SECRET not in str(error)


@pytest.mark.parametrize(
    "text", ["I wrote LaTeX with \\documentclass and more", "Email: a@example.org\nMIME-Version: often seen"]
)
def test_a_text_that_speaks_of_a_format_is_a_text(text: str) -> None:
    assert read_document(text.encode(), "cv.txt").text == text


def test_a_password_protected_word_file_is_not_taken_for_an_old_one() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    assert type(error_of(data)) is EncryptedDocument


def test_a_text_of_blanks_alone_is_no_text() -> None:
    assert type(error_of(b" \n\n\t ")) is NoTextLayer


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_a_docx_cut_short_is_damaged(keep: float) -> None:
    data = docx_of(f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>")
    error = error_of(data[: int(len(data) * keep)])
    assert type(error) is DamagedDocument
    assert SECRET not in str(error)


def test_a_pdf_of_noise_is_damaged() -> None:
    assert type(error_of(b"%PDF-1.7\n" + b"noise " * 200)) is DamagedDocument


def test_a_pdf_cut_short_is_a_document_or_damaged() -> None:
    whole = pdf_of(("Noor Example, engineer of reliable pipelines",))
    for keep in (0.2, 0.5, 0.8):
        with pytest.raises((DamagedDocument, NoTextLayer)):
            read_document(whole[: int(len(whole) * keep)], "cut.pdf")


def test_json_that_breaks_off_is_damaged() -> None:
    assert type(error_of(b'{"basics": {"name": "Quillfeather"')) is DamagedDocument


def test_too_many_pages_are_too_large() -> None:
    error = error_of(pdf_of(*[("A page of a long book, one of very many",)] * 61))
    assert type(error) is DocumentTooLarge
    assert "61 pages" in str(error)


def test_too_many_characters_are_too_large() -> None:
    assert type(error_of(b"word " * 70_000)) is DocumentTooLarge


def test_an_entity_bomb_in_a_docx_is_refused() -> None:
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<d><body><p>&b;</p></body></d>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    assert type(error_of(out.getvalue())) is DamagedDocument


def test_a_zip_bomb_in_a_docx_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (21 * 1024 * 1024))
    assert type(error_of(out.getvalue())) is DocumentTooLarge


def test_a_docx_nested_too_deeply_is_damaged() -> None:
    assert type(error_of(docx_of("<w:sdt>" * 5000 + "</w:sdt>" * 5000))) is DamagedDocument
