"""A document's text as a person mended it, with the places of the lines they left as they were."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mlgap.documents._draft import Draft, DraftLine, assemble
from mlgap.documents._hidden import hidden_notice
from mlgap.documents._same_lines import match_lines
from mlgap.errors import NoTextLayer
from mlgap.types import Document, Line, Span

EDITED = (
    "The text was edited by hand after the file was read: everything here rests on the edited text, not on "
    "the file alone."
)
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")


def edit_document(document: Document, text: str) -> Document:
    """Return `document` with `text` in the place of its own, and a warning that says so.

    Lines that stand unchanged keep their page and box; what nobody can see of the file is kept beside it.
    The same text gives `document` itself. Identity is not masked. Raises `NoTextLayer` where `text` holds
    no letter or digit and `DocumentTooLarge` where it is too long.
    """
    if text == document.text:
        return document
    if not any(map(str.isalnum, text)):
        raise NoTextLayer(
            "The edited text holds no letter and no digit: expected a CV's text; write or paste it, or leave "
            "the text as it was read."
        )
    lines = [DraftLine(row) for row in _BREAK.split(text)]
    draft = Draft(document.media_type, lines, document.pages)
    data = text.encode("utf-8", errors="replace")
    edited = assemble(draft, data, document.name)
    if edited.text == document.text:
        return document
    return replace(
        edited,
        lines=_placed(edited, document),
        warnings=(EDITED, *edited.warnings, *hidden_notice(document.hidden)),
        hidden=document.hidden,
    )


def same_places(spans: Iterable[Span], edited: Document, document: Document) -> dict[Span, Span]:
    """Return where those `spans` of `edited` whose lines were left as they were stand in `document`."""
    known = _unchanged(edited, document)
    starts = [line.span.start for line in edited.lines]
    found = {}
    for span in spans:
        first = max(bisect_right(starts, span.start) - 1, 0)
        last = max(bisect_left(starts, span.end) - 1, first)
        there = [known.get(i) for i in range(first, last + 1)]
        if there[0] is not None and there == list(range(there[0], there[0] + len(there))):
            shift = document.lines[there[0]].span.start - starts[first]
            found[span] = Span(span.start + shift, span.end + shift)
    return found


def _placed(edited: Document, document: Document) -> tuple[Line, ...]:
    known = _unchanged(edited, document)
    return tuple(
        replace(document.lines[known[i]], span=line.span) if i in known else line
        for i, line in enumerate(edited.lines)
    )


def _unchanged(edited: Document, document: Document) -> Mapping[int, int]:
    """Return the index of each line of `edited` that stands in `document` too, with its index there."""
    new, old = ([d.text[line.span.start : line.span.end] for line in d.lines] for d in (edited, document))
    return match_lines(new, old)
