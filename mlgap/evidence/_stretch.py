"""Wrapped lines rejoined, each character still knowing its place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mlgap.evidence._rows import Row
from mlgap.evidence._verbs import CAPITAL_ACTION
from mlgap.types import Span

_BOUNDARY = re.compile(r"(?<=[.!?])[\"”')]*\s+(?=[\"“(]*[^\Wa-z_])")
_INNER_BULLET = re.compile(r"\s+(?=[•●▪◦‣➢➤➔■□◆❖✓✔\ue000-\uf8ff]\s*\w)|\s+(?=[-–*] [A-Z])")
_CLOSED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|inc|ltd|co|corp|vs|approx|no|dr|mr|mrs|ms|prof|st|sr|jr|ph\.d|m\.sc|b\.sc"
    r"|b\.tech|m\.tech"
    r"|b\.e|m\.e|dept|univ|fig|resp|incl|feb|jan|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|(?:^|\s)[A-Z])\.$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?<=[\w)])\s+(?=[A-Z][\w/ -]{2,28}:\s)")
_LONG = 320
"""Characters beyond which a bullet is read sentence by sentence, and a semicolon ends a sentence."""

_LONGEST = 2000
"""Characters of one claim: no list or sentence of a CV is longer, only a page without breaks."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text` with single blanks; `at[i]` is the document offset of its i-th character."""

    text: str
    at: tuple[int, ...]

    @property
    def span(self) -> Span:
        """Return the document's stretch from the first to the last character."""
        return Span(self.at[0], self.at[-1] + 1) if self.at else Span(0, 0)

    def span_of(self, start: int, end: int) -> Span:
        """Return the document's stretch for `text[start:end]`, outer blanks dropped."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        return Span(self.at[start], self.at[end - 1] + 1) if start < end else Span(self.at[0], self.at[0])

    def part(self, start: int, end: int) -> Stretch:
        """Return `text[start:end]` without outer blanks."""
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        text = raw.strip()
        return Stretch(text, self.at[start : start + len(text)])


def join_rows(rows: Sequence[Row]) -> Stretch:
    """Return the rows' bodies as one line of text; a hyphen at a line's end stays and takes no blank."""
    chars: list[str] = []
    at: list[int] = []
    for row in rows:
        if chars and not (
            chars[-1] == "-" and len(chars) > 1 and chars[-2].isalpha() and row.body[:1].islower()
        ):
            chars.append(" ")
            at.append(at[-1])
        blank = False
        for index, char in enumerate(row.body, row.content):
            if char.isspace():
                blank = bool(chars) and chars[-1] != " "
                continue
            if blank:
                chars.append(" ")
                at.append(index - 1)
                blank = False
            chars.append(char)
            at.append(index)
    return Stretch("".join(chars), tuple(at))


def split_sentences(stretch: Stretch) -> Iterator[Stretch]:
    """Yield the sentences of a stretch, and the bullets hidden in it where line breaks were lost."""
    text = stretch.text
    cuts = [
        m.end()
        for m in _BOUNDARY.finditer(text)
        if not _CLOSED.search(text[max(0, m.start() - 13) : m.start() + 1].rstrip())
    ]
    if len(text) > _LONG:
        cuts += [m.end() for m in _INNER_BULLET.finditer(text)]
        cuts += [m.end() for m in re.finditer(r";\s+", text)]
        cuts += [m.end() for m in _LABEL.finditer(text)]
        cuts += [m.end() for m in CAPITAL_ACTION.finditer(text)]
    edges = sorted({0, len(text), *cuts, *_forced_cuts(text, cuts)})
    for start, end in pairwise(edges):
        part = stretch.part(start, end)
        if part.text:
            yield part


def _forced_cuts(text: str, cuts: Sequence[int]) -> Iterator[int]:
    """Yield blanks at which to cut what runs on beyond `_LONGEST`, so that reading stays linear."""
    for start, end in pairwise(sorted({0, len(text), *cuts})):
        place = start
        while end - place > _LONGEST:
            blank = text.rfind(" ", place + 1, place + _LONGEST)
            place = blank if blank > 0 else place + _LONGEST
            yield place


def split_longest(stretch: Stretch) -> Iterator[Stretch]:
    """Yield the stretch whole, or in parts of at most `_LONGEST` characters."""
    for start, end in pairwise((0, *_forced_cuts(stretch.text, ()), len(stretch.text))):
        part = stretch.part(start, end)
        if part.text:
            yield part


def is_long(text: str) -> bool:
    """Return whether a bullet is long enough to be read sentence by sentence."""
    return len(text) > _LONG
