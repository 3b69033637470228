"""Kinds of file that mlgap does not read, and how a CV is saved as one that it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

AS_PDF = "save it as PDF, DOCX or plain text and choose that file"
_EXPORT = "open it in LibreOffice, choose File > Export As > Export as PDF, and choose that file"
_WORD = "open it in Word, choose File > Save As and take PDF or DOCX, and choose that file"
_WRITER = f"{_WORD}; LibreOffice opens it too (File > Export As > Export as PDF)"
_APPLE = "open it there, choose File > Export To > PDF, and choose that file"
_PRINT = "open it in a browser, choose Print and there Save as PDF, and choose that file"
_UNPACK = "unpack it and choose the CV in it, as PDF, DOCX or plain text"
_PICTURE = "open it, save it as PDF, PNG or JPEG, and choose that file"
_COPY = f"open the CV in the program it was written in, {AS_PDF}"

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"MZ", "a Windows program", _COPY),
    (b"\x7fELF", "a program", _COPY),
    (b"\xcf\xfa\xed\xfe", "a program", _COPY),
    (b"\xca\xfe\xba\xbe", "a program", _COPY),
    (b"{\\rtf", "an RTF document", _WRITER),
    (b"GIF8", "a picture (GIF)", _PICTURE),
    (b"BM", "a picture (BMP)", _PICTURE),
    (b"II*\x00", "a picture (TIFF)", _PICTURE),
    (b"MM\x00*", "a picture (TIFF)", _PICTURE),
    (b"AT&TFORM", "a scanned book (DjVu)", _PICTURE),
    (b"%!PS", "a PostScript file", "convert it to PDF, for example with ps2pdf, and choose that file"),
    (b"\x1f\x8b", "a compressed archive", _UNPACK),
    (b"BZh", "a compressed archive", _UNPACK),
    (b"\xfd7zXZ", "a compressed archive", _UNPACK),
    (b"7z\xbc\xaf", "a compressed archive", _UNPACK),
    (b"Rar!", "a compressed archive", _UNPACK),
    (b"\xffWPC", "a WordPerfect document", _EXPORT),
    (b"bplist", "an Apple settings or link file", _COPY),
)
_PHOTO = re.compile(rb"....ftyp(?:heic|heix|heim|heis|hevc|mif1|msf1|avif)", re.DOTALL)
_WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)

_COMPOUND: tuple[tuple[str, str, str], ...] = (
    ("WordDocument", "an old Word document (.doc)", _WRITER),
    ("Workbook", "an old Excel workbook (.xls)", _COPY),
    (
        "PowerPoint Document",
        "an old slide deck (.ppt)",
        "open it in PowerPoint, export it as PDF, and choose that file",
    ),
    (
        "__substg1.0_",
        "an Outlook message (.msg)",
        "save the CV attached to it as its own file and choose that",
    ),
    ("HwpSummaryInformation", "a Hangul document (.hwp)", f"open it in Hangul, {AS_PDF}"),
)
_OPEN_KINDS: tuple[tuple[str, str, str], ...] = (
    ("opendocument.spreadsheet", "an OpenDocument spreadsheet (ODS)", _EXPORT),
    ("opendocument.presentation", "an OpenDocument slide deck (ODP)", _EXPORT),
    ("opendocument", "an OpenDocument file that is no text document", _EXPORT),
    ("epub", "an electronic book (EPUB)", f"open the CV in the program it was written in, {AS_PDF}"),
)
_MARKUP: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"\s*<(?:\?xml[^>]*>\s*)?<?office:document\b"), "a flat OpenDocument file (FODT)", _EXPORT),
    (re.compile(r"[\s\S]{0,400}?<svg\b", re.IGNORECASE), "a drawing (SVG)", _PRINT),
    (re.compile(r"\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE), "a web page (HTML)", _PRINT),
    (re.compile(r"\s*<(?:!doctype|\?xml)\b", re.IGNORECASE), "a web page or XML file", _COPY),
)
_LETTER = re.compile(r"(?:[\w-]+: [^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?MIME-Version: 1\.\d", re.IGNORECASE)
_TEX = re.compile(r"(?:\s|%[^\n]*\n){0,200}\\documentclass\b")

Named = tuple[str, str]
"""What a file is, and how to come from it to one that is read."""

UNKNOWN: Named = ("of a kind that mlgap does not read", AS_PDF)


def name_bytes(data: bytes) -> Named:
    """Return what a file of none of our formats is, by how it begins."""
    if _PHOTO.match(data):
        return "a photo (HEIC or AVIF)", _PICTURE
    if _WEBP.match(data):
        return "a picture (WebP)", _PICTURE
    return next(((what, how) for magic, what, how in _MAGIC if data.startswith(magic)), UNKNOWN)


def name_text(text: str) -> Named | None:
    """Return what a text is that is source for something else, None for a text to be read."""
    if text.startswith("{\\rtf"):
        return "an RTF document", _WRITER
    if text.startswith("%!PS"):
        return name_bytes(b"%!PS")
    if _TEX.match(text):
        return "LaTeX source", "compile it and choose the PDF"
    if _LETTER.match(text):
        return "a saved e-mail or web page (MIME)", _PRINT
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        return None
    return next(((what, how) for pattern, what, how in _MARKUP if pattern.match(text)), None)


def name_compound(data: bytes) -> Named:
    """Return what a compound file of old Office is, by the names of its streams."""
    for stream, what, how in _COMPOUND:
        if stream.encode("utf-16-le") in data:
            return what, how
    return "an old Office document (.doc, .xls or .ppt)", _WRITER


def name_archive(names: Sequence[str], kind: str) -> Named:
    """Return what a ZIP archive with these names is; `kind` is what its part "mimetype" says."""
    for word, what, how in _OPEN_KINDS:
        if word in kind:
            return what, how
    for found, what, how in _ARCHIVES:
        if any(map(found, names)):
            return what, how
    return "a ZIP archive", _UNPACK


def _under(*folders: str) -> Callable[[str], bool]:
    return lambda name: name.startswith(folders)


_ARCHIVES: tuple[tuple[Callable[[str], bool], str, str], ...] = (
    (_under("xl/"), "a spreadsheet (Excel)", f"copy the CV into a text document, {AS_PDF}"),
    (
        _under("ppt/"),
        "a slide deck (PowerPoint)",
        "open it in PowerPoint, export it as PDF, and choose that file",
    ),
    (_under("Index/Slide"), "a Keynote presentation", _APPLE),
    (_under("Index/CalculationEngine", "Index/Tables/Data"), "a Pages or Numbers document", _APPLE),
    (lambda name: name.endswith(".iwa") or name in ("index.xml", "Index.zip"), "a Pages document", _APPLE),
    (
        _under("META-INF/container.xml"),
        "an electronic book (EPUB)",
        f"open the CV where it was written, {AS_PDF}",
    ),
    (_under("FixedDocSeq.fdseq"), "an XPS document", "open it, print it to PDF, and choose that file"),
    (_under("visio/"), "a Visio drawing", "open it in Visio, export it as PDF, and choose that file"),
    (_under("content.xml"), "an OpenDocument file that is no text document", _EXPORT),
)
