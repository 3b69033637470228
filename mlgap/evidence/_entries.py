"""Jobs, degrees and projects: which rows are an entry's heading lines, and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mlgap.evidence._dates import DateRange, find_dates
from mlgap.evidence._degrees import DEGREE
from mlgap.evidence._rows import Row
from mlgap.evidence._verbs import has_action
from mlgap.types import Context, Section, Span

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
_COMPANY = re.compile(
    r"\b(?:inc|ltd|llc|llp|gmbh|ag|plc|corp(?:oration)?|co|company|s\.?a|b\.?v|pty|pvt|group|bank"
    r"|university|universität"
    r"|institute|college|school|labs?|laborator(?:y|ies)|hospital|insurance|technologies|solutions"
    r"|systems|services"
    r"|consulting|foundation|agency|academy|ministry|airlines?|studios?|partners|holdings|software)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[A-Z]{2}|(?i:remote|hybrid|on-?site|usa|uk|germany|france|india|spain|city|state"
    r"|united (?:states|kingdom)|london|berlin|paris|new york|san francisco|mountain view|boston|seattle"
    r"|munich|stuttgart|toronto|austin|bengaluru|bangalore|chicago)"
)
_STATE = re.compile(r"[A-Z]{2}")
_STRONG = re.compile(r"\s+[-–—|·•@]+\s+|\s*[|\t]\s*|\s+at\s+|\n|\s{3,}")
_COURSE = re.compile(
    r"\b(?:bootcamp|boot camp|course(?:work)?|capstone|student|class project|thesis|nanodegree)\b", re.I
)
_STUDY_JOB = re.compile(
    r"\b(?:assistant|intern|researcher|lecturer|instructor|tutor|engineer|scientist|postdoc|professor"
    r"|werkstudent(?:in)?|working student)\b",
    re.I,
)
_EMPLOYER_LABEL = re.compile(r"(?:company(?: name)?|employer|organi[sz]ation)\s*[-–:]\s*\S", re.IGNORECASE)
_SHORT = 110
_LONGEST_HEAD = 400
"""Characters beyond which a line heads nothing, however many dates it holds."""
_LIST_COMMAS = 3
_AFTER_DATES = 55


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


def split_entries(
    rows: Sequence[Row], section: Section, text: str
) -> tuple[tuple[Row, ...], tuple[Draft, ...]]:
    """Return the rows before the first entry of a section, and its entries."""
    headish = [len(row.text) <= _LONGEST_HEAD and _is_headish(rows, i) for i, row in enumerate(rows)]
    anchors = [i for i in range(len(rows)) if headish[i] and _is_anchor(rows[i], section)]
    if section != "education":
        anchors = _with_undated(rows, headish, anchors)
    above = 2 if not anchors or _lines_above(headish, rows, anchors[0]) else 0
    heads: list[range] = []
    for number, anchor in enumerate(anchors):
        floor = heads[-1].stop if heads else 0
        ceiling = anchors[number + 1] if number + 1 < len(anchors) else len(rows)
        heads.append(_head_around(rows, headish, anchor, range(floor, ceiling), above))
    if not heads:
        return tuple(rows), ()
    stops = [*(head.start for head in heads[1:]), len(rows)]
    heads = [_with_bulleted_role(rows, head) for head in heads]
    drafts = tuple(
        _draft([rows[i] for i in head], rows[head.stop : stop], section, text)
        for head, stop in zip(heads, stops, strict=True)
    )
    return tuple(rows[: heads[0].start]), drafts


def _is_anchor(row: Row, section: Section) -> bool:
    return _is_dated(row, section) or _EMPLOYER_LABEL.match(row.text) is not None


def _is_dated(row: Row, section: Section) -> bool:
    found = list(find_dates(row.text))
    if not found:
        return False
    if any(item.ranged for item in found):
        return True
    left = len(row.text.split()) - sum(len(row.text[d.begin : d.finish].split()) for d in found)
    return left <= (12 if section == "education" else 8)


def _is_headish(rows: Sequence[Row], index: int) -> bool:
    """Return whether a row may be one of an entry's heading lines."""
    row = rows[index]
    bare = row.text.rstrip()
    dates = [d for d in find_dates(bare) if d.ranged]
    if row.bullet:
        return (
            bool(dates)
            and len(bare) <= _SHORT
            and ROLE_WORDS.search(bare) is not None
            and not has_action(row.body)
        )
    rest = len(bare) - sum(d.finish - d.begin for d in dates)
    if dates and len(bare) - dates[-1].finish > _AFTER_DATES and dates[-1].begin > 3:
        return False
    if rest > _SHORT or (bare[:1].islower() and not dates):
        return False
    if (
        bare.endswith((".", ";", ","))
        and not re.search(r"\b(?:inc|ltd|co|corp|jr|sr|pvt)\.$|█[.,]$", bare, re.I)
        and not dates
    ):
        return False
    if not dates and index and _hangs_on(rows[index - 1], row, rows, index):
        return False
    return bool(dates) or not has_action(bare) or ROLE_WORDS.search(bare[:40]) is not None


def _hangs_on(above: Row, row: Row, rows: Sequence[Row], index: int) -> bool:
    """Return whether a row continues the bullet above it."""
    if row.gap or not any(r.bullet for r in rows[max(0, index - 4) : index]):
        return False
    bullet = next(r for r in reversed(rows[max(0, index - 4) : index]) if r.bullet)
    if row.left > bullet.left + 0.9:
        return True
    return above.text.endswith((",", "-", " and", " the", " of", " to", " with", " for", " in"))


def _with_undated(rows: Sequence[Row], headish: Sequence[bool], anchors: list[int]) -> list[int]:
    """Add the role lines that stand far from any dated line: jobs without dates."""
    added = set(anchors)
    for i, row in enumerate(rows):
        if not headish[i] or row.bullet or any(near in added for near in range(i - 2, i + 3)):
            continue
        before_bullet = any(r.bullet for r in rows[i + 1 : i + 3]) or (
            i + 1 < len(rows) and len(rows[i + 1].text) > 60
        )
        if (
            before_bullet
            and len(row.text.split()) <= 8
            and ROLE_WORDS.search(row.text)
            and ":" not in row.text
        ):
            added.add(i)
    return sorted(added)


def _lines_above(headish: Sequence[bool], rows: Sequence[Row], anchor: int) -> bool:
    """Return whether the first entry has heading lines above its dates, as its successors then have too."""
    return anchor > 0 and headish[anchor - 1] and not rows[anchor - 1].bullet


def _head_around(
    rows: Sequence[Row], headish: Sequence[bool], anchor: int, limits: range, above: int
) -> range:
    """Return the heading lines around an anchor: up to `above` over it, then up to two below."""
    row = rows[anchor]
    whole = (
        len(_words_without_dates(row)) >= 4 and "," in row.text and ROLE_WORDS.search(row.text) is not None
    )
    start = anchor
    while start > limits.start and anchor - start < (0 if whole else above):
        over = rows[start - 1]
        apart = rows[start].gap and (start < anchor or not over.gap)
        if not headish[start - 1] or over.bullet or apart:
            break
        start -= 1
    named = start < anchor and any(ROLE_WORDS.search(rows[i].text) for i in range(start, anchor + 1))
    stop = anchor + 1
    reach = 0 if whole else 1 if named else 2
    reserved = 1 if above and limits.stop < len(rows) else 0
    while stop < limits.stop - reserved and stop - anchor <= reach and _follows(rows[stop], headish[stop]):
        stop += 1
    return range(start, stop)


def _follows(row: Row, headish: bool) -> bool:
    plain = ":" not in row.text and row.text.count(",") < _LIST_COMMAS
    return headish and plain and not row.bullet and not row.gap and not has_action(row.text)


def _with_bulleted_role(rows: Sequence[Row], head: range) -> range:
    """Take in a bullet that is the role itself, where the heading line holds dates alone."""
    if any(_words_without_dates(rows[i]) for i in head) or head.stop >= len(rows):
        return head
    row = rows[head.stop]
    titled = (
        row.bullet
        and len(row.body.split()) <= 10
        and ROLE_WORDS.search(row.body)
        and not has_action(row.body)
    )
    return range(head.start, head.stop + 1) if titled else head


def _words_without_dates(row: Row) -> list[str]:
    text = row.text
    for found in reversed(list(find_dates(text))):
        text = text[: found.begin] + " " + text[found.finish :]
    return re.findall(r"[^\W\d_][\w&.+-]*", text)


def _draft(head: Sequence[Row], body: Sequence[Row], section: Section, text: str) -> Draft:
    dates = [d for row in head for d in find_dates(row.text)]
    best = next((d for d in dates if d.ranged), dates[0] if dates else None)
    parts = [part for row in head for part in _parts_of(row)]
    wanted = DEGREE if section == "education" else ROLE_WORDS
    role = next((p for p in parts if wanted.search(text[p.start : p.end])), None)
    role = role or next((p for p in parts if ROLE_WORDS.search(text[p.start : p.end])), None)
    others = [p for p in parts if p is not role]
    if role is None and section in ("education", "projects") and parts:
        role, others = parts[0], parts[1:]
    employer = _employer([text[p.start : p.end] for p in others])
    if role is None:
        title = Span(head[0].start, head[0].start)
        return Draft(tuple(head), tuple(body), best, "", employer, title)
    title = _with_department(role, parts, text)
    if section in ("education", "projects"):
        row = next(row for row in head if row.start <= role.start < row.end)
        title = Span(row.content, row.end)
    return Draft(tuple(head), tuple(body), best, _tidy(text[role.start : role.end]), employer, title)


def _with_department(role: Span, parts: Sequence[Span], text: str) -> Span:
    """Return the role with the department between it and a name that is surely an employer's."""
    later = [part for part in parts if part.start > role.end and "\n" not in text[role.start : part.start]]
    sure = next((i for i, part in enumerate(later) if _COMPANY.search(text[part.start : part.end])), None)
    return Span(role.start, later[sure - 1].end) if sure else role


def _parts_of(row: Row) -> list[Span]:
    """Return the stretches of a heading line between separators, dates taken out."""
    blanked = row.body
    shift = row.content
    for found in reversed(list(find_dates(blanked))):
        blanked = blanked[: found.begin] + "|" * (found.finish - found.begin) + blanked[found.finish :]
    strong = _cut(blanked, _STRONG)
    parts: list[tuple[int, int]] = []
    for start, end in strong:
        weak = _cut(blanked[start:end], re.compile(r",\s+|;\s+|\s*\(|\)\s*"))
        parts += [(start + a, start + b) for a, b in weak]
    return [Span(shift + a, shift + b) for a, b in parts if re.search(r"[^\W\d_]{2}", blanked[a:b])]


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


def _employer(parts: Sequence[str]) -> str:
    """Return the part that names an employer: one with a company's word, else the first that is no place."""
    named = [part for part in parts if "█" not in part]
    sure = next((part for part in named if _COMPANY.search(part)), None)
    followed = zip(named, [*named, ""][1:], strict=True)
    plain = (part for part, after in followed if not _PLACE.fullmatch(part) and not _STATE.fullmatch(after))
    return _tidy(sure or next(plain, ""))


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:|-–—")


def context_of(draft: Draft, section: Section, given: Context) -> Context:
    """Return what kind of work an entry is: a course's project is coursework wherever it stands."""
    words = " ".join(row.text for row in draft.head)
    if (
        section == "education"
        and _STUDY_JOB.search(draft.role)
        and not re.search(r"\b(?:b|m)\.?\s?(?:sc|a|eng|tech)\b|degree|bachelor|master|ph\.?d", words, re.I)
    ):
        return "job"
    if section in ("experience", "projects") and _COURSE.search(words) and not _STUDY_JOB.search(words):
        return "coursework"
    return given
