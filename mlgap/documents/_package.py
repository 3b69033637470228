"""Documents that are ZIP archives of XML: their parts, opened within limits and without entities."""

from __future__ import annotations

import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from mlgap.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument

MAX_PART_BYTES = 20 * 1024 * 1024

BROKEN_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, NotImplementedError,
)  # fmt: skip
"""What zipfile raises on a part that is missing, cut short or packed oddly: it names no error of its own for
most of them, so that each kind stands here that damaged archives were seen to raise."""


def damaged(kind: str, what: str) -> DamagedDocument:
    """Return the error for a file of this `kind` ("DOCX") of which `what` is said."""
    return DamagedDocument(
        f"The file is {_article(kind)} {kind} and {what}: expected a complete document; open it in your word "
        "processor and save it again, or save it as PDF."
    )


def protected() -> EncryptedDocument:
    """Return the error for a document whose parts are encrypted."""
    return EncryptedDocument(
        "The document's parts are protected by a password: expected one that opens without; remove the "
        "password and save it again."
    )


def parse_part(archive: zipfile.ZipFile, name: str, kind: str, limit: int = MAX_PART_BYTES) -> Element:
    """Return the root of the part `name`, at most `limit` bytes unpacked.

    Raises `KeyError` where there is none, `EncryptedDocument`, `DocumentTooLarge` or `DamagedDocument`.
    """
    if archive.getinfo(name).flag_bits & 0x1:
        raise protected()
    try:
        with archive.open(name) as part:
            raw = part.read(limit + 1)
    except NotImplementedError:  # zipfile: a compression that no word processor writes
        raise damaged(kind, f"is packed in a way that {kind} does not allow") from None
    if len(raw) > limit:
        raise DocumentTooLarge(
            f"The document unpacks to more than {limit // 1024**2} MB in one part: expected a CV; "
            "save the CV alone as its own file."
        )
    try:
        root: Element = fromstring(raw, forbid_dtd=True)
    except (ParseError, DefusedXmlException, UnicodeError, LookupError):
        raise damaged(kind, "one of its XML parts is broken") from None
    return root


def _article(kind: str) -> str:
    return "an" if kind[0] in "AEIO" else "a"
