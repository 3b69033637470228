"""A bootstrap over employers: how far what is unlocked, and the choice, rest on who happened to hire.

Adverts of one employer resemble one another, so whole employers are drawn: each counts as often as a
Poisson variable of mean 1 says, the same for every set of a draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

import numpy as np
import numpy.typing as npt

from mlgap.gaps._open_adverts import Ints, OpenAdverts

N_DRAWS = 200
SEED = 20261121
TAIL = 0.025

_Floats = npt.NDArray[np.float64]


@lru_cache(maxsize=2)
def _times_drawn(employers: int) -> npt.NDArray[np.uint8]:
    """Return (employers, draws): how often each employer counts; the first rows never depend on how many."""
    return np.random.default_rng(SEED).poisson(1.0, (employers, N_DRAWS)).astype(np.uint8)


class Resampled:
    """The judged adverts of a cell, drawn by employer: `judged` (draws,) is how many each draw holds."""

    def __init__(self, employer: Ints, judged: npt.NDArray[np.bool_]) -> None:
        most = int(employer.max(initial=0))
        self._times = _times_drawn(1 << most.bit_length())
        self._employer = employer
        self.n_judged = int(judged.sum())
        of_employer = np.bincount(employer[judged], minlength=1)
        hiring = np.flatnonzero(of_employer)
        self.judged: _Floats = of_employer[hiring].astype(np.float64) @ self._times[hiring]
        self._n_not_drawn = int((of_employer[hiring] @ (self._times[hiring] == 0)).sum())

    def times(self, rows: Ints) -> _Floats:
        """Return (k, draws): how often each of the adverts in `rows` (k,) counts in each draw."""
        return self._times[self._employer[rows]].astype(np.float64)

    def elsewhere(self, rows: Ints, unlocked: npt.NDArray[np.bool_]) -> int:
        """Return how many of as many adverts were unlocked at the employers that each draw leaves out.

        `unlocked` (k, draws) says which of the adverts in `rows` (k,) the choice of each draw unlocks.
        """
        n = int((unlocked & (self.times(rows) == 0)).sum())
        return round(n / max(self._n_not_drawn, 1) * self.n_judged)

    def interval(self, rows: Ints) -> tuple[int, int]:
        """Return the 95 % interval of how many adverts are like those in `rows`, of as many judged."""
        share = self.times(rows).sum(axis=0) / np.maximum(self.judged, 1)
        low, high = np.quantile(share, (TAIL, 1 - TAIL)) * self.n_judged
        return min(floor(low), len(rows)), max(ceil(high), len(rows))


@dataclass(frozen=True, eq=False)
class Draws:
    """What each set (k, size) of columns weighs in each draw: `values` (k, draws).

    `first` (draws,) is the set that comes first in each; `elsewhere` is what these unlock, in the mean, at
    the employers left out.
    """

    sets: Ints
    values: _Floats
    first: Ints
    elsewhere: int

    def stable(self, place: int) -> float:
        """Return the share of draws in which the set at `place` comes first."""
        return float((self.first == place).mean())

    def kept(self, column: int) -> float:
        """Return the share of draws in which the set that comes first holds the candidate in `column`."""
        return float((self.sets[self.first] == column).any(axis=1).mean())

    def as_good(self, place: int) -> npt.NDArray[np.bool_]:
        """Return (k,): which others come to as much as the set at `place` in over 2.5 % of the draws."""
        same = np.asarray((self.values >= self.values[place]).mean(axis=1) > TAIL)
        same[place] = False
        return same


def draw_sets(adverts: OpenAdverts, sets: Ints, resampled: Resampled, ranks: Ints) -> Draws:
    """Return what each of `sets` weighs in each draw.

    `ranks` (k,) says which set comes first where several weigh the same. Weights are whole numbers, so the
    sums are the same on every machine.
    """
    weighed = resampled.times(adverts.row) * adverts.weight[:, None]
    unlocked = adverts.unlocked(sets)
    values = unlocked.astype(np.float64) @ weighed
    in_order = np.argsort(ranks)
    first = in_order[values[in_order].argmax(axis=0)]
    return Draws(sets, values, first, resampled.elsewhere(adverts.row, unlocked[first].T))
