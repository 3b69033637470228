"""Fixtures every room's tests share: an embedder one can compute by hand, and a fixed today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import settings

# Machines differ and tests assert no time: a slow example is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


class LetterEmbedder:
    """Counts the first letters of words: "Deploy the dragon" is 2 d and 1 t, scaled to length 1."""

    name = "letters"
    digest = "0" * 64
    calibrated = True

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.zeros((len(texts), 27), dtype=np.float32)
        for count, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                count[ord(word[0]) - ord("a") if "a" <= word[0] <= "z" else 26] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


@pytest.fixture
def embedder() -> LetterEmbedder:
    return LetterEmbedder()


@pytest.fixture
def today() -> date:
    return date(2026, 11, 21)
