"""Jobs, degrees and projects: which rows are an entry's heading lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mlgap.evidence._dates import find_dates
from mlgap.evidence._degrees import DEGREE
from mlgap.evidence._entry_heads import Draft, draft_entries, read_head
from mlgap.evidence._head_parts import COMPANY, ROLE_WORDS, is_place, parts_of
from mlgap.evidence._regions import REGION
from mlgap.evidence._rows import Row
from mlgap.evidence._verbs import has_action
from mlgap.types import Context, Section

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
_NAMED_COMMAS = 6
"""Commas from which on even a line below dates alone is a list: role, employer, town and state have three."""

_AFTER_DATES = 55
_INSET = 4.0
_BANNER_WORDS = 6
_SAME_LEFT = 4.0
_HONOUR_REACH = 24
_DATES_ALONE = 3
"""Heading lines that may stand over a line that holds dates alone: role, employer and place."""
_NAME_LENGTH = 60
_TITLE_WORDS = 6
_WHOLE_WORDS = 4
_LINES_OVER = 2
_MOST_OVER = 5
_TOWN = re.compile(r"[A-ZÀ-Ž][\w.' -]{1,30}, (?:[A-Z]{2}|" + REGION.pattern + r")")
_DISTINCTION = re.compile(
    r"\b(?:dean['’]?s list|honou?rs?|awards?|scholarships?|prizes?)\W*(?=\W|$)", re.IGNORECASE
)


def split_entries(
    rows: Sequence[Row], section: Section, text: str
) -> tuple[tuple[Row, ...], tuple[Draft, ...]]:
    """Return the rows before the first entry of a section, and its entries."""
    headish = [len(row.text) <= _LONGEST_HEAD and _is_headish(rows, i) for i, row in enumerate(rows)]
    anchors = [i for i in range(len(rows)) if headish[i] and _is_anchor(rows[i], section)]
    if section != "education":
        anchors = _with_undated(rows, headish, anchors)
    lead = Lead.of(rows, headish, anchors)
    heads: list[range] = []
    for number, anchor in enumerate(anchors):
        floor = heads[-1].stop if heads else 0
        ceiling = anchors[number + 1] if number + 1 < len(anchors) else len(rows)
        heads.append(_head_around(rows, headish, anchor, range(floor, ceiling), lead))
    if not heads:
        return tuple(rows), ()
    stops = [*(head.start for head in heads[1:]), len(rows)]
    heads = [_with_bulleted_role(rows, head) for head in heads]
    banners = _banners(rows, headish, heads) if section == "experience" else [""] * len(heads)
    read = [
        read_head([rows[i] for i in head], rows[head.stop : stop], section, banner)
        for head, stop, banner in zip(heads, stops, banners, strict=True)
    ]
    return tuple(rows[: heads[0].start]), draft_entries(read, section, text)


def _banners(rows: Sequence[Row], headish: Sequence[bool], heads: Sequence[range]) -> list[str]:
    """Return for each entry the employer named once above it and its fellows, further left than they."""
    banners: list[str] = []
    banner, inset = "", 0.0
    for number, head in enumerate(heads):
        over = head.start - 1
        left = rows[head.start].left
        if over >= (heads[number - 1].stop if number else 0) and _is_banner(rows[over], headish[over], left):
            banner, inset = _name_in(rows[over]), left
        elif left < inset - _INSET:
            banner = ""
        banners.append(banner)
    return banners


def _name_in(row: Row) -> str:
    """Return the name a row begins with, without the place behind it."""
    parts = list(parts_of(row, 0))
    return next((part.text for part in parts if not is_place(part, parts)), row.text.strip(" ,:|-–—"))


def _is_banner(row: Row, headish: bool, left: float) -> bool:
    plain = not row.bullet and ":" not in row.text and "█" not in row.text and row.text[-1:] not in ".;"
    return (
        headish
        and plain
        and len(row.text.split()) <= _BANNER_WORDS
        and not any(find_dates(row.text))
        and (row.left < left - _INSET or COMPANY.search(row.text) is not None)
    )


def _is_anchor(row: Row, section: Section) -> bool:
    if section == "education" and _is_distinction(row):
        return False
    return _is_dated(row, section) or _EMPLOYER_LABEL.match(row.text) is not None


def _is_distinction(row: Row) -> bool:
    """Return whether a row dates an honour rather than a study ("Dean's List 2015-2016")."""
    first = next(find_dates(row.text), None)
    before = row.text[: first.begin] if first else ""
    named = DEGREE.search(before) or COMPANY.search(before)
    return _DISTINCTION.search(before[-_HONOUR_REACH:]) is not None and not named


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
        short = bool(dates) and len(bare) <= _SHORT
        return short and ROLE_WORDS.search(bare) is not None and not has_action(row.body)
    if dates and len(bare) - dates[-1].finish > _AFTER_DATES and dates[-1].begin > 3:
        return False
    if _wide_gap(row) and len(bare) <= _SHORT:
        return True
    rest = len(bare) - sum(d.finish - d.begin for d in dates)
    if rest > _SHORT or (not dates and _runs_on(rows, index)):
        return False
    return bool(dates) or " " not in bare or not has_action(bare) or ROLE_WORDS.search(bare[:40]) is not None


def _runs_on(rows: Sequence[Row], index: int) -> bool:
    """Return whether a row is a sentence, or part of the one above it."""
    bare = rows[index].text.rstrip()
    abbreviated = re.search(
        r"\b(?:inc|ltd|co|corp|jr|sr|pvt|cie|univ|dept|inst|bros)\.$|\b[a-z](?:\.\s?[a-z])+\.$|█[.,]$",
        bare,
        re.I,
    )
    below = rows[index + 1].text if index + 1 < len(rows) else ""
    broken = bare.endswith(",") and (_TOWN.fullmatch(below) or REGION.fullmatch(below))
    ends = bare.endswith((".", ";", ",")) and not abbreviated and not broken
    return bare[:1].islower() or ends or (index > 0 and _hangs_on(rows[index - 1], rows[index], rows, index))


def _wide_gap(row: Row) -> bool:
    """Return whether wide white parts words of a row from words, as no running text has it."""
    return any(re.search(r"[^\W\d_]{2}", row.text[: gap - row.start]) for gap in row.gaps)


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


@dataclass(frozen=True, slots=True)
class Lead:
    """How many heading lines stand over the first entry's dates, as its successors then have them too."""

    lines: int
    usual: bool
    """Whether a line such as an employer's stands over, or under, the dates of most entries."""

    @classmethod
    def of(cls, rows: Sequence[Row], headish: Sequence[bool], anchors: Sequence[int]) -> Lead:
        if not anchors:
            return cls(0, False)
        first = _lines_over(rows, headish, anchors[0], -1)
        lines = first if first == anchors[0] else min(first, _LINES_OVER)
        over = [_lines_over(rows, headish, anchor, last) for last, anchor in pairwise([-1, *anchors])]
        under = [_stands_under(rows, headish, anchor) for anchor in anchors]
        usual = 2 * max(sum(map(bool, over)), sum(under)) > len(anchors)
        return cls(min(lines, _MOST_OVER), usual)

    @property
    def above(self) -> int:
        """Return how many lines over its dates an entry may begin."""
        return max(self.lines, _LINES_OVER) if self.lines else 0


def _lines_over(rows: Sequence[Row], headish: Sequence[bool], anchor: int, last: int) -> int:
    """Return how many lines in a row over an anchor, and below the `last`, may be heading lines."""
    lines = 0
    while anchor - lines - 1 > last and headish[anchor - lines - 1] and not rows[anchor - lines - 1].bullet:
        lines += 1
    return lines


def _stands_under(rows: Sequence[Row], headish: Sequence[bool], anchor: int) -> bool:
    """Return whether a short line, such as an employer's, stands right under a line with dates."""
    below = anchor + 1
    return (
        below < len(rows) and len(rows[below].text) <= _NAME_LENGTH and _follows(rows[below], headish[below])
    )


def _head_around(
    rows: Sequence[Row], headish: Sequence[bool], anchor: int, limits: range, lead: Lead
) -> range:
    """Return the heading lines around an anchor: those over it, then up to two below."""
    row = rows[anchor]
    words = _words_without_dates(row)
    whole = not lead.usual and len(words) >= _WHOLE_WORDS and _is_whole(row)
    start = anchor
    highest = 0 if whole else lead.above if words or not lead.above else max(lead.above, _DATES_ALONE)
    while start > limits.start and anchor - start < highest:
        over = rows[start - 1]
        apart = rows[start].gap and (start < anchor or not over.gap)
        far = anchor - start >= lead.above and not _is_name_above(over, row)
        if not headish[start - 1] or over.bullet or apart or far:
            break
        start -= 1
    named = start < anchor and any(_names_what(rows[i].text) for i in range(start, anchor + 1))
    stop = anchor + 1
    reach = (
        (1 if anchor + 1 < len(rows) and _wide_gap(rows[anchor + 1]) else 0) if whole else 1 if named else 2
    )
    following = limits.stop < len(rows)
    reserved = min(lead.lines, _lines_over(rows, headish, limits.stop, anchor)) if following else 0
    alone = start == anchor and not words
    while stop < limits.stop - reserved and stop - anchor <= reach:
        named_below = alone and stop == anchor + 1 and _names_first(rows[stop])
        if not named_below and not _follows(rows[stop], headish[stop]):
            break
        stop += 1
    return range(start, stop)


def _is_whole(row: Row) -> bool:
    """Return whether a line names role and employer, parted by a comma."""
    text = row.text
    for found in reversed(list(find_dates(text))):
        text = text[: found.begin] + text[found.finish :]
    return re.search(r"\w,\s+[^\W\d_]", text) is not None and ROLE_WORDS.search(text) is not None


def _names_what(text: str) -> bool:
    return ROLE_WORDS.search(text) is not None or DEGREE.search(text) is not None


def _is_name_above(over: Row, dates: Row) -> bool:
    """Return whether a row far above a line of dates alone may still be the first line of its heading."""
    return (
        abs(over.left - dates.left) <= _SAME_LEFT
        and len(over.text) <= _NAME_LENGTH
        and re.search(r"[^\W\d_]{2}", over.text) is not None
    )


def _names_first(row: Row) -> bool:
    """Return whether a line begins with a role or degree in capitals, set apart by a comma."""
    first, apart, _ = row.text.partition(",")
    capital = all(word[:1].isupper() for word in first.split() if len(word) > 3)
    line = len(row.text) <= _SHORT and row.text.count(",") < _NAMED_COMMAS and row.text[-1] not in ".;:"
    return bool(apart) and capital and line and not row.bullet and not row.gap and _names_what(first)


def _follows(row: Row, headish: bool) -> bool:
    plain = ":" not in row.text and row.text.count(",") < _LIST_COMMAS
    deed = has_action(row.text) and not _is_title(row.text)
    return headish and plain and not row.bullet and not row.gap and not deed


def _is_title(text: str) -> bool:
    """Return whether a line is a role in capitals, such as "Lead Data Engineer", and no deed."""
    words = text.split()
    capital = all(word[:1].isupper() for word in words if len(word) > 3)
    return len(words) <= _TITLE_WORDS and capital and ROLE_WORDS.search(words[-1]) is not None


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
