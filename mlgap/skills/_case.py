"""Small letters whose places are those of the text."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["lowered"]


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """Return `text` in lower case and of the same length; remembered, for all readers of one text ask."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
