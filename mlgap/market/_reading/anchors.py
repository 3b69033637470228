"""Cheap tests before dear ones: where plain words stand, so that patterns run only around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Family = TypeVar("Family")
WORD_EDGE = "|"
"""An anchor counts only where a word begins or ends at this mark: "|ms|" is in "an MS in", not in "teams"."""


class Anchors(Generic[Family]):
    """Plain lower-case words of several families of patterns, all found in one pass over a text.

    Why: a pattern with many branches costs twenty times what the automaton does, and most lines hold
    none of the words that it cannot match without.
    """

    def __init__(self, families: Mapping[Family, Iterable[str]]) -> None:
        pairs = [(family, word) for family, words in families.items() for word in words]
        self._words = [word.strip(WORD_EDGE) for _, word in pairs]
        self._of = [(family, word.startswith(WORD_EDGE), word.endswith(WORD_EDGE)) for family, word in pairs]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, Implementation

        return AhoCorasick(self._words, implementation=Implementation.DFA)

    def met_in(self, lower: str) -> set[Family]:
        """Return the families of which `lower`, a text in lower case, holds a word."""
        return {family for family, _ in self._met(lower)}

    def count_in(self, lower: str) -> Counter[Family]:
        """Return how often `lower` holds words of each family."""
        return Counter(family for family, _ in self._met(lower))

    def places(self, lower: str) -> dict[Family, list[int]]:
        """Return, by family, where its words begin in `lower`, in order."""
        places: dict[Family, list[int]] = {}
        for family, at in self._met(lower):
            places.setdefault(family, []).append(at)
        for found in places.values():
            found.sort()  # they come in the order of their ends
        return places

    def windows(self, lower: str, before: int, after: int) -> dict[Family, list[tuple[int, int]]]:
        """Return, by family, merged half-open ranges that reach `before` and `after` around its words."""
        found = self.places(lower)
        return {family: merged(places, before, after, len(lower)) for family, places in found.items()}

    def _met(self, lower: str) -> list[tuple[Family, int]]:
        met = []
        for number, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            family, begins, ends = self._of[number]
            if begins and start and lower[start - 1].isalnum():
                continue
            if not (ends and lower[end : end + 1].isalnum()):
                met.append((family, start))
        return met


def merged(places: Iterable[int], before: int, after: int, length: int) -> list[tuple[int, int]]:
    """Return ranges that reach `before` and `after` around sorted `places` in a text of `length`, merged."""
    ranges: list[tuple[int, int]] = []
    for at in places:
        start, end = max(0, at - before), min(length, at + after)
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return ranges
