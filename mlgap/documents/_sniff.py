"""What a file is, by its bytes and never by its name."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any, Literal

from mlgap.errors import DamagedDocument, EncryptedDocument, UnsupportedFormat

Format = Literal["pdf", "docx", "json-resume", "picture", "text"]

HOW_TO_SAVE = "save it as PDF, DOCX or plain text and choose that file"

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
)
_PICTURES = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG"}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_BODY = re.compile(r"word/document\d*\.xml")
_MARKUP = re.compile(r"\s*<(!doctype|html|\?xml|svg|head|body)\b", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_RESUME_KEYS = frozenset({"basics", "work", "education", "skills", "projects", "volunteer", "publications"})


def sniff(data: bytes) -> tuple[Format, Any]:
    """Return the format of `data` and what was already read of it.

    The second item is the decoded text for "text", the mapping for "json-resume", the name of the body
    part for "docx", PNG or JPEG for "picture" and None for "pdf". Raises `UnsupportedFormat`,
    `EncryptedDocument` or `DamagedDocument`.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf", None
    if picture := next((kind for magic, kind in _PICTURES.items() if data.startswith(magic)), None):
        return "picture", picture
    if data.startswith(b"PK\x03\x04"):
        return "docx", _find_word_body(data)
    if data.startswith(_COMPOUND):
        _refuse_compound(data)
    text = _decode(data)
    if text is None:
        raise _unsupported(_name_foreign(data))
    if data.startswith((b"{\\rtf", b"%!PS")):
        raise _unsupported(_name_foreign(data))
    if _MARKUP.match(text):
        raise _unsupported("a web page or XML file")
    return _sniff_json(text)


def _sniff_json(text: str) -> tuple[Format, Any]:
    if not text.lstrip().startswith(("{", "[")):
        return "text", text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        if re.match(r'\s*\{\s*"', text):
            raise DamagedDocument(
                "The file looks like JSON and breaks off or breaks its rules: expected a complete JSON "
                "Resume; export it again."
            ) from None
        return "text", text
    if isinstance(value, Mapping) and _RESUME_KEYS & value.keys():
        return "json-resume", value
    raise UnsupportedFormat(
        "The file is JSON without the sections of a JSON Resume (basics, work, education, skills): "
        f"expected a CV; {HOW_TO_SAVE}."
    )


def _unsupported(found: str) -> UnsupportedFormat:
    return UnsupportedFormat(
        f"The file is {found}, and a CV as PDF, DOCX or text was expected: {HOW_TO_SAVE}."
    )


def _name_foreign(data: bytes) -> str:
    named = next((words for magic, words in _FOREIGN if data.startswith(magic)), None)
    return named or "of a kind that mlgap does not read"


def _refuse_compound(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedDocument(
            "The document is protected by a password: expected one that opens without; remove the password "
            "in your word processor and save it again."
        )
    raise _unsupported("an old Office document (.doc)")


def _find_word_body(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError):
        # zipfile's own border: what it raises on a directory cut short, packed oddly or full of nonsense
        raise DamagedDocument(
            "The file starts like a DOCX and its container is broken or cut short: expected a complete "
            "document; open it in your word processor and save it again."
        ) from None
    body = next((name for name in sorted(names) if _WORD_BODY.fullmatch(name)), None)
    if body is None:
        raise _unsupported(_name_archive(names))
    return body


def _name_archive(names: list[str]) -> str:
    if "content.xml" in names:
        return "an OpenDocument file (ODT)"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        return "a spreadsheet or a slide deck"
    return "a ZIP archive"


def _decode(data: bytes) -> str | None:
    """Return the text of `data`, or None where it is no text in UTF-8, UTF-16 or Windows-1252."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = data[:2000]
    if len(head) >= 4 and head[1::2].count(0) > len(head) / 4:
        return ("utf-16-le",)
    if len(head) >= 4 and head[0::2].count(0) > len(head) / 4:
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")
