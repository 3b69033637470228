"""Whether the words around an ambiguous name ("Go", "Spark", "R") say that the skill is meant."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from mlgap.skills._reading import Reading
from mlgap.types import Skill

WINDOW = 10
"""Words looked at on either side."""

_SHORT = 3
_LIST_MARKS = re.compile(r"[,/|;•●·&+(\n]|\s[-–]\s")
_USES = frozenset(("in", "using", "with", "mit", "via", "learn", "learning", "know", "used"))
_LINKS = frozenset(("and", "or", "und", "oder", "as", "like"))


class _Speaks:
    """Tells of words whether they speak for a skill; long context words stand for their stems.

    It is shared by all readings, so it remembers no word that it is asked about.
    """

    def __init__(self, context_words: tuple[str, ...]) -> None:
        asked = [word.lower() for word in context_words if not word.startswith("-")]
        single = [word for word in asked if " " not in word]
        self.whole = frozenset(word for word in single if len(word) <= _SHORT)
        self.stems = tuple(word for word in single if len(word) > _SHORT)
        self.phrases = tuple(word for word in asked if " " in word)
        self.against = frozenset(word[1:].lower() for word in context_words if word.startswith("-"))

    def count(self, near: set[str]) -> int:
        """Return how many of the words speak for the skill."""
        speaking = near & self.whole
        if not self.stems:
            return len(speaking)
        return len(speaking) + sum(word.startswith(self.stems) for word in near - speaking)


@lru_cache(maxsize=2048)
def _speaks(context_words: tuple[str, ...]) -> _Speaks:
    return _Speaks(context_words)


def count_context(reading: Reading, first: int, last: int, skill: Skill) -> int:
    """Return how many context words of `skill` stand near, or -1 where a word that speaks against it does."""
    speaks = _speaks(skill.context_words)
    words = reading.words
    near = words[max(0, first - WINDOW) : first] + words[last + 1 : last + 1 + WINDOW]
    if not speaks.against.isdisjoint(near):
        return -1
    found = speaks.count(set(near))
    if speaks.phrases:
        joined = " ".join(near)
        found += sum(phrase in joined for phrase in speaks.phrases)
    return found


def is_used(reading: Reading, first: int, last: int) -> bool:
    """Say whether a capitalised name stands where a tool does: "models in R", "services using Go"."""
    if first == 0 or reading.words[first - 1] not in _USES or reading.after(first - 1) != " ":
        return False
    start = reading.ends[last]
    return not re.match(r"[ -]['’]?[A-Z0-9]|['’-]|[.]\w", reading.text[start : start + 3])


def in_a_list(reading: Reading, first: int, last: int, starts: Container[int], ends: Container[int]) -> bool:
    """Say whether a skill that is sure stands directly before or after, as items of a list do."""
    if first > 0:
        before = first - 1
        if _LIST_MARKS.search(reading.after(before)) and before in ends:
            return True
        if reading.words[before] in _LINKS and before > 0 and before - 1 in ends:
            return True
    after = last + 1
    if after < len(reading.words):
        if _LIST_MARKS.search(reading.after(last)) and after in starts:
            return True
        return reading.words[after] in _LINKS and after + 1 in starts
    return False
