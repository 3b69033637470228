"""What the heading lines of a job, study or project say: its role or degree, and who it was for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mlgap.evidence._dates import DateRange, find_dates
from mlgap.evidence._degrees import DEGREE
from mlgap.evidence._employers import DEGREE_SECTIONS, find_employers
from mlgap.evidence._head_parts import COMPANY, ROLE_WORDS, STATE, Head, Part, is_place, parts_of, tidy
from mlgap.evidence._rows import Row
from mlgap.types import Section, Span

_FREELANCE = re.compile(r"freelancer?|contractor|consultant", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as rows: its heading lines, its body, its dates and the place of its role."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    dates: DateRange | None
    role: str
    employer: str
    title: Span
    """Where the role stands, or all heading lines where no role is told apart."""

    @property
    def span(self) -> Span:
        """Return the document's stretch from the first heading line to the last row of the body."""
        rows = (*self.head, *self.body)
        return Span(min(r.start for r in rows), max(r.end for r in rows))


def draft_entries(heads: Sequence[Head], section: Section, text: str) -> tuple[Draft, ...]:
    """Return the entries of a section; a role that no word betrays is found where the others have theirs."""
    if section not in DEGREE_SECTIONS:
        heads = [replace(head, role=head.role or _role_by_place(head, heads)) for head in heads]
    employers = find_employers(heads, section)
    return tuple(_draft(h, employer, section, text) for h, employer in zip(heads, employers, strict=True))


def read_head(rows: Sequence[Row], body: Sequence[Row], section: Section, banner: str) -> Head:
    """Return heading lines in parts, with the part that words show to be the role or degree."""
    parts = tuple(part for number, row in enumerate(rows) for part in parts_of(row, number))
    role = _degree_in(parts) if section == "education" else None
    roles = [p for p in parts if ROLE_WORDS.search(p.text)]
    role = role or next((p for p in roles if not _FREELANCE.fullmatch(p.text)), next(iter(roles), None))
    if role is None and section in DEGREE_SECTIONS and parts:
        role = next((p for p in parts if not COMPANY.search(p.text) and not is_place(p, parts)), parts[0])
    return Head(tuple(rows), tuple(body), parts, role, banner)


def _degree_in(parts: Sequence[Part]) -> Part | None:
    """Return the first part with a degree: "MA" after a comma is one only where there is no other."""
    named = [part for part in parts if DEGREE.search(part.text)]
    sure = [part for part in named if part.weak == 0 or not STATE.fullmatch(part.text)]
    return next(iter([*sure, *named]), None)


def _role_by_place(head: Head, heads: Sequence[Head]) -> Part | None:
    """Return the part that stands where the roles of the other entries stand, or beside a sure employer."""
    places = Counter((h.role.row, h.role.strong) for h in heads if h.role is not None)
    free = [
        p for p in head.parts if p.weak == 0 and not COMPANY.search(p.text) and not is_place(p, head.parts)
    ]
    lines = {(p.row, p.strong) for p in head.parts if not is_place(p, head.parts)}
    if len(lines) < 2:
        return None
    usual = places.most_common(1)[0][0] if places else None
    found = next((p for p in free if (p.row, p.strong) == usual), None)
    if found is not None or len({p.row for p in head.parts}) < 2:
        return found
    known = {p.row for p in head.parts if COMPANY.search(p.text) or is_place(p, head.parts)}
    return next((p for p in free if known and p.row not in known), None)


def _draft(head: Head, employer: str, section: Section, text: str) -> Draft:
    dates = [d for row in head.rows for d in find_dates(row.text)]
    best = next((d for d in dates if d.ranged), dates[0] if dates else None)
    if head.role is None:
        title = Span(head.rows[0].start, head.rows[0].start)
        return Draft(head.rows, head.body, best, "", employer, title)
    title = _with_department(head.role, head.parts, text)
    if section in DEGREE_SECTIONS:
        row = head.rows[head.role.row]
        title = Span(row.content, row.end)
    return Draft(head.rows, head.body, best, tidy(head.role.text), employer, title)


def _with_department(role: Part, parts: Sequence[Part], text: str) -> Span:
    """Return the role with the department between it and a name that is surely an employer's."""
    later = [part for part in parts if part.start > role.end and "\n" not in text[role.start : part.start]]
    sure = next((i for i, part in enumerate(later) if COMPANY.search(part.text)), None)
    return Span(role.start, later[sure - 1].end) if sure else Span(role.start, role.end)
