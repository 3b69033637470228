"""PDF to lines: two readers in a child process, and what their answers mean for the user."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from typing import Any

from mlgap.documents._apart import MOST_TEXT, ask_pdf_child
from mlgap.documents._draft import MAX_CHARACTERS, MAX_PAGES, Draft, DraftLine
from mlgap.documents._hidden import look_notices, part_hidden
from mlgap.documents._hyphens import join_hyphens
from mlgap.documents._pdf_answers import read_answers
from mlgap.documents._reading_order import in_reading_order
from mlgap.documents._scan import Scans, read_scans, refusal, scan_notices
from mlgap.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument, NoTextLayer
from mlgap.types import HiddenText

FIRST_SECONDS = 20.0
LOOK_SECONDS = 4.0
SECOND_SECONDS = 2.0
"""Of the processor; `FIRST_SECONDS`, of the clock, bound everything."""

_LEAST_CHARACTERS = 20
_CAPTION = 200
"""Letters below which the text of a page that is mostly a picture may be no more than a scanner's mark."""
_LEAST_AGREEMENT = 0.8
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_WORD = re.compile(r"\w+")


def read_pdf(data: bytes) -> Draft:
    """Return the lines of a PDF in content order, each with its page (from 1) and box in PDF points.

    Raises `EncryptedDocument`, `DamagedDocument`, `DocumentTooLarge` or `NoTextLayer`.
    """
    first, second = _read_apart(data)
    if first.get("error") == "encrypted":
        raise EncryptedDocument(
            "The PDF is protected by a password: expected one that opens without; open it with its password "
            "and print or export it to a new PDF."
        )
    if "error" in first and second is not None and "".join(second.get("texts", [])).strip():
        return _only_second(second)
    if first.get("error") == "slow":
        raise DamagedDocument(
            f"The PDF was not read within {FIRST_SECONDS:.0f} seconds: expected a CV that opens at once; "
            "print or export it to a new PDF, or save it as DOCX or plain text."
        )
    if "error" in first:
        raise DamagedDocument(
            "The PDF is damaged and cannot be opened: expected a complete file; export it again from the "
            "program it was made with."
        )
    _refuse_large(first)
    seen, hidden = part_hidden(first)
    look = first.get("look", {})
    lines, scans = _with_scans(data, _lines(seen), first["pages"], look.get("pictures", ()))
    if not scans.lines:
        _refuse_unseen(lines, hidden)
        _refuse_textless(lines, first["pages"], scans)
    notices = (*look_notices(first), *scan_notices(scans, first["pages"], {line.page for line in lines}))
    typed = [line for line in lines if line.page not in scans.lines]
    warnings = (*_warnings(first, second, typed, hidden, scans), *notices)
    recognised = tuple(sorted({*look.get("scanned", ()), *scans.lines}))
    return Draft("application/pdf", lines, first["pages"], warnings, hidden, recognised)


def _with_scans(
    data: bytes, lines: list[DraftLine], pages: int, pictures: Container[int]
) -> tuple[list[DraftLine], Scans]:
    """Return the lines with those of pages that are pictures in their place, as far as they can be read."""
    texts = {page: [line for line in lines if line.page == page] for page in range(1, pages + 1)}
    asked = {
        page: _letters(found)
        for page, found in texts.items()
        if not _is_readable(found) or (page in pictures and _letters(found) < _CAPTION)
    }
    scans = read_scans(data, asked)
    texts |= scans.lines
    return [line for page in sorted(texts) for line in texts[page]], scans


def _letters(lines: Sequence[DraftLine]) -> int:
    return sum(map(str.isalnum, "".join({line.text for line in lines})))


def _is_readable(lines: Sequence[DraftLine]) -> bool:
    unreadable = len(_UNREADABLE.findall("".join({line.text for line in lines})))
    return _letters(lines) >= _LEAST_CHARACTERS and unreadable <= _letters(lines)


def _only_second(second: dict[str, Any]) -> Draft:
    lines = [
        DraftLine(line, number)
        for number, text in enumerate(second["texts"], start=1)
        for line in text.split("\n")
        if line.strip()
    ]
    _refuse_textless(lines, second["pages"], Scans())
    warning = (
        "The PDF is damaged and only one of two readers could open it: check the quoted lines, or export the "
        "file again."
    )
    return Draft("application/pdf", lines, second["pages"], (warning,))


def _read_apart(data: bytes) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the answers of both readers; the second is None where it did not finish."""
    limits = (MAX_PAGES, MAX_CHARACTERS, LOOK_SECONDS, SECOND_SECONDS)
    return read_answers(ask_pdf_child(limits, data, FIRST_SECONDS, most=MOST_TEXT))


def _refuse_large(first: dict[str, Any]) -> None:
    if first["pages"] > MAX_PAGES:
        raise DocumentTooLarge(
            f"The PDF has {first['pages']} pages, and at most {MAX_PAGES} were expected: save the CV "
            "alone as its own file."
        )
    if "characters" in first:
        raise DocumentTooLarge(
            f"The PDF holds more than {MAX_CHARACTERS:,} characters of text: expected a CV; save the CV "
            "alone as its own file."
        )


def _lines(seen: Sequence[Sequence[Any]]) -> list[DraftLine]:
    ordered = in_reading_order([(page, text, tuple(box) if box else None) for page, text, box in seen])
    texts = join_hyphens([text for _, text, _ in ordered])
    return [
        DraftLine(text, page, box)
        for text, (page, _, box) in zip(texts, ordered, strict=True)
        if text.strip()
    ]


def _refuse_unseen(lines: Sequence[DraftLine], hidden: Sequence[HiddenText]) -> None:
    if not hidden or sum(map(str.isalnum, "".join(line.text for line in lines))) >= _LEAST_CHARACTERS:
        return
    reasons = " or ".join(dict.fromkeys(item.why for item in hidden))
    raise NoTextLayer(
        f"The PDF's text cannot be seen on its pages: it is {reasons}. A CV that a person can read was "
        "expected: export it again, and check that its text shows on screen."
    )


def _refuse_textless(lines: list[DraftLine], pages: int, scans: Scans) -> None:
    if _is_readable(lines):
        return
    readable = _letters(lines)
    found = f"{pages} page{'s' if pages != 1 else ''}"
    if len(_UNREADABLE.findall("".join({line.text for line in lines}))) > readable:
        raise NoTextLayer(
            f"The PDF ({found}) draws letters without saying which they are: expected text that can be "
            "copied; export it again from your word processor, or save it as DOCX or plain text."
        )
    amount = f"almost no text ({readable} letters and digits)" if readable else "no text"
    raise NoTextLayer(refusal(f"The PDF ({found}) holds {amount}, like a scan or a photo of a page", scans))


def _warnings(
    first: dict[str, Any],
    second: dict[str, Any] | None,
    typed: Sequence[DraftLine],
    hidden: Sequence[HiddenText],
    scans: Scans,
) -> list[str]:
    """Return the sentences about what two readers say of the lines that were not recognised from pictures."""
    if second is None or "texts" not in second:
        return [_ONLY_FIRST] if typed else []
    warnings: list[str] = []
    if second["pages"] != first["pages"]:
        warnings.append(
            f"Two PDF readers count {first['pages']} and {second['pages']} pages: the file may be damaged, "
            "so check the quoted lines."
        )
    words = " ".join([line.text for line in typed] + [item.text for item in hidden])
    texts = [text for page, text in enumerate(second["texts"], start=1) if page not in scans.lines]
    shared = _agreement(words, " ".join(texts))
    if shared < _LEAST_AGREEMENT:
        warnings.append(
            f"Two PDF readers agree on {shared:.0%} of the words: some text may be misread, so check the "
            "quoted lines or upload a DOCX."
        )
    return warnings


_ONLY_FIRST = (
    "Only one of two PDF readers could read this file, so nothing checks its text: check the quoted lines, "
    "or export the file again."
)


def _agreement(first: str, second: str) -> float:
    """Return the Dice share of words that both readings hold, 1 where both hold none."""
    one, two = (Counter(_WORD.findall(text.lower())) for text in (first, second))
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 1.0
