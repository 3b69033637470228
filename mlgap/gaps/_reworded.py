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
    "a an and are as at be behind by for from has have i in into is it its me my of on one or our so than "
    "that the their then they this to was we were when where which who with".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as it is compared: its text, its key without layout, its words of content, its entry."""

    claim: int
    text: str
    key: str
    words: frozenset[str]
    entry: Entry | None
    listed: bool

    @classmethod
    def of(cls, claim: Claim, place: int, entries: Sequence[Entry]) -> Line:
        """Return the claim at `place` of a profile as a line."""
        words = (w for w in _WORD.findall(claim.text.casefold()) if w not in _SMALL)
        entry = None if claim.entry is None else entries[claim.entry]
        listed = entry is None and claim.section in _LISTS
        return cls(place, claim.text, line_key(claim.text), frozenset(w[:_STEM] for w in words), entry, listed)


_LISTS = frozenset(("skills", "languages", "summary", "header", "interests"))


def lines_of(profile: Profile) -> tuple[Line, ...]:
    """Return the claims of a profile as lines, in order."""
    return tuple(Line.of(claim, i, profile.entries) for i, claim in enumerate(profile.claims))


def find_counterpart(line: Line, others: Sequence[Line]) -> Line | None:
    """Return the line of the other state that says the same work as `line`, None where there is none.

    The same line goes first, then the one that leaves the fewest of the line's words new. A line without an
    entry, such as one of a skills list, tells of no work: it has only itself.
    """
    same = [other for other in others if other.key == line.key]
    if same:
        return same[0]
    near = [(share, i) for i, other in enumerate(others) if (share := _new_share(line, other)) is not None]
    return others[min(near)[1]] if near else None


def _new_share(line: Line, other: Line) -> float | None:
    """Return the share of the line's words that the other lacks; None where both are not the same work.

    In another entry, or in none, a word that was replaced tells of other work.
    """
    if line.listed or other.listed or min(len(line.words), len(other.words)) < FEWEST_WORDS:
        return None
    new = line.words - other.words
    if not is_same_entry(line.entry, other.entry) and new and other.words - line.words:
        return None
    share = len(new) / len(line.words)
    return share if share <= MOST_NEW else None


def is_same_entry(one: Entry | None, other: Entry | None) -> bool:
    """Return whether two entries are one job, study or project, also where it was renamed.

    Of employer, role and first month two must agree; names agree from a nearness of `SAME_NAME`. What
    neither states agrees in nothing, and a project that has a name alone is told by it.
    """
    if one is None or other is None:
        return False
    if line_key(one.employer + one.role + str(one.start)) == line_key(
        other.employer + other.role + str(other.start)
    ):
        return True
    named = [_alike(one.employer, other.employer), _alike(one.role, other.role)]
    dated = one.start is not None and other.start is not None and one.start[:4] == other.start[:4]
    agreeing = sum(named) + dated
    return agreeing >= (2 if one.employer and other.employer else 1)


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    keys = line_key(one), line_key(other)
    return keys[0] in keys[1] or keys[1] in keys[0] or nearness(one, other) >= SAME_NAME
