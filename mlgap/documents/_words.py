"""Word lists written as running text, so that they can be read and reviewed."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the blank-separated words of `text` as a set."""
    return frozenset(text.split())
