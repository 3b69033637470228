"""An additive model whose effects are drawn towards zero as far as the data say: a mixed model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

Effect = tuple[str, str]
"""A block, such as "level", and one of its values, such as "senior"."""
Row = tuple[Effect, ...]
"""The effects that are present in one observation, each counted once."""

ROUNDS = 15
"""Rounds of the EM algorithm; a dozen settle the spreads to two digits, and no figure needs more."""
FEWEST = 2
"""An effect of fewer observations would be drawn to zero almost wholly: it is left at zero."""
_CHUNK = 2_000
_SMALLEST_SPREAD = 1e-6


@dataclass(frozen=True, slots=True)
class Additive:
    """A mean and one effect per value of a block, with the variance of each block's effects and of the noise.

    An effect that was not seen is zero, the mean of its block.
    """

    mean: float
    effects: Mapping[Effect, float]
    spreads: Mapping[str, float]
    noise: float

    def at(self, rows: Sequence[Row]) -> np.ndarray:
        """Return (n,) float64: what the model expects for each row."""
        import numpy as np

        return self.mean + np.array([sum(self.effects.get(e, 0.0) for e in row) for row in rows])


@dataclass(frozen=True, slots=True)
class Normal:
    """The normal equations: X'WX (p, p), X'Wy (p,), y'Wy, the weights' sum, and the mean taken from y."""

    effects: tuple[Effect, ...]
    xx: np.ndarray
    xy: np.ndarray
    yy: float
    weight: float
    mean: float


def fit_additive(rows: Sequence[Row], values: np.ndarray, weights: np.ndarray) -> Additive:
    """Return effects with the spread of each block estimated by EM (the mixed model's likelihood).

    `values` and `weights` are (n,) float64. The order of rows changes nothing but the last bits.

    Source: Laird and Ware (1982), Random-effects models for longitudinal data; Henderson (1975) for the
    equations that are solved in each round.
    """
    import numpy as np

    normal = normal_equations(rows, values, weights)
    blocks = [block for block, _ in normal.effects]
    spreads, noise = dict.fromkeys(blocks, 0.01), 0.05
    members = {name: np.array([block == name for block in blocks]) for name in spreads}
    for _ in range(ROUNDS):
        penalty = penalties(normal, spreads, noise)
        inverse = np.linalg.inv(normal.xx + np.diag(penalty))
        found = inverse @ normal.xy
        variance = np.diag(inverse) * noise
        for name, member in members.items():
            mean_square = float((np.square(found[member]) + variance[member]).mean())
            spreads[name] = max(_SMALLEST_SPREAD, mean_square)
        freedom = len(found) - float(penalty @ np.diag(inverse))
        left = normal.yy - 2 * float(found @ normal.xy) + float(found @ normal.xx @ found)
        noise = max(_SMALLEST_SPREAD, left / max(normal.weight - freedom, 1.0))
    return _solved(normal, spreads, noise)


def refit(model: Additive, rows: Sequence[Row], values: np.ndarray, weights: np.ndarray) -> Additive:
    """Return the effects of other observations with the spreads and noise of `model` kept."""
    return _solved(normal_equations(rows, values, weights), model.spreads, model.noise)


def normal_equations(rows: Sequence[Row], values: np.ndarray, weights: np.ndarray) -> Normal:
    """Return the normal equations of effects that enough rows hold; memory grows with effects alone."""
    import numpy as np

    seen = Counter(effect for row in rows for effect in row)
    effects = tuple(sorted(effect for effect, n in seen.items() if n >= FEWEST))
    mean = float(np.average(values, weights=weights))
    xx, xy = np.zeros((len(effects), len(effects))), np.zeros(len(effects))
    for start in range(0, len(rows), _CHUNK):
        part = slice(start, start + _CHUNK)
        design = design_of(rows[part], effects)
        weighted = design * weights[part, None]
        xx += weighted.T @ design
        xy += weighted.T @ (values[part] - mean)
    total = float(weights @ np.square(values - mean))
    return Normal(effects, xx, xy, total, float(weights.sum()), mean)


def design_of(rows: Sequence[Row], effects: Sequence[Effect]) -> np.ndarray:
    """Return (n, p) float64: 1 where a row holds an effect."""
    import numpy as np

    at = {effect: i for i, effect in enumerate(effects)}
    design = np.zeros((len(rows), len(effects)))
    for i, row in enumerate(rows):
        design[i, [at[effect] for effect in row if effect in at]] = 1.0
    return design


def penalties(normal: Normal, spreads: Mapping[str, float], noise: float) -> np.ndarray:
    """Return (p,) float64: noise over spread, what each effect is drawn to zero with."""
    import numpy as np

    return np.array([noise / spreads.get(block, _SMALLEST_SPREAD) for block, _ in normal.effects])


def _solved(normal: Normal, spreads: Mapping[str, float], noise: float) -> Additive:
    import numpy as np

    penalty = penalties(normal, spreads, noise)
    found = np.linalg.solve(normal.xx + np.diag(penalty), normal.xy)
    effects = dict(zip(normal.effects, map(float, found), strict=True))
    return Additive(normal.mean, effects, dict(spreads), noise)
