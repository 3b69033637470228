"""A CV's text twice: as it was read, for the person alone, and masked, for everything else."""

from __future__ import annotations

from dataclasses import dataclass

from mlgap.documents import edit_document, find_identity, mask_identity, read_document
from mlgap.turns import in_turn
from mlgap.types import Document, Identified

__all__ = ["CvText", "edit_text", "identity_in", "read_pasted", "read_whole"]


@dataclass(frozen=True, slots=True)
class CvText:
    """A CV as it was read and the same with direct identifiers masked: equal in length, lines and warnings.

    `read` holds who wrote the CV: it is for that person's eyes, and is embedded, exported and cached nowhere.
    """

    read: Document
    masked: Document


def read_whole(data: bytes, name: str) -> CvText:
    """Return the CV in `data`; raises `DocumentError`."""
    return _with_mask(read_document(data, name))


def read_pasted(text: str) -> CvText:
    """Return a pasted CV; raises `DocumentError` when it is empty."""
    return read_whole(text.encode("utf-8", errors="replace"), "pasted.txt")


def edit_text(cv: CvText, text: str) -> CvText:
    """Return `cv` with the text that a person put in its place, masked anew; raises `DocumentError`."""
    edited = edit_document(cv.read, text)
    return cv if edited is cv.read else _with_mask(edited)


def identity_in(cv: CvText) -> tuple[Identified, ...]:
    """Return what is masked of `cv`, by kind, in the order of the text."""
    return find_identity(cv.read)


@in_turn
def _with_mask(document: Document) -> CvText:
    return CvText(document, mask_identity(document))
