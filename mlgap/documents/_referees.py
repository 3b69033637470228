"""Whom a CV gives as a reference: people who were not asked to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mlgap.documents._names import is_thing, named_alone, titled_name
from mlgap.documents._personal import is_personal_heading
from mlgap.documents._places import address_in
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
_SPLIT = re.compile(r"[,|•·;(–—]| - |\t| {3,}")
_LEADING = re.compile(r"[ \t•●▪*-]*(?:\(?\d{1,2}[.)]\s+)?[ \t•●▪*-]*")
_TITLE = r"(?:Prof(?:essor)?|Dr|Mr|Mrs|Ms|Miss|Mx|Herr|Frau|Mme|Sr|Sra)\b\.?"
_TITLED = re.compile(rf"(?:{_TITLE}\s+)+(?P<name>\S.*)")
_CLOSING = re.compile(
    r"\W*(?:(?:yours )?(?:sincerely|faithfully|truly)|(?:best |kind )?regards|mit freundlichen grüßen|"
    r"cordialement|atentamente|saludos|cordiali saluti|met vriendelijke groet)\W*|"
    r"\W*\d{1,2}[./]\d{1,2}[./]\d{4}.*|[^\d,]{2,30}, \d{1,2}\.? \w+ \d{4}.*",
    re.IGNORECASE,
)
"""A letter's last lines: the writer signs below."""

_ON_REQUEST = re.compile(r"\b(?:on|upon) request\b|auf anfrage|sur demande|a petición", re.IGNORECASE)
_BELOW = 3
_MOST = 30
_LONGEST_NAME = 50
_DIGITS = 7
"""Digits from which on a line may hold a telephone number."""


def reference_lines(rows: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that give references, in a section of theirs or after a label."""
    found: set[int] = set()
    for index, row in enumerate(rows):
        if _HEADING.fullmatch(row):
            for place in range(index + 1, min(index + 1 + _MOST, len(rows))):
                if _ends(rows[place]):
                    break
                found.add(place)
        elif _INLINE.match(row):
            found.add(index)
    return frozenset(found)


def _ends(row: str) -> bool:
    """Return whether a line stands below the last referee."""
    another = is_heading(row) and not _HEADING.fullmatch(row)
    told = another or is_personal_heading(row) or _CLOSING.fullmatch(row) or _ON_REQUEST.search(row)
    return bool(told)


def referee_names(
    text: str, bounds: Sequence[tuple[int, int]], lines: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the names of referees: after a title, before a job, or above their contacts."""
    rows = [text[start:end] for start, end in bounds]
    for index in sorted(lines):
        start, row = bounds[index][0], rows[index]
        label = _INLINE.match(row) or _LEADING.match(row)
        offset = label.end() if label else 0
        for place, (left, segment) in enumerate(_segments(row, offset)):
            if _is_titled(segment) or (place == 0 and _begins(rows, index, lines, segment, left)):
                yield start + left, start + left + len(segment)


def _segments(row: str, offset: int) -> Iterator[tuple[int, str]]:
    left = offset
    for part in _SPLIT.split(row[offset:]):
        at = row.index(part, left)
        left = at + len(part)
        bare = part.strip()
        if bare and len(bare) <= _LONGEST_NAME:
            yield at + part.index(bare), bare


def _is_titled(segment: str) -> bool:
    """Return whether a segment is a title and a name in any letters: "Dr. eun kim"."""
    found = _TITLED.fullmatch(segment)
    return found is not None and len(found["name"].split()) <= 5 and not is_thing(found["name"])


def _begins(rows: Sequence[str], index: int, lines: frozenset[int], segment: str, left: int) -> bool:
    """Return whether a line's first segment names a referee: how they are reached stands beside or below."""
    if address_in(rows[index].strip()):
        return False
    below = rows[index : index + 1 + _BELOW]
    reached = any(has_contact(line) or sum(map(str.isdigit, line)) >= _DIGITS for line in below)
    rest = rows[index][left + len(segment) :].strip(" ,|•·;()–—-\t")
    if titled_name(segment):
        return reached or (bool(rest) and not rest[0].isdigit())
    before = index - 1
    first = before not in lines or not rows[before].strip() or has_contact(rows[before])
    told = _SPLIT.split(rest or "".join(rows[index + 1 : index + 2]))[0]
    goes_on = is_thing(told) or sum(map(str.isdigit, rest)) >= _DIGITS or not segment[0].isupper()
    return reached and first and goes_on and named_alone(segment)
