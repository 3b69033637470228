"""How probable it is that a claim describes a requirement: a few weights over what speaks for it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mlgap.errors import DataError

SIGNS = ("told", "unread", "head", "cosine", "margin", "overlap")
"""What speaks for a pair of claim and requirement.

`told`: a wording is met. `unread`: the head does not know the requirement. `head`: log-odds under the head.
`cosine`: to the nearest text of the requirement. `margin`: that cosine less the best of any other one.
`overlap`: the best share of words that the claim has in common with a text of the requirement (Jaccard).
"""
MOST_ODDS = 6.0
"""Log-odds under the head are cut off beyond this, either way."""

_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of a logistic regression over `SIGNS`, and the probability from which a pair counts."""

    bias: float
    weights: tuple[float, ...]
    threshold: float

    def probability(self, signs: np.ndarray) -> np.ndarray:
        """Return (n,) float64 for `signs` (n, len(SIGNS))."""
        return np.asarray(1 / (1 + np.exp(-(signs @ np.array(self.weights) + self.bias))))


def load_calibration(path: Path) -> Calibration:
    """Return what `path` holds; raises `DataError` where weights are missing or are no numbers."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        weights: Mapping[str, float] = raw["weights"]
        found = Calibration(
            float(weights["bias"]),
            tuple(float(weights[sign]) for sign in SIGNS),
            float(raw["threshold"]),
        )
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        expected = f"a threshold and [weights] bias, {', '.join(SIGNS)}"
        raise DataError(path.name, [f"{path.name}: expected {expected}: {error}"]) from error
    if not 0 <= found.threshold <= 1:
        raise DataError(path.name, [f"{path.name}: threshold: expected a number in [0, 1]"])
    return found


def log_odds(probability: np.ndarray) -> np.ndarray:
    """Return log-odds, cut off at `MOST_ODDS`."""
    least = 1 / (1 + np.exp(MOST_ODDS))
    inside = np.clip(probability, least, 1 - least)
    return np.asarray(np.log(inside / (1 - inside)))


def words_of(text: str) -> frozenset[str]:
    """Return the words of three letters and more that `overlap` compares."""
    return frozenset(_WORD.findall(text.lower()))


def common_share(one: frozenset[str], other: frozenset[str]) -> float:
    """Return |one and other| / |one or other|."""
    return len(one & other) / max(1, len(one | other))
