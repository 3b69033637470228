"""A CV's text twice: as it was read, for the person alone, and masked, for everything else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mlgap.documents import MASK, edit_document, find_identity, mask_identity, read_document
from mlgap.turns import in_turn
from mlgap.types import Document, Identified, IdentityKind, Span

__all__ = ["CvText", "edit_text", "read_pasted", "read_whole"]

_LEAST_KNOWN = 3


@dataclass(frozen=True, slots=True)
class CvText:
    """A CV as it was read and the same with direct identifiers masked: equal in length, lines and warnings.

    `read` holds who wrote the CV: it is for that person's eyes, and is embedded, exported and cached nowhere.
    `found` is what is masked, in the order of the text; `known` is each masked stretch that stood nowhere
    unmasked, of the file and of every edit since: an edit that takes the header away must not lay it bare.
    """

    read: Document
    masked: Document
    found: tuple[Identified, ...]
    known: Mapping[str, IdentityKind]


def read_whole(data: bytes, name: str) -> CvText:
    """Return the CV in `data`; raises `DocumentError`."""
    return _with_mask(read_document(data, name), {})


def read_pasted(text: str) -> CvText:
    """Return a pasted CV; raises `DocumentError` when it is empty."""
    return read_whole(text.encode("utf-8", errors="replace"), "pasted.txt")


def edit_text(cv: CvText, text: str) -> CvText:
    """Return `cv` with the text that a person put in its place, masked anew; raises `DocumentError`."""
    edited = edit_document(cv.read, text)
    return cv if edited is cv.read else _with_mask(edited, cv.known)


@in_turn
def _with_mask(document: Document, known: Mapping[str, IdentityKind]) -> CvText:
    masked = mask_identity(document)
    again = _stretches(masked.text, known)
    hidden = tuple(
        replace(item, text=_covered(item.text, _stretches(item.text, known))) for item in masked.hidden
    )
    masked = replace(masked, text=_covered(masked.text, again), hidden=hidden)
    found = tuple(sorted((*find_identity(document), *again), key=lambda item: item.span.start))
    return CvText(document, masked, found, {**known, **_known(document, masked, found)})


def _known(document: Document, masked: Document, found: Sequence[Identified]) -> dict[str, IdentityKind]:
    words = {document.text[item.span.start : item.span.end]: item.kind for item in found}
    return {
        stretch: kind
        for stretch, kind in words.items()
        if len(stretch) >= _LEAST_KNOWN and not _whole(stretch).search(masked.text)
    }


def _stretches(text: str, known: Mapping[str, IdentityKind]) -> list[Identified]:
    """Return where what is known to tell who wrote a CV still stands in `text`, the longest first."""
    found: list[Identified] = []
    for words in sorted(known, key=len, reverse=True):
        spans = [Span(*match.span()) for match in _whole(words).finditer(text)]
        found += [Identified(span, known[words]) for span in spans]
        text = _covered(text, found)
    return found


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _covered(text: str, found: Sequence[Identified]) -> str:
    for item in found:
        start, end = item.span.start, item.span.end
        text = text[:start] + MASK * (end - start) + text[end:]
    return text
