"""A cheap test of whether a CV is written in English."""

from __future__ import annotations

import re

_ENGLISH_WORDS = "the and of to for with by from using is are was as that this at an it which have has"
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_FOREIGN_WORDS = (
    "der die das und mit für von bei zur zum eine einen des dem ist im auf les et pour avec dans"
    " une sur du aux"
    " el los las para con del una y por en il di per nel della het een van voor met de e os da do em na dos"
    " och med för av på i og til w z oraz na do"
)
_FOREIGN = frozenset(_FOREIGN_WORDS.split()) - {"i", "do", "e", "z", "w", "y", "na", "im", "met", "per"}
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 6
_LATIN_END = "\u024f"


def is_english(text: str) -> bool:
    """Return False where foreign small words outnumber the English ones, or the script is not Latin."""
    words = _WORD.findall(text.casefold())
    if not words:
        return True
    letters = [char for word in words for char in word[:1]]
    if sum(char > _LATIN_END for char in letters) > 0.3 * len(letters):
        return False
    english = sum(word in _ENGLISH for word in words)
    foreign = sum(word in _FOREIGN for word in words)
    return foreign < _LEAST or english >= foreign
