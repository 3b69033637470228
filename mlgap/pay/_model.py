"""Quantiles of posted pay: an additive model of its logarithm, made right by the newest months before."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlgap.pay._additive import Additive, Effect, Row, fit_additive, refit

if TYPE_CHECKING:
    import numpy as np

PERCENTILES = (0.10, 0.50, 0.90)
TAILS = (0.095, 0.50, 0.905)
"""What is asked of the calibration so that 0.80 comes out: asked for 0.80, it held 0.79 of later months
when tried on splits within the months before April 2026. A cell's mixture holds 0.80 without."""
CALIBRATION_MONTHS = 6
"""The newest months, each judged by a model of the months before it, say how far off the model is."""
HALF_LIFE = 3.0
"""Months after which a judged month counts half: pay drifts, so that the newest count most."""
FOLDED_SHARE = 0.2
"""The weight of residuals of unseen employers of all months (five folds) beside those of the newest ones."""
SHRINK_GROUP = 60.0
"""A segment, level or country of this many judged adverts moves its own quantiles half of the way."""
EMPLOYER_LIKENESS = 0.2
"""How alike adverts of one employer are taken to be: its k-th advert adds less than its first."""
_FOLDS = 5
_GRID = 49
_FEWEST_BEFORE = 100
_FLOOR = 0.02
"""Added to absolute residuals before their logarithm: a residual of zero says no more than one of 2 %."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One advert as the model sees it.

    `effects` move its pay, `widths` how far pay lies apart, `groups` are those the band is made right
    for; `midpoint` is its annual pay in its country's currency (0 where it is only asked about).
    """

    effects: Row
    widths: Row
    groups: tuple[Effect, ...]
    month: str
    employer: str
    midpoint: float = 0.0


@dataclass(frozen=True, slots=True)
class PayModel:
    """A fitted model: where pay lies, how far apart, and the quantiles of what is left, by group.

    `left` is (49,) float64, the quantiles of standardised residuals at even steps; `shifts` holds (3,)
    float64 a group, added at the low, middle and high quantile.
    """

    place: Additive
    width: Additive
    left: np.ndarray
    shifts: Mapping[Effect, np.ndarray]
    judged: int

    def atoms(self, adverts: Sequence[Stated]) -> np.ndarray:
        """Return (n, 49) float64: equally likely midpoints of each advert, rising, in its currency a year."""
        import numpy as np

        steps = _steps()
        nothing = np.zeros(len(PERCENTILES))
        shift = np.array([sum((self.shifts.get(g, nothing) for g in a.groups), nothing) for a in adverts])
        moved = np.array([np.interp(steps, PERCENTILES, one) for one in shift.reshape(-1, 3)])
        left = np.sort(self.left + moved.reshape(-1, _GRID), axis=1)
        place = self.place.at([a.effects for a in adverts])
        width = np.exp(self.width.at([a.widths for a in adverts]))
        return np.asarray(np.exp(place[:, None] + width[:, None] * left))

    def bands(self, adverts: Sequence[Stated]) -> np.ndarray:
        """Return (n, 3) float64: low, middle and high of each advert, per year in its currency."""
        import numpy as np

        atoms, steps = self.atoms(adverts), _steps()
        return np.array([np.interp(TAILS, steps, row) for row in atoms]).reshape(-1, 3)


def fit_model(adverts: Sequence[Stated]) -> PayModel:
    """Return the model of adverts that state pay; their order changes nothing.

    1. An additive model of the log midpoint, drawn towards zero effect by effect. 2. The same of how far
    unseen employers' pay lies from it. 3. Each of the newest months is judged by a model of the months
    before; the quantiles of these standardised residuals, newest months first, are the band's. 4. Each
    group moves them by its own, as far as its judged adverts allow.

    Source: Vovk et al. (2005) for conformal calibration, Barber et al. (2023) for weights where the
    distribution drifts, Vovk (2012) for groups (Mondrian); Weibull (1939) and Kish (1965) for positions.
    """
    import numpy as np

    adverts = sorted(adverts, key=lambda a: (a.month, a.effects, a.employer, a.midpoint))
    data = _Data(
        [a.effects for a in adverts],
        np.log([a.midpoint for a in adverts]),
        employer_likeness([a.employer for a in adverts]),
    )
    place = fit_additive(data.rows, data.values, data.weights)
    folded = _folded(place, data, [a.employer for a in adverts])
    wide = [a.widths for a in adverts]
    width = fit_additive(wide, np.log(np.abs(folded) + _FLOOR), data.weights)
    scale = np.exp(width.at(wide))
    judged, left, weights = _judged_months(place, data, [a.month for a in adverts])
    left = np.concatenate([left / scale[judged], folded / scale])
    weights = np.concatenate([_share(weights, 1 - FOLDED_SHARE), _share(data.weights, FOLDED_SHARE)])
    weights = weights * (len(judged) or 1) / weights.sum()
    groups = [adverts[i].groups for i in judged] + [a.groups for a in adverts]
    return PayModel(
        place, width, quantiles(left, weights, _steps()), _shifts(left, weights, groups), len(judged)
    )


def employer_likeness(employers: Sequence[str]) -> np.ndarray:
    """Return (n,) float64 in (0, 1]: what each advert weighs beside others of its employer."""
    import numpy as np

    count = Counter(employers)
    return np.array([1 / (1 + (count[e] - 1) * EMPLOYER_LIKENESS) for e in employers])


def quantiles(values: np.ndarray, weights: np.ndarray, shares: Sequence[float] | np.ndarray) -> np.ndarray:
    """Return weighted quantiles of (n,) `values`; small samples get wider ones (positions k / (n + 1))."""
    import numpy as np

    order = np.lexsort((weights, values))
    values, weights = values[order], weights[order]
    total = float(weights.sum())
    unit = float(np.square(weights).sum()) / total
    positions = (np.cumsum(weights) - weights / 2 + unit / 2) / (total + unit)
    return np.asarray(np.interp(shares, positions, values))


@dataclass(frozen=True, slots=True)
class _Data:
    rows: list[Row]
    values: np.ndarray
    weights: np.ndarray

    def part(self, kept: np.ndarray) -> tuple[list[Row], np.ndarray, np.ndarray]:
        rows = [row for row, keep in zip(self.rows, kept, strict=True) if keep]
        return rows, self.values[kept], self.weights[kept]


def _steps() -> np.ndarray:
    import numpy as np

    return (np.arange(_GRID) + 0.5) / _GRID


def _share(weights: np.ndarray, share: float) -> np.ndarray:
    return weights / weights.sum() * share if len(weights) else weights


def _folded(place: Additive, data: _Data, employers: Sequence[str]) -> np.ndarray:
    """Return (n,) residuals of each advert from a model without any advert of its employer."""
    import numpy as np

    fold = np.array([zlib.crc32(employer.encode()) % _FOLDS for employer in employers])
    left = np.zeros(len(employers))
    for k in range(_FOLDS):
        out = fold == k
        if out.any() and not out.all():
            model = refit(place, *data.part(~out))
            rows, values, _ = data.part(out)
            left[out] = values - model.at(rows)
    return left


def _judged_months(
    place: Additive, data: _Data, months: Sequence[str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the adverts of the newest months, their residuals from the months before, and their weights."""
    import numpy as np

    month, newest = np.array(months), sorted(set(months))[-CALIBRATION_MONTHS:]
    end = _index(newest[-1])
    indexes, left, weights = [np.zeros(0, dtype=int)], [np.zeros(0)], [np.zeros(0)]
    for one in newest:
        before, now = month < one, np.flatnonzero(month == one)
        if before.sum() < _FEWEST_BEFORE:
            continue
        model = refit(place, *data.part(before))
        indexes.append(now)
        left.append(data.values[now] - model.at([data.rows[i] for i in now]))
        weights.append(np.full(len(now), 0.5 ** ((end - _index(one)) / HALF_LIFE)))
    return np.concatenate(indexes), np.concatenate(left), np.concatenate(weights)


def _index(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def _shifts(
    left: np.ndarray, weights: np.ndarray, groups: Sequence[tuple[Effect, ...]]
) -> dict[Effect, np.ndarray]:
    import numpy as np

    everyone = quantiles(left, weights, PERCENTILES)
    shifts = {}
    for group in sorted({g for own in groups for g in own}):
        member = np.array([group in own for own in groups])
        w = weights[member]
        effective = float(w.sum() ** 2 / np.square(w).sum())
        own = quantiles(left[member], w, PERCENTILES) - everyone
        shifts[group] = own * effective / (effective + SHRINK_GROUP)
    return shifts
