"""Where in a CV its writer is named: the contact lines and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mlgap.documents._identity_words import NAMES_IN_HEADINGS, SECTION_WORDS

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
_CONTACT_ALONE = re.compile(
    r"\W*(?:(?:my |personal )?(?:contacts?|details|contact (?:details|info(?:rmation)?|me))|get in touch|"
    r"reach me|address|kontakt(?:daten)?|coordonnées|contacto|contatt[oi]|contatos?|contactgegevens|"
    r"dane kontaktowe)\W*",
    re.IGNORECASE,
)
_LINKS_ALONE = re.compile(
    r"\W*(?:(?:my |web |social |online |useful )?links?|online(?: presence)?|web(?:sites?)?|"
    r"social(?: media)?|profiles?|portfolio|find me(?: online)?|liens|enlaces|collegamenti)\W*",
    re.IGNORECASE,
)
_HEAD_LINES = 12
_AROUND = 3
_BLOCK = 6
"""Lines below a heading such as "Contact" that hold contact details."""


def is_heading(line: str) -> bool:
    """Return whether a line is a section's heading: at most five words, a section word among them.

    A link is none, nor is a name with a word such as Page in it, nor the document's own title ("Curriculum
    Vitae"): the name stands below or beside that.
    """
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", line)]
    if not 0 < len(words) <= 5 or re.search(r"[@|\d]|[.,]$|\w\.\w\w|^[a-z]+/", line) or _TITLE.match(line):
        return False
    told = {word for word in words if word in SECTION_WORDS}
    shown = re.split(r" ?[(,]", line.strip())[0]
    return bool(told) and not (told <= NAMES_IN_HEADINGS and len(shown.split()) > 1 and shown.istitle())


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


def place_lines(lines: Sequence[str], zone: Sequence[int]) -> frozenset[int]:
    """Return the lines of `zone` where a town alone is where the writer lives.

    These are the head, the lines below a heading such as "Contact", and those beside two lines of contact
    details: a page's foot alone stands as often beside the place of a job.
    """
    head = set(_head(lines))
    for index, line in enumerate(lines):
        if _CONTACT_ALONE.fullmatch(line):
            head.update(range(index + 1, index + 1 + _BLOCK))
    reached = {index for index in zone if has_contact(lines[index])}
    return frozenset(
        index
        for index in zone
        if index in head or sum(place in reached for place in range(index - 2, index + 3)) > 1
    )


def link_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines below a heading such as "Links", where a site alone is the writer's."""
    heads = [index for index, line in enumerate(lines) if _LINKS_ALONE.fullmatch(line)]
    return frozenset(
        place for index in heads for place in range(index + 1, min(index + 1 + _BLOCK, len(lines)))
    )


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
