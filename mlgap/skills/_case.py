"""Small letters whose places are those of the text."""

from __future__ import annotations

__all__ = ["lowered"]


def lowered(text: str) -> str:
    """Return `text` in lower case and of the same length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
