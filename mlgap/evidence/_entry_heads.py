"""What the heading lines of a job, study or project say: its role or degree, and who it was for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mlgap.evidence._dates import DateRange, find_dates
from mlgap.evidence._degrees import DEGREE
from mlgap.evidence._regions import REGION
from mlgap.evidence._rows import Row
from mlgap.types import Section, Span

ROLE_WORDS = re.compile(
    r"\b(?:[\w-]{0,30}(?:engineer|scientist|analyst|developer|architect|consultant|manager|director"
    r"|researcher|intern"
    r"|internship|trainee|specialist|administrator|assistant|fellow|officer|programmer|lead|head"
    r"|founder|cto|ceo|cio|vp"
    r"|president|statistician|mathematician|teacher|lecturer|professor|instructor|tutor|postdoc"
    r"|technician|designer"
    r"|associate|executive|representative|agent|recruiter|partner|student|freelancer?|contractor"
    r"|owner|sre|dba"
    r"|entwickler(?:in)?|ingenieur(?:in)?|werkstudent(?:in)?|praktikant(?:in)?|wissenschaftler(?:in)?"
    r"|leiter(?:in)?"
    r"|actuary|physicist|coordinator|editor|writer|mentor|staff|apprentice|economist|practitioner"
    r"|strategist|tester"
    r"|crew|supervisor|quant|labell?er|annotator|ingénieur|stagiaire|ingeniero|analista"
    r"|member of technical staff)s?)\b",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r"\b(?:inc|ltd|llc|llp|gmbh|ag|plc|corp(?:oration)?|co|company|s\.?a|b\.?v|pty|pvt|group|bank"
    r"|university|universität"
    r"|institute|college|school|labs?|laborator(?:y|ies)|hospital|insurance|technologies|solutions"
    r"|systems|services"
    r"|consulting|foundation|agency|academy|ministry|airlines?|studios?|partners|holdings|software)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[A-Z]{2}|(?i:remote|hybrid|on-?site|city|state|london|berlin|paris|new york|san francisco"
    r"|mountain view|boston|seattle|munich|stuttgart|toronto|austin|bengaluru|bangalore|chicago)"
)
_STATE = re.compile(r"[A-Z]{2}")
_STRONG = re.compile(r"\s+[-–—|·•@]+\s+|\s*[|\t]\s*|\s+at\s+|\n|\s{3,}")
_WEAK = re.compile(r",\s+|;\s+|\s*\(|\)\s*|(?<=[a-z]{5})(?<!Assoc)\.\s+(?=[A-Z])")
_BEFORE_DATE = re.compile(
    r"\(?\b(?:expected|anticipated|projected|graduat(?:ed|ion|ing)|class of|completed)"
    r"(?: (?:graduation|in|date|completion))*\s*:?\s*(?=\|)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\b(?:sciences?|engineering|mathematics|maths?|statistics|physics|chemistry|biology|economics|business"
    r"|finance|computing|informatics|administration|management|design|arts?|studies|psychology|linguistics"
    r"|philosophy|history|literature|law|medicine|data|learning|accounting|marketing|analytics|security"
    r"|education|music|journalism|communications?)$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:gpa|cum laude|honou?rs|dean['’]?s list|minor|major|grade|thesis)\b|[\d./]+$", re.IGNORECASE
)
_FREELANCE = re.compile(r"freelancer?|contractor|consultant", re.IGNORECASE)
_DEGREE_SECTIONS: tuple[Section, ...] = ("education", "projects")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a heading line between separators.

    `row` counts the heading lines, `strong` the stretches of a line between dashes, bars and wide white,
    `weak` those between commas inside one of these.
    """

    start: int
    end: int
    text: str
    row: int
    strong: int
    weak: int


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


@dataclass(frozen=True, slots=True)
class Head:
    """The heading lines of one entry in parts, and the part that is its role, where one is."""

    rows: tuple[Row, ...]
    body: tuple[Row, ...]
    parts: tuple[Part, ...]
    role: Part | None
    banner: str = ""
    """The employer named once above several roles."""


def draft_entries(heads: Sequence[Head], section: Section, text: str) -> tuple[Draft, ...]:
    """Return the entries of a section; a role that no word betrays is found where the others have theirs."""
    if section not in _DEGREE_SECTIONS:
        heads = [replace(head, role=head.role or _role_by_place(head, heads)) for head in heads]
    return tuple(_draft(head, section, text) for head in heads)


def read_head(rows: Sequence[Row], body: Sequence[Row], section: Section, banner: str) -> Head:
    """Return heading lines in parts, with the part that words show to be the role or degree."""
    parts = tuple(part for number, row in enumerate(rows) for part in _parts_of(row, number))
    role = _degree_in(parts) if section == "education" else None
    roles = [p for p in parts if ROLE_WORDS.search(p.text)]
    role = role or next((p for p in roles if not _FREELANCE.fullmatch(p.text)), next(iter(roles), None))
    if role is None and section in _DEGREE_SECTIONS and parts:
        role = next((p for p in parts if not COMPANY.search(p.text) and not _is_place(p, parts)), parts[0])
    return Head(tuple(rows), tuple(body), parts, role, banner)


def _degree_in(parts: Sequence[Part]) -> Part | None:
    """Return the first part with a degree: "MA" after a comma is one only where there is no other."""
    named = [part for part in parts if DEGREE.search(part.text)]
    sure = [part for part in named if part.weak == 0 or not _STATE.fullmatch(part.text)]
    return next(iter([*sure, *named]), None)


def _role_by_place(head: Head, heads: Sequence[Head]) -> Part | None:
    """Return the part that stands where the roles of the other entries stand, or beside a sure employer."""
    places = Counter((h.role.row, h.role.strong) for h in heads if h.role is not None)
    free = [
        p for p in head.parts if p.weak == 0 and not COMPANY.search(p.text) and not _is_place(p, head.parts)
    ]
    lines = {(p.row, p.strong) for p in head.parts if not _is_place(p, head.parts)}
    if len(lines) < 2:
        return None
    usual = places.most_common(1)[0][0] if places else None
    found = next((p for p in free if (p.row, p.strong) == usual), None)
    if found is not None or len({p.row for p in head.parts}) < 2:
        return found
    known = {p.row for p in head.parts if COMPANY.search(p.text) or _is_place(p, head.parts)}
    return next((p for p in free if known and p.row not in known), None)


def _draft(head: Head, section: Section, text: str) -> Draft:
    dates = [d for row in head.rows for d in find_dates(row.text)]
    best = next((d for d in dates if d.ranged), dates[0] if dates else None)
    employer = _employer(head, section)
    if head.role is None:
        title = Span(head.rows[0].start, head.rows[0].start)
        return Draft(head.rows, head.body, best, "", employer, title)
    title = _with_department(head.role, head.parts, text)
    if section in _DEGREE_SECTIONS:
        row = head.rows[head.role.row]
        title = Span(row.content, row.end)
    return Draft(head.rows, head.body, best, _tidy(head.role.text), employer, title)


def _with_department(role: Part, parts: Sequence[Part], text: str) -> Span:
    """Return the role with the department between it and a name that is surely an employer's."""
    later = [part for part in parts if part.start > role.end and "\n" not in text[role.start : part.start]]
    sure = next((i for i, part in enumerate(later) if COMPANY.search(part.text)), None)
    return Span(role.start, later[sure - 1].end) if sure else Span(role.start, role.end)


def _employer(head: Head, section: Section) -> str:
    """Return the part that names who the entry was for, "" where none does."""
    named = [p for p in head.parts if p is not head.role and "█" not in p.text]
    named = [p for p in named if not _is_place(p, head.parts)]
    if section == "education":
        schools = [p for p in named if not _NO_NAME.search(p.text) and not _FIELD.search(p.text)]
        named = schools or named
    sure = [p for p in named if COMPANY.search(p.text)]
    role = head.role
    if role is None or section in _DEGREE_SECTIONS:
        return _tidy(next((p.text for p in [*sure, *named]), ""))
    own = [p for p in sure if (p.row, p.strong) == (role.row, role.strong)]
    apart = [p for p in sure if p not in own]
    found = next(iter(apart or ([] if head.banner else own)), None)
    if found is None and head.banner:
        return head.banner
    return _tidy(next((p.text for p in ([found] if found else _by_place(named, role, head))), ""))


def _by_place(named: Sequence[Part], role: Part, head: Head) -> Iterator[Part]:
    """Yield the parts that may name an employer, by where they stand to the role, the likeliest first."""
    row = [p for p in named if p.row == role.row]
    same = [p for p in row if p.strong == role.strong]
    others = [p for p in named if p.row != role.row and p.weak == 0]
    later = [p for p in row if p.strong > role.strong]
    yield from (p for p in row if p.strong < role.strong)
    yield from (p for p in others if _is_furnished(p.row, head))
    if role.weak:
        yield from later
        yield from (p for p in same if p.weak < role.weak)
    yield from (p for p in same if p.weak > role.weak)
    yield from later
    yield from others
    yield from named


def _is_furnished(row: int, head: Head) -> bool:
    """Return whether a heading line has dates or a place beside the name it begins with."""
    has_place = any(p.row == row and _is_place(p, head.parts) for p in head.parts)
    return has_place or any(find_dates(head.rows[row].text))


def _is_place(part: Part, parts: Sequence[Part]) -> bool:
    after = next(
        (p for p in parts if (p.row, p.strong) == (part.row, part.strong) and p.weak == part.weak + 1), None
    )
    if _PLACE.fullmatch(part.text) or REGION.fullmatch(part.text):
        return True
    return (
        after is not None
        and bool(_STATE.fullmatch(after.text) or REGION.fullmatch(after.text))
        and not (COMPANY.search(part.text) or ROLE_WORDS.search(part.text))
    )


def _parts_of(row: Row, number: int) -> Iterator[Part]:
    """Yield the stretches of a heading line between separators, dates taken out."""
    blanked = row.body
    for found in reversed(list(find_dates(blanked))):
        blanked = blanked[: found.begin] + "|" * (found.finish - found.begin) + blanked[found.finish :]
    for gap in row.gaps:
        place = gap - row.content
        if place >= 0:
            blanked = blanked[:place] + "|" + blanked[place + 1 :]
    blanked = _BEFORE_DATE.sub(lambda match: "|" * len(match.group()), blanked)
    for strong, (start, end) in enumerate(_cut(blanked, _STRONG)):
        pieces = [(a + start, b + start) for a, b in _cut(blanked[start:end], _WEAK)]
        worded = [(a, b) for a, b in pieces if re.search(r"[^\W\d_]{2}", blanked[a:b])]
        for weak, (a, b) in enumerate(worded):
            yield Part(row.content + a, row.content + b, row.body[a:b], number, strong, weak)


def _cut(text: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    edges = [0]
    for match in separator.finditer(text):
        edges += [match.start(), match.end()]
    edges.append(len(text))
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        raw = text[start:end]
        left = len(raw) - len(raw.lstrip(" |,-–—:"))
        right = len(raw.rstrip(" |,-–—:("))
        if left < right:
            found.append((start + left, start + right))
    return found


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:|-–—")
