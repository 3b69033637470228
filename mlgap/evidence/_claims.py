"""The claims of a CV: one bullet or sentence each, wrapped lines rejoined, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from mlgap.evidence._entries import context_of, split_entries
from mlgap.evidence._entry_heads import Draft
from mlgap.evidence._head_parts import ROLE_WORDS
from mlgap.evidence._rows import Row
from mlgap.evidence._sections import ENTRY_SECTIONS, Placed, is_dated, is_tool_line
from mlgap.evidence._stretch import Stretch, is_long, join_rows, split_longest, split_sentences
from mlgap.evidence._verbs import has_action
from mlgap.types import Claim, Context, Document, Entry, Section

LIST_SECTIONS: frozenset[Section] = frozenset(("skills", "languages", "certificates", "awards", "interests"))
_ENDS_OPEN = re.compile(
    r"(?:[,(&/–-]|\b(?:and|or|of|the|a|to|with|for|in|on|by|using|from|at|und|mit))$", re.IGNORECASE
)
_WIDE = 0.82
_MIN_WIDTH = 45
_HANGING = 2
"""Blanks that a line below a bullet had before lines were trimmed."""
_HEAD_LENGTH = 140
_GOES_ON = re.compile(r"(?<=[a-z)])[.:]\s+(?=\S)")
_LEAST_TOLD = 15


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim with its characters' places; `kind` says how it stood on the page."""

    stretch: Stretch
    section: Section
    context: Context
    entry: int | None
    aspired: bool
    kind: str
    """ "title", "bullet", "sentence" or "list"."""

    @property
    def claim(self) -> Claim:
        """Return the claim as the profile shows it."""
        return Claim(self.stretch.text, self.stretch.span, self.section, self.context, self.entry)


def read_claims(
    placed: Sequence[Placed], document: Document
) -> tuple[tuple[Passage, ...], tuple[Entry, ...], tuple[Section, ...]]:
    """Return the claims in reading order, the entries they belong to, and each entry's section."""
    passages: list[Passage] = []
    entries: list[Entry] = []
    sections: list[Section] = []
    for _, members in groupby(placed, key=lambda item: (item.group, item.section)):
        group = list(members)
        first = group[0]
        rows = [item.row for item in group]
        if first.aspired or not _has_entries(first.section, rows):
            passages += _plain(rows, first, None)
            continue
        loose, drafts = split_entries(rows, _entry_section(first.section), document.text)
        passages += _plain(loose, first, None)
        for number, draft in enumerate(drafts):
            body, tail = _without_tail(draft.body) if number + 1 == len(drafts) else (draft.body, ())
            home = replace(first, section=_entry_section(first.section))
            if home.section != first.section:
                home = replace(home, context="job")
            home = replace(home, context=context_of(draft, home.section, home.context))
            entries.append(_entry(draft, home.context))
            sections.append(home.section)
            passages += _title(draft, home, len(entries) - 1)
            passages += _told_beside_title(draft, home, len(entries) - 1)
            passages += _plain(body, home, len(entries) - 1)
            passages += _plain(tail, replace(first, section="other", context="unknown"), None)
    return tuple(passages), tuple(entries), tuple(sections)


def _has_entries(section: Section, rows: Sequence[Row]) -> bool:
    """Return whether entries stand here, also jobs without a heading under a skills list or a summary."""
    if section in ENTRY_SECTIONS:
        return True
    if section in ("certificates", "publications", "awards"):
        return False
    return any(
        len(row.text) < _HEAD_LENGTH
        and is_dated(row)
        and ROLE_WORDS.search(" ".join(r.text for r in rows[max(0, i - 3) : i + 2]))
        for i, row in enumerate(rows)
    )


def _without_tail(body: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """Return a last entry's rows, and the loose lines that stand apart below its bullets."""
    last = max((i for i, row in enumerate(body) if row.bullet), default=None)
    if last is None:
        return body, ()
    for i in range(last + 1, len(body)):
        if body[i].gap and not body[i].text[:1].islower() and not is_tool_line(body[i]):
            return body[:i], body[i:]
    return body, ()


def _entry_section(section: Section) -> Section:
    return section if section in ENTRY_SECTIONS else "experience"


def _entry(draft: Draft, context: Context) -> Entry:
    dates = draft.dates
    return Entry(
        role=draft.role,
        employer=draft.employer,
        start=dates.start if dates else None,
        end=dates.end if dates else None,
        current=dates.current if dates else False,
        context=context,
        span=draft.span,
    )


def _title(draft: Draft, home: Placed, entry: int) -> Iterator[Passage]:
    if draft.title.start == draft.title.end:
        return
    row = next(row for row in draft.head if row.start <= draft.title.start < row.end)
    piece = row.piece(draft.title.start, draft.title.end)
    stretch = join_rows([replace(piece, content=piece.start, bullet=False)])
    if stretch.text:
        yield Passage(stretch, home.section, home.context, entry, home.aspired, "title")


def _told_beside_title(draft: Draft, home: Placed, entry: int) -> Iterator[Passage]:
    """Yield what the line of a title goes on to tell: "2018-19 Six small jobs: Flask APIs, scraping"."""
    for row in draft.head:
        begin = max(row.start, min(draft.title.end, row.end))
        told = _GOES_ON.search(row.text, begin - row.start)
        if told and len(row.text) - told.end() >= _LEAST_TOLD:
            piece = row.piece(row.start + told.end(), row.end)
            yield from _plain([replace(piece, content=piece.start, bullet=False)], home, entry)


def _plain(rows: Sequence[Row], home: Placed, entry: int | None) -> Iterator[Passage]:
    """Yield the claims of rows that hold no entry heading."""
    listed = home.section in LIST_SECTIONS
    for block in _blocks(rows, listed):
        stretch = join_rows(block)
        if not stretch.text:
            continue
        whole = Passage(stretch, home.section, home.context, entry, home.aspired, "bullet")
        if listed:
            for part in split_longest(stretch):
                yield replace(whole, stretch=part, kind="list")
        elif (block[0].bullet or home.section == "projects") and not is_long(stretch.text):
            yield whole
        else:
            for sentence in split_sentences(stretch):
                yield replace(whole, stretch=sentence, kind="sentence")


def _blocks(rows: Sequence[Row], listed: bool) -> Iterator[list[Row]]:
    """Yield runs of rows that are one bullet, one paragraph or one item of a list."""
    width = max((len(row.text) for row in rows), default=0)
    block: list[Row] = []
    for row in rows:
        if block and not _continues(block, row, width, listed):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _continues(block: Sequence[Row], row: Row, width: int, listed: bool) -> bool:
    above = block[-1]
    if row.bullet or (row.gap and not row.text[:1].islower()):
        return False
    if row.text[:1].islower() or _ENDS_OPEN.search(above.text):
        return True
    if block[0].bullet and row.left > block[0].left + 0.9 and row.left >= above.left - 0.9:
        return True
    if listed or above.text.endswith((".", "!", "?", ":")):
        return False
    reached = len(above.text) + 1 + len(row.text.split(maxsplit=1)[0])
    narrow = width < _MIN_WIDTH and block[0].bullet
    wrapped = reached + _HANGING > width if narrow else width >= _MIN_WIDTH and reached >= _WIDE * width
    return wrapped and not (block[0].bullet and row.left <= block[0].left + 0.9 and has_action(row.text[:30]))
