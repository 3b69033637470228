"""Whether a line of one state of a CV is a line of the other, said otherwise, or tells of other work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mlgap.evidence import line_key, nearness
from mlgap.types import Claim, Entry, Profile

MOST_NEW = 0.40
"""Share of a line's words that may be new where it is another line of the same entry, said otherwise.

Source: tests/gaps/compared_lines.csv, chosen on its first half; `benchmarks/bench_compare.py` prints both.
"""
FEWEST_WORDS = 3
"""Words of content: a shorter line, such as a title, is the same one or another."""
SAME_NAME = 0.8
_STEM = 5
"""Letters by which "predicted" and "predict" are one word."""
_WORD = re.compile(r"[^\W_][\w+#%]*")
_SMALL = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "behind", "by", "for", "from", "has", "have", "i", "in",
        "into", "is", "it", "its", "me", "my", "of", "on", "one", "or", "our", "so", "than", "that", "the",
        "their", "then", "they", "this", "to", "was", "we", "were", "when", "where", "which", "who", "with",
    )
)  # fmt: skip


_LISTS = frozenset(("skills", "languages", "summary", "header", "interests"))


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as it is compared: its text, its key without layout, its words of content, and its place.

    `listed` says that it tells of no work: one of a skills list, a summary or a headline.
    """

    claim: int
    text: str
    key: str
    words: frozenset[str]
    section: str
    entry: Entry | None

    @property
    def listed(self) -> bool:
        """Return whether the line names things and tells of no work."""
        return self.entry is None and self.section in _LISTS


def lines_of(profile: Profile) -> tuple[Line, ...]:
    """Return the claims of a profile as lines, in order."""
    return tuple(_line(claim, i, profile.entries) for i, claim in enumerate(profile.claims))


def _line(claim: Claim, place: int, entries: Sequence[Entry]) -> Line:
    words = (w for w in _WORD.findall(claim.text.casefold()) if w not in _SMALL)
    entry = None if claim.entry is None else entries[claim.entry]
    return Line(
        place, claim.text, line_key(claim.text), frozenset(w[:_STEM] for w in words), claim.section, entry
    )


class Counterparts:
    """For the lines of one state, those of the other that say the same work; each is looked for once."""

    def __init__(self, others: Sequence[Line]) -> None:
        self._others = others
        self._found: dict[int, Line | None] = {}
        self._same_entry: dict[tuple[Entry, Entry], bool] = {}

    def of(self, line: Line) -> Line | None:
        """Return the line that says the same work as `line`, None where there is none.

        The same line goes first, then the one beside which the fewest of the line's words are new. A line of
        a list tells of no work and has only itself.
        """
        if line.claim not in self._found:
            self._found[line.claim] = self._find(line)
        return self._found[line.claim]

    def _find(self, line: Line) -> Line | None:
        same = [other for other in self._others if other.key == line.key]
        if same:
            return same[0]
        near = [
            (share, i)
            for i, other in enumerate(self._others)
            if (share := self._new(line, other)) <= MOST_NEW
        ]
        return self._others[min(near)[1]] if near else None

    def _new(self, line: Line, other: Line) -> float:
        """Return the share of the line's words that the other lacks, 1 where both cannot be the same work.

        Elsewhere than in the same entry a word that was replaced tells of other work.
        """
        if line.listed or other.listed or min(len(line.words), len(other.words)) < FEWEST_WORDS:
            return 1.0
        new = line.words - other.words
        share = len(new) / len(line.words)
        if share <= MOST_NEW and new and other.words - line.words and not self._together(line, other):
            return 1.0
        return share

    def _together(self, line: Line, other: Line) -> bool:
        if line.entry is None or other.entry is None:
            return line.entry is other.entry and line.section == other.section
        pair = (line.entry, other.entry)
        if pair not in self._same_entry:
            self._same_entry[pair] = is_same_entry(*pair)
        return self._same_entry[pair]


def is_same_entry(one: Entry, other: Entry) -> bool:
    """Return whether two entries are one job, study or project, also where it was renamed.

    Of employer, role and first year two must agree, or one where an entry names no employer; names agree
    where one holds the other or they are as near as `SAME_NAME`. What is not stated agrees in nothing.
    """
    named = _alike(one.employer, other.employer) + _alike(one.role, other.role)
    dated = one.start is not None and other.start is not None and one.start[:4] == other.start[:4]
    return named + dated >= (2 if one.employer and other.employer else 1)


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    keys = line_key(one), line_key(other)
    return keys[0] in keys[1] or keys[1] in keys[0] or nearness(one, other) >= SAME_NAME
