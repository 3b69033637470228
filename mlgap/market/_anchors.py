"""Cheap tests before dear ones: where plain words stand, so that patterns run only around them."""

from __future__ import annotations

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

    def windows(self, lower: str, before: int, after: int) -> dict[Family, list[tuple[int, int]]]:
        """Return, by family, merged half-open ranges that reach `before` and `after` around its words."""
        places: dict[Family, list[int]] = {}
        for family, at in self._met(lower):
            places.setdefault(family, []).append(at)
        return {family: _merged(sorted(found), before, after, len(lower)) for family, found in places.items()}

    def _met(self, lower: str) -> list[tuple[Family, int]]:
        met = []
        for number, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            family, begins, ends = self._of[number]
            if begins and start and lower[start - 1].isalnum():
                continue
            if not (ends and lower[end : end + 1].isalnum()):
                met.append((family, start))
        return met


def windows(text: str, words: Iterable[str], before: int, after: int) -> list[tuple[int, int]]:
    """Return merged half-open ranges that reach `before` and `after` characters around each of `words`."""
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + len(word))
    return _merged(sorted(found), before, after, len(text))


def _merged(places: list[int], before: int, after: int, length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for at in places:
        start, end = max(0, at - before), min(length, at + after)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
