"""The rows of a CV under the section they stand in, whether a heading says so or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mlgap.evidence._dates import find_dates
from mlgap.evidence._degrees import DEGREE
from mlgap.evidence._headings import Heading, read_heading, read_numbered_heading
from mlgap.evidence._rows import Row
from mlgap.types import Context, Section

_CONTEXT_OF: dict[Section, Context] = {
    "experience": "job",
    "volunteering": "job",
    "projects": "project",
    "education": "coursework",
    "certificates": "certificate",
    "publications": "publication",
}
ENTRY_SECTIONS: frozenset[Section] = frozenset(("experience", "projects", "education", "volunteering"))
_LABEL = re.compile(r"(?P<label>[^\W\d][^:.;]{1,42}?)\s*:\s+(?=\S)")
_CAPITALS = re.compile(
    r"(?P<label>(?:[A-Z]{2,} )?(?:SKILLS|TOOLS|LANGUAGES|TECHNOLOGIES|EDUCATION|CERTIFICATIONS|CERTIFICATES"
    r"|INTERESTS|HOBBIES|PUBLICATIONS|AWARDS))\s+(?=\S)"
)
"""A heading in capitals with its text on the same line ("SKILLS Python, SQL")."""
_OWN_TOOLS = re.compile(
    r"(?:tech(?:nical|nology)?|tool|key)?\s*"
    r"(?:stack|technologies|technology|environment|tools used|skills used|tech)"
    r"(?: used)?",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?<![\w/&-])(?:(?:WORK |PROFESSIONAL |RELEVANT |KEY |TECHNICAL |SOFT |HARD |CORE )?"
    r"(?:SUMMARY|PROFILE|OBJECTIVE|ABOUT ME|EXPERIENCE|EMPLOYMENT|WORK HISTORY|EDUCATION|SKILLS|PROJECTS"
    r"|CERTIFICATES|CERTIFICATIONS|PUBLICATIONS|LANGUAGES|INTERESTS|HOBBIES|CONTACTS?)"
    r"|(?:Work |Professional |Career )(?:Experience|History)"
    r"|(?:Technical |Key |Soft |Core )Skills)(?![\w/&-])(?=[:\s])"
)
_GLUED = re.compile(r"(?:Skill|Education|Company|Project|Certification) Details\b")
_LEARNING = re.compile(
    r"\b(?:machine|deep|reinforcement|transfer|representation|supervised|federated)$", re.I
)
_FLAT = 400
"""A row longer than this is a page whose line breaks were lost."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with the section it stands in.

    `group` numbers the headings in order, so that two sections of one kind stay apart.
    """

    row: Row
    section: Section
    context: Context
    aspired: bool
    group: int


def place_rows(rows: Sequence[Row]) -> tuple[tuple[Placed, ...], bool]:
    """Return each content row with its section, and whether any heading was found at all.

    Headings themselves are left out. Rows above the first heading are the header, without any heading
    the rest is "other", and an entry's line is enough to make it experience.
    """
    pieces = [piece for row in rows for piece in _split_flat(row)]
    headed = any((read_numbered_heading if row.bullet else read_heading)(row.text) for row in pieces)
    placed = tuple(_place(pieces, headed))
    return placed, headed or any(item.section in ENTRY_SECTIONS for item in placed)


def _place(rows: Sequence[Row], headed: bool) -> Iterator[Placed]:
    current, group = Heading("header" if headed else "other"), 0
    before_wish: Heading | None = None
    small = 2 * sum(row.text[:1].islower() for row in rows) > len(rows)
    again = Counter(_bare(row) for row in rows)
    for place, row in enumerate(rows):
        wrapped = place > 0 and not small and _is_wrapped_word(rows[place - 1], row)
        heading = None if wrapped else (read_numbered_heading if row.bullet else read_heading)(row.text)
        if heading is not None and _is_about_skills(row, rows[place + 1 : place + 8]):
            heading = Heading("summary")
        if _is_label(heading, current, again[_bare(row)]):
            continue
        if heading is not None:
            current, group, before_wish = heading, group + 1, None
            continue
        if before_wish is not None and _ends_wish(rows[place - 1], row):
            current, group, before_wish = before_wish, group + 1, None
        inline = _inline_heading(row, current)
        if inline is not None:
            before_wish = current if inline.aspired else None
            current, group = inline, group + 1
        elif current.section == "summary" and group and _is_own_heading(row):
            current, group = Heading("other"), group + 1
            continue
        first_line = not headed and group == 0
        section: Section = "header" if first_line and current.section == "other" else current.section
        if first_line:
            group = 1
        context = current.context or _CONTEXT_OF.get(section, "unknown")
        yield Placed(row, section, context, current.aspired, group)


def _bare(row: Row) -> str:
    return row.text.strip(" :").casefold()


def _is_label(heading: Heading | None, current: Heading, times: int) -> bool:
    """Return whether a heading such as "Highlights" stands in one job after the other, and opens nothing."""
    if heading is None or current.section not in ENTRY_SECTIONS:
        return False
    return heading.section in ("summary", "awards") and times > 1


def _ends_wish(above: Row, row: Row) -> bool:
    """Return whether a row stands beyond a line such as "Learning: Docker" and its wrapped rest."""
    return row.gap or row.bullet or (row.text[:1].isupper() and not above.text.endswith((",", " and", "&")))


def _is_wrapped_word(above: Row, row: Row) -> bool:
    """Return whether a row is the rest of a wrapped line ("machine" above "learning"), and no heading."""
    return not row.gap and (
        row.text[:1].islower() or (row.text == "Learning" and _LEARNING.search(above.text) is not None)
    )


def _is_about_skills(heading: Row, below: Sequence[Row]) -> bool:
    """Return whether "Qualifications" stands above what the person can do rather than above degrees."""
    if "qualification" not in heading.text.casefold():
        return False
    return not any(DEGREE.search(row.text) or any(find_dates(row.text)) for row in below)


def _is_own_heading(row: Row) -> bool:
    """Return whether a row in a summary looks like a heading in the person's own words."""
    words = row.text.split()
    return (
        row.gap
        and not row.bullet
        and 2 <= len(words) <= 6
        and row.text[0].isupper()
        and row.text[-1].isalpha()
        and not any(char.isdigit() or char in ",|" for char in row.text)
    )


def _inline_heading(row: Row, current: Heading) -> Heading | None:
    """Return the section that a row such as "Skills: Python, SQL" opens."""
    match = None if row.bullet else _LABEL.match(row.text)
    if match is None and not row.bullet and not row.text.isupper():
        match = _CAPITALS.match(row.text)
    if match is None or (current.section in ENTRY_SECTIONS and is_tool_line(row)):
        return None
    found = read_heading(re.sub(r"\s*\([^)]*\)", "", match["label"]))
    if found is None or (found.section, found.aspired) == (current.section, current.aspired):
        return None
    if (
        current.section == "skills"
        and not found.aspired
        and found.section not in ("certificates", "education")
    ):
        return None
    if found.section == "languages" and re.search(r"python|java|sql|c\+\+", row.text, re.IGNORECASE):
        return Heading("skills")
    return found


def _split_flat(row: Row) -> Iterator[Row]:
    """Yield the row, cut at the headings inside it where the page's line breaks were lost."""
    cuts = {match.start() for match in _GLUED.finditer(row.text)} | {
        match.end() for match in _GLUED.finditer(row.text)
    }
    if len(row.text) > _FLAT:
        for match in _INLINE.finditer(row.text):
            cuts |= {match.start(), match.end()}
    cuts |= {gap - row.start for gap in row.gaps[:1] if read_heading(row.text[: gap - row.start])}
    edges = sorted({0, len(row.text)} | cuts)
    for start, end in pairwise(edges):
        if row.text[start:end].strip(" :"):
            yield row.piece(row.start + start, row.start + end)


def is_dated(row: Row) -> bool:
    """Return whether the row holds a range of dates."""
    return any(found.ranged for found in find_dates(row.text))


def is_tool_line(row: Row) -> bool:
    """Return whether the row lists the tools of the entry it stands in ("Tech stack: ...")."""
    match = _LABEL.match(row.text)
    return match is not None and _OWN_TOOLS.fullmatch(match["label"].strip()) is not None
