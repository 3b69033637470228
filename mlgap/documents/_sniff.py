"""What a file is, by its bytes and never by its name."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from typing import Any, Literal

from mlgap.documents._foreign import AS_PDF, Named, name_archive, name_bytes, name_compound, name_text
from mlgap.documents._package import BROKEN_ARCHIVE
from mlgap.errors import DamagedDocument, EncryptedDocument, UnsupportedFormat

Format = Literal["pdf", "docx", "odt", "json-resume", "picture", "text"]

_PICTURES = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG"}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_BODY = re.compile(r"word/document\d*\.xml")
_ODT = "application/vnd.oasis.opendocument.text"
_KIND_BYTES = 200
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_RESUME_KEYS = frozenset({"basics", "work", "education", "skills", "projects", "volunteer", "publications"})


def sniff(data: bytes) -> tuple[Format, Any]:
    """Return the format of `data` and what was already read of it.

    The second item is the decoded text for "text", the mapping for "json-resume", the name of the body
    part for "docx", PNG or JPEG for "picture", None for "pdf" and "odt". Raises `UnsupportedFormat`,
    `EncryptedDocument` or `DamagedDocument`.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf", None
    if picture := next((kind for magic, kind in _PICTURES.items() if data.startswith(magic)), None):
        return "picture", picture
    if data.startswith(b"PK\x03\x04"):
        return _look_into_archive(data)
    if data.startswith(_COMPOUND):
        _refuse_compound(data)
    text = _decode(data)
    if text is None:
        raise _unsupported(name_bytes(data))
    if foreign := name_text(text):
        raise _unsupported(foreign)
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
        f"expected a CV; {AS_PDF}."
    )


def _unsupported(named: Named) -> UnsupportedFormat:
    found, how = named
    return UnsupportedFormat(f"The file is {found}, and a CV as PDF, DOCX, ODT or text was expected: {how}.")


def _refuse_compound(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedDocument(
            "The document is protected by a password: expected one that opens without; remove the password "
            "in your word processor and save it again."
        )
    raise _unsupported(name_compound(data))


def _look_into_archive(data: bytes) -> tuple[Format, Any]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            kind = _kind(archive) if "mimetype" in names else ""
    except BROKEN_ARCHIVE:
        # zipfile's own border: what it raises on a directory cut short, packed oddly or full of nonsense
        raise DamagedDocument(
            "The file starts like a DOCX and its container is broken or cut short: expected a complete "
            "document; open it in your word processor and save it again."
        ) from None
    body = next((name for name in sorted(names) if _WORD_BODY.fullmatch(name)), None)
    if body is not None:
        return "docx", body
    told = kind in (_ODT, f"{_ODT}-template") or "encrypted-package" in names
    if told or (not kind and "content.xml" in names):
        return "odt", None
    raise _unsupported(name_archive(names, kind))


def _kind(archive: zipfile.ZipFile) -> str:
    if archive.getinfo("mimetype").flag_bits & 0x1:
        return ""
    with archive.open("mimetype") as part:
        return part.read(_KIND_BYTES).decode("latin-1").strip()


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
