"""Quantiles of posted pay: an additive model of its logarithm, made right by the newest months before."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlgap.pay._additive import Additive, Effect, Observed, Row, fit_additive, fit_normal, with_spreads

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

        place = self.place.at([a.effects for a in adverts])
        width = np.exp(self.width.at([a.widths for a in adverts]))
        groups = {own: i for i, own in enumerate(dict.fromkeys(a.groups for a in adverts))}
        left = np.array([self._left_of(own) for own in groups]).reshape(-1, _GRID)
        of = np.array([groups[a.groups] for a in adverts], dtype=int)
        return np.asarray(np.exp(place[:, None] + width[:, None] * left[of]))

    def _left_of(self, groups: tuple[Effect, ...]) -> np.ndarray:
        import numpy as np

        nothing = np.zeros(len(PERCENTILES))
        shift = sum((self.shifts.get(group, nothing) for group in groups), nothing)
        return np.sort(self.left + np.interp(_steps(), PERCENTILES, shift))

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
    values = np.log([a.midpoint for a in adverts])
    likeness = employer_likeness([a.employer for a in adverts])
    seen = Observed([a.effects for a in adverts], values, likeness)
    place = fit_normal(seen.normal())
    folded = _folded(place, seen, values, [a.employer for a in adverts])
    wide = [a.widths for a in adverts]
    width = fit_additive(wide, np.log(np.abs(folded) + _FLOOR), likeness)
    scale = np.exp(width.at(wide))
    judged, left, weights = _judged_months(place, seen, values, [a.month for a in adverts])
    left = np.concatenate([left / scale[judged], folded / scale])
    weights = np.concatenate([_share(weights, 1 - FOLDED_SHARE), _share(likeness, FOLDED_SHARE)])
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


def _steps() -> np.ndarray:
    import numpy as np

    return (np.arange(_GRID) + 0.5) / _GRID


def _share(weights: np.ndarray, share: float) -> np.ndarray:
    return weights / weights.sum() * share if len(weights) else weights


def _folded(place: Additive, seen: Observed, values: np.ndarray, employers: Sequence[str]) -> np.ndarray:
    """Return (n,) residuals of each advert from a model without any advert of its employer."""
    import numpy as np

    fold = np.array([zlib.crc32(employer.encode()) % _FOLDS for employer in employers])
    left = np.zeros(len(employers))
    for k in range(_FOLDS):
        out = fold == k
        if out.any() and not out.all():
            model = with_spreads(seen.normal(~out), place.spreads, place.noise)
            left[out] = (values - seen.expected(model))[out]
    return left


def _judged_months(
    place: Additive, seen: Observed, values: np.ndarray, months: Sequence[str]
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
        model = with_spreads(seen.normal(before), place.spreads, place.noise)
        indexes.append(now)
        left.append((values - seen.expected(model))[now])
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
