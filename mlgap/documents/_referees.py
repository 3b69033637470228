"""Whom a CV gives as a reference: people who were not asked to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mlgap.documents._names import titled_name
from mlgap.documents._zones import has_contact, is_heading

_HEADING = re.compile(
    r"\W*(?:(?:professional |academic |personal )?(?:references?|referees?)|referenzen|références|"
    r"referencias|"
    r"referências|referenze|referenties|referencje)\W*",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"\W*(?:references?|referees?|reference person|contact person|supervisors?|advis[eo]rs?)\s*[:：]\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[,|•·;(–—]| - |\t")
_TITLED = re.compile(r"(?:Prof|Dr|Mr|Mrs|Ms|Miss|Mx)\b")
_ON_REQUEST = re.compile(r"\b(?:on|upon) request\b|auf anfrage|sur demande|a petición", re.IGNORECASE)
_BELOW = 3
_MOST = 30


def reference_lines(rows: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that give references, in a section of theirs or after a label."""
    found: set[int] = set()
    for index, row in enumerate(rows):
        if _HEADING.fullmatch(row):
            for place in range(index + 1, min(index + 1 + _MOST, len(rows))):
                ended = is_heading(rows[place]) and not _HEADING.fullmatch(rows[place])
                if ended or _ON_REQUEST.search(rows[place]):
                    break
                found.add(place)
        elif _INLINE.match(row):
            found.add(index)
    return frozenset(found)


def referee_names(
    text: str, bounds: Sequence[tuple[int, int]], lines: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the names of referees: before a title, an employer, or above their contacts."""
    rows = [text[start:end] for start, end in bounds]
    for index in sorted(lines):
        start, row = bounds[index][0], rows[index]
        label = _INLINE.match(row)
        offset = label.end() if label else len(row) - len(row.lstrip(" \t•●▪*-"))
        segment = _SPLIT.split(row[offset:])[0].rstrip()
        below = rows[index : index + 1 + _BELOW]
        reached = any(has_contact(line) or re.search(r"\d{6}|\d{3}[ -.]\d{3}", line) for line in below)
        if titled_name(segment) and (reached or _TITLED.match(segment) or len(segment) < len(row[offset:])):
            yield start + offset, start + offset + len(segment)
