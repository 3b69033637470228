"""Where in a CV its writer is named: the contact lines and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mlgap.documents._identity_words import SECTION_WORDS

_CONTACT = re.compile(
    r"[\w.+%-] ?@ ?[\w-]+\.\w|"
    r"(?:\+\d|\(\d{2,4}\)|\b(?:phone|mobile|tel|cell)\b).{0,4}\d[\d\s().-]{5,30}\d",
    re.IGNORECASE,
)
_CONTACT_HEADING = re.compile(r"^\W*(?:contact|personal|details|address|info)\b", re.IGNORECASE)
_TITLE = re.compile(r"^\W*(?:curriculum vitae|résumé|resume|cv|lebenslauf)\b", re.IGNORECASE)
_TITLE_ALONE = re.compile(
    r"\W*(?:(?:my|academic|professional)\s+)?(?:curriculum vitae|résumé|resume|cv|lebenslauf)\W*",
    re.IGNORECASE,
)
_HEAD_LINES = 12
_AROUND = 3


def is_heading(line: str) -> bool:
    """Return whether a line is a section's heading: at most five words, a section word among them.

    The document's own title ("Curriculum Vitae") is none: the name stands below or beside it.
    """
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", line)]
    if not 0 < len(words) <= 5 or re.search(r"[@|\d]|[.,]$", line) or _TITLE.match(line):
        return False
    return any(word in SECTION_WORDS for word in words) and not line.endswith(".")


def is_document_title(line: str) -> bool:
    """Return whether a line is the document's own title and nothing else, with the name still to come."""
    return _TITLE_ALONE.fullmatch(line) is not None


def contact_lines(lines: Sequence[str]) -> list[int]:
    """Return the indices of the lines that may name, place or reach the writer.

    These are the lines above the first section, and around each line that holds an e-mail or telephone
    number, as far as a section's heading other than "Contact".
    """
    found: set[int] = set(_head(lines))
    for index, line in enumerate(lines):
        if _CONTACT.search(line):
            found.update(_around(lines, index))
    return sorted(found)


def has_contact(line: str) -> bool:
    """Return whether a line holds an e-mail address or a telephone number."""
    return _CONTACT.search(line) is not None


def _head(lines: Sequence[str]) -> range:
    first = next((i for i, line in enumerate(lines) if is_heading(line)), len(lines))
    return range(min(first, _HEAD_LINES))


def _around(lines: Sequence[str], index: int) -> list[int]:
    around = [index]
    for step in (-1, 1):
        for distance in range(1, _AROUND + 1):
            place = index + step * distance
            if not 0 <= place < len(lines) or not lines[place]:
                break
            if is_heading(lines[place]) and not _CONTACT_HEADING.match(lines[place]):
                break
            around.append(place)
    return around
