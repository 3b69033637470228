"""Which lines of two texts are the same, found in time that grows no faster than a sort of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Pair = tuple[int, int]


class _Stretch(NamedTuple):
    """The lines from `new` and `old` up to `new_end` and `old_end`."""

    new: int
    old: int
    new_end: int
    old_end: int


def match_lines(new: Sequence[str], old: Sequence[str]) -> dict[int, int]:
    """Return the index in `old` of lines of `new`; both indices rise together.

    Matched are the common head and tail, between them the most lines that stand once in each and in the same
    order, and what joins such a line above or below. Why no more: a search for the longest match of all takes
    minutes on texts of few different lines.
    """
    head, tail = _ends(new, old, _Stretch(0, 0, len(new), len(old)))
    between = _Stretch(head, head, len(new) - tail, len(old) - tail)
    fixed = _longest_rise(_single_in_both(new, old, between))
    found = dict(fixed)
    for (above, above_old), (below, below_old) in pairwise([(-1, -1), *fixed, (len(new), len(old))]):
        head, tail = _ends(new, old, _Stretch(above + 1, above_old + 1, below, below_old))
        found.update((above + i, above_old + i) for i in range(1, head + 1))
        found.update((below - i, below_old - i) for i in range(1, tail + 1))
    return found


def _ends(new: Sequence[str], old: Sequence[str], part: _Stretch) -> Pair:
    """Return how many lines `part` begins with in both texts, and with how many of the others it ends."""
    most = min(part.new_end - part.new, part.old_end - part.old)
    head = next((i for i in range(most) if new[part.new + i] != old[part.old + i]), most)
    most -= head
    tail = next((i for i in range(most) if new[part.new_end - 1 - i] != old[part.old_end - 1 - i]), most)
    return head, tail


def _single_in_both(new: Sequence[str], old: Sequence[str], part: _Stretch) -> list[Pair]:
    """Return the places of lines that stand once in `part` of each text, in the order of `new`."""
    times = Counter(new[part.new : part.new_end])
    times_old = Counter(old[part.old : part.old_end])
    there = {old[i]: i for i in range(part.old, part.old_end)}
    return [
        (i, there[new[i]])
        for i in range(part.new, part.new_end)
        if times[new[i]] == 1 and times_old[new[i]] == 1
    ]


def _longest_rise(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the most of `pairs` whose second members rise; the first members do so already."""
    lowest: list[int] = []
    ending: list[int] = []
    before: list[int | None] = []
    for place, (_, old) in enumerate(pairs):
        length = bisect_left(lowest, old)
        before.append(ending[length - 1] if length else None)
        lowest[length : length + 1] = [old]
        ending[length : length + 1] = [place]
    chosen: list[Pair] = []
    at = ending[-1] if ending else None
    while at is not None:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]
