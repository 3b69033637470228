"""Cheap tests before dear ones: where plain words stand, so that patterns run only around them."""

from __future__ import annotations

from collections.abc import Iterable


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Return whether `text` holds one of `words`, letter for letter."""
    for word in words:  # noqa: SIM110 - a generator costs twice as much, and this runs on every line
        if word in text:
            return True
    return False


def windows(text: str, words: Iterable[str], before: int, after: int) -> list[tuple[int, int]]:
    """Return merged half-open ranges that reach `before` and `after` characters around each of `words`."""
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + len(word))
    merged: list[tuple[int, int]] = []
    for at in sorted(found):
        start, end = max(0, at - before), min(len(text), at + after)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
