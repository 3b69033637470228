"""CVs that a form makes, LinkedIn's export and Europass: their rows as other CVs write them.

Both print labels, durations and page footers that no person wrote. Source: the forms' own published
examples and the field names of the Europass CV schema 3.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from mlgap.evidence._rows import Row

_FOOTER = re.compile(
    r"page\s*\d{1,3}\s*(?:of|/|von|de|di|sur)\s*\d{1,3}(?:\s*[-–|]\s*curriculum vitae (?:of|de|di|von)\b.*)?"
    r"|\d{1,2}\s*/\s*\d{1,2}"
    r"|.*(?:©|\(c\))\s*(?:european union|european communities)\b.*"
    r"|(?:https?://)?europass\.cedefop\.europa\.eu.*",
    re.IGNORECASE,
)
_LENGTH = r"(?:\d{1,2} years?(?: \d{1,2} months?)?|\d{1,2} months?|less than a year)"
_WHOLE_LENGTH = re.compile(_LENGTH, re.IGNORECASE)
_LENGTH_BEHIND = re.compile(rf"(?<=[\d\w])\s*(?P<length>\({_LENGTH}\))$", re.IGNORECASE)

_WISH = re.compile(
    r"(?:job applied for|preferred job|studies applied for"
    r"|desired employment(?: ?/ ?occupational field)?)\b.*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:dates(?: \(from ?[-–] ?to\))?(?=\W*\d)"
    r"|occupation or position held|main activities and responsibilities|name and address of employer"
    r"|type of business or sector|business or sector"
    r"|title of qualification awarded|principal subjects(?: ?/ ?occupational skills)?(?: covered)?"
    r"|name and type of organi[sz]ation(?: providing education and training)?"
    r"|level in (?:national or international classification|eqf))\s*:?\s*",
    re.IGNORECASE,
)
_ROLE = re.compile(r"occupation or position held|title of qualification awarded", re.IGNORECASE)
_EMPLOYER = re.compile(r"name and (?:address of employer|type of organi[sz]ation)", re.IGNORECASE)
_LANGUAGE_GRID = re.compile(
    r"(?:understanding|speaking|writing|listening|reading|spoken (?:interaction|production)|\W)+"
    r"|levels: a1\b.*|self-assessment\b.*",
    re.IGNORECASE,
)
_CONTACT, _TOP_SKILLS = "contact", "top skills"
_SIDEBAR_WIDTH = 120.0
_INDENT = 12.0
"""Points by which roles at one employer are moved in, as other CVs set them."""


def read_form(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of a CV without what a form prints of itself: footers, labels, sums of months.

    Of LinkedIn's export the name and headline begin a section of their own after the sidebar, and several
    roles at one employer stand further in than its name.
    """
    linkedin = _is_linkedin(rows)
    rows = [row for row in rows if not _FOOTER.fullmatch(row.text)]
    if linkedin:
        rows = list(_with_head(_with_groups(rows)))
    rows = [row for row in rows if linkedin or not _WISH.fullmatch(row.text)]
    kept = [_without_label(row) for row in _employers_first(rows)]
    return tuple(row for row in kept if row.text and not _LANGUAGE_GRID.fullmatch(row.text))


def _employers_first(rows: Sequence[Row]) -> list[Row]:
    """Return rows in which the labelled employer stands below the labelled role, as a heading has them."""
    moved: list[Row] = []
    role: int | None = None
    for row in rows:
        if role is not None and _EMPLOYER.match(row.text):
            moved.insert(role + 1, row)
            role = None
            continue
        moved.append(row)
        if _ROLE.match(row.text):
            role = len(moved) - 1
    return moved


def _is_linkedin(rows: Sequence[Row]) -> bool:
    texts = [row.text.casefold() for row in rows]
    headings = {_CONTACT, _TOP_SKILLS} <= set(texts) or any("(linkedin)" in text for text in texts[:12])
    return headings and any(_LENGTH_BEHIND.search(text) for text in texts)


def _without_label(row: Row) -> Row:
    if label := _LABEL.match(row.body):
        return row.piece(row.content + label.end(), row.end)
    if behind := _LENGTH_BEHIND.search(row.text):
        return row.piece(row.start, row.start + behind.start("length"))
    return row


def _with_groups(rows: Sequence[Row]) -> list[Row]:
    """Return rows without the sums of months; roles under one employer are moved in below its name."""
    moved: list[Row] = []
    inside = opens = False
    for row, below in pairwise([*rows, None]):
        assert row is not None
        if _WHOLE_LENGTH.fullmatch(row.text) and moved:
            inside = opens = True
            continue
        if inside and not opens and row.gap and _is_employer(row, below, rows):
            inside = False
        moved.append(replace(row, left=row.left + _INDENT, gap=row.gap or opens) if inside else row)
        opens = False
    return moved


def _is_employer(row: Row, below: Row | None, rows: Sequence[Row]) -> bool:
    """Return whether a row set apart is followed by a role and its dates, or by the sum of its months."""
    if below is None:
        return False
    place = rows.index(below)
    after = rows[place + 1] if place + 1 < len(rows) else None
    if _WHOLE_LENGTH.fullmatch(below.text):
        return True
    return not below.gap and after is not None and _LENGTH_BEHIND.search(after.text) is not None


def _with_head(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows with a heading of no letters in the document where the sidebar ends."""
    sidebar = rows[0].left if rows else 0.0
    done = False
    for row in rows:
        if not done and row.left > sidebar + _SIDEBAR_WIDTH and row.middle is not None:
            done = True
            yield replace(row, end=row.start, content=row.start, text="Profile", bullet=False, gap=True)
        yield row
