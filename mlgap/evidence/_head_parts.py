"""The heading lines of an entry in parts: the stretches between dashes, bars, wide white and commas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mlgap.evidence._dates import find_dates
from mlgap.evidence._regions import REGION
from mlgap.evidence._rows import Row

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
    r"|consulting|foundation|agency|academy|ministry|airlines?|studios?|partners|holdings|software"
    r"|trust|council|municipality|clinic|ventures|association|society|s\.?r\.?l|s\.?p\.?a|gmbh & co\.? kg"
    r"|ltda|pte|oyj?|sarl|grupo|groupe|gruppo|klinikum|krankenhaus"
    r"|universi[a-zé]{2,9}|uniwersytet|[a-zäöü]{0,20}hochschule|pol[iy]t[eé]c?h?ni[a-zé]{1,6}|[ée]cole"
    r"|escuela|escola|scuola|institut[ao]?|istituto|akademi[ae]|gymnasium|lyc[ée]e|liceo)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[A-Z]{2}|(?i:remote|hybrid|on-?site|city|state|london|berlin|paris|new york|san francisco"
    r"|mountain view|boston|seattle|munich|stuttgart|toronto|austin|bengaluru|bangalore|chicago)"
)
STATE = re.compile(r"[A-Z]{2}")
_STRONG = re.compile(
    r"\s+[-–—|·•@]+\s+|\s*[|\t]\s*|\s+at\s+|\n|\s{3,}"
    rf"|(?<=[^\W\d]):\s+(?=[^:]{{0,40}}(?i:{ROLE_WORDS.pattern}))"
)
_WEAK = re.compile(
    r",\s+(?!(?i:inc|ltd|llc|llp|plc|gmbh|corp|co|s\.?a|b\.?v|s\.?l)\b)|;\s+|\s*[(\[]|[)\]]\s*"
    r"|(?<=[a-z]{5})(?<!Assoc)\.\s+(?=[A-Z])"
)
_BEFORE_DATE = re.compile(
    r"\(?\b(?:expected|anticipated|projected|graduat(?:ed|ion|ing)|class of|completed)"
    r"(?: (?:graduation|in|date|completion))*\s*:?\s*(?=\|)",
    re.IGNORECASE,
)


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
class Head:
    """The heading lines of one entry in parts, and the part that is its role, where one is."""

    rows: tuple[Row, ...]
    body: tuple[Row, ...]
    parts: tuple[Part, ...]
    role: Part | None
    banner: str = ""
    """The employer named once above several roles."""


def is_place(part: Part, parts: Sequence[Part]) -> bool:
    after = next(
        (p for p in parts if (p.row, p.strong) == (part.row, part.strong) and p.weak == part.weak + 1), None
    )
    if _PLACE.fullmatch(part.text) or REGION.fullmatch(part.text):
        return True
    return (
        after is not None
        and bool(STATE.fullmatch(after.text) or REGION.fullmatch(after.text))
        and not (COMPANY.search(part.text) or ROLE_WORDS.search(part.text))
    )


def parts_of(row: Row, number: int) -> Iterator[Part]:
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
        right = len(raw.rstrip(" |,-–—:(["))
        if left < right:
            found.append((start + left, start + right))
    return found


def tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:|-–—")
