"""An additive model whose effects are drawn towards zero as far as the data say: a mixed model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

Effect = tuple[str, str]
"""A block, such as "level", and one of its values, such as "senior"."""
Row = tuple[Effect, ...]
"""The effects that are present in one observation, each counted once."""

ROUNDS = 15
"""Rounds of the EM algorithm; a dozen settle the spreads to two digits, and no figure needs more."""
FEWEST = 2
"""An effect of fewer observations would be drawn to zero almost wholly: it is left at zero."""
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

        known = self.effects
        found = np.array([known.get(effect, 0.0) for row in rows for effect in row])
        of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        return np.asarray(self.mean + np.bincount(of, weights=found, minlength=len(rows)))


@dataclass(frozen=True, slots=True)
class Normal:
    """The normal equations: X'WX (p, p), X'Wy (p,), y'Wy, the weights' sum, and the mean taken from y.

    The effects from `apart` on are of one block, of which a row holds at most one: X'WX is diagonal there.
    """

    effects: tuple[Effect, ...]
    xx: np.ndarray
    xy: np.ndarray
    yy: float
    weight: float
    mean: float
    apart: int


class Observed:
    """Observations as sums from which the normal equations of any part of them follow by subtraction."""

    def __init__(self, rows: Sequence[Row], values: np.ndarray, weights: np.ndarray) -> None:
        """Take `rows` with (n,) float64 `values` and `weights`; memory grows with effects, not with rows."""
        import numpy as np

        self.effects, self._apart = _in_order(rows)
        self._matrix = _matrix(rows, self.effects)
        self._weights = weights
        self._centre = float(np.average(values, weights=weights))
        self._values = values - self._centre
        self._all = self._sums(np.ones(len(rows), dtype=bool))

    def normal(self, kept: np.ndarray | None = None) -> Normal:
        """Return the normal equations of all, or of those that (n,) bool `kept` says."""
        import numpy as np

        sums = self._all
        if kept is not None:
            few = 2 * kept.sum() <= len(kept)
            own = self._sums(kept if few else ~kept)
            sums = own if few else _Sums(*(a - b for a, b in zip(sums, own, strict=True)))
        used = np.flatnonzero(sums.seen > FEWEST - 0.5)
        mean = float(sums.y / sums.weight)
        return Normal(
            effects=tuple(self.effects[i] for i in used),
            xx=sums.xx[np.ix_(used, used)],
            xy=(sums.xy - mean * sums.x)[used],
            yy=float(sums.yy - mean * sums.y),
            weight=float(sums.weight),
            mean=self._centre + mean,
            apart=int(np.searchsorted(used, self._apart)),
        )

    def expected(self, model: Additive) -> np.ndarray:
        """Return (n,) float64: what a model expects of each observation, other effects than these aside."""
        import numpy as np

        effects = np.array([model.effects.get(effect, 0.0) for effect in self.effects])
        return np.asarray(model.mean + self._matrix @ effects)

    def _sums(self, kept: np.ndarray) -> _Sums:
        import numpy as np

        x, w, y = self._matrix[kept], self._weights[kept], self._values[kept]
        wx = x.multiply(w[:, None]).tocsr()
        return _Sums(
            xx=(wx.T @ x).toarray(),
            xy=wx.T @ y,
            x=wx.T @ np.ones(len(w)),
            seen=x.T @ np.ones(len(w)),
            yy=w @ np.square(y),
            y=w @ y,
            weight=w.sum(),
        )


class _Sums(NamedTuple):
    xx: np.ndarray
    xy: np.ndarray
    x: np.ndarray
    seen: np.ndarray
    yy: np.ndarray
    y: np.ndarray
    weight: np.ndarray


def fit_additive(rows: Sequence[Row], values: np.ndarray, weights: np.ndarray) -> Additive:
    """Return effects with the spread of each block estimated by EM (the mixed model's likelihood).

    `values` and `weights` are (n,) float64. The order of rows changes nothing but the last bits.

    Source: Laird and Ware (1982), Random-effects models for longitudinal data; Henderson (1975) for the
    equations that are solved in each round.
    """
    return fit_normal(Observed(rows, values, weights).normal())


def fit_normal(normal: Normal) -> Additive:
    """Return what `fit_additive` does, from the normal equations."""
    import numpy as np

    blocks = [block for block, _ in normal.effects]
    spreads, noise = dict.fromkeys(sorted(set(blocks)), 0.01), 0.05
    members = {name: np.array([block == name for block in blocks]) for name in spreads}
    for _ in range(ROUNDS):
        penalty = penalties(normal, spreads, noise)
        found, diagonal = _solve(normal, penalty)
        variance = diagonal * noise
        for name, member in members.items():
            mean_square = float((np.square(found[member]) + variance[member]).mean())
            spreads[name] = max(_SMALLEST_SPREAD, mean_square)
        freedom = len(found) - float(penalty @ diagonal)
        left = normal.yy - 2 * float(found @ normal.xy) + float(found @ normal.xx @ found)
        noise = max(_SMALLEST_SPREAD, left / max(normal.weight - freedom, 1.0))
    return with_spreads(normal, spreads, noise)


def with_spreads(normal: Normal, spreads: Mapping[str, float], noise: float) -> Additive:
    """Return the effects of observations whose blocks' spreads and noise are known."""
    found, _ = _solve(normal, penalties(normal, spreads, noise), inverse=False)
    effects = dict(zip(normal.effects, map(float, found), strict=True))
    return Additive(normal.mean, effects, dict(spreads), noise)


def _solve(normal: Normal, penalty: np.ndarray, *, inverse: bool = True) -> tuple[np.ndarray, np.ndarray]:
    """Return (p,) solutions of (X'WX + penalty) b = X'Wy, and (p,) the diagonal of the inverse, if asked.

    The block that stands apart is eliminated first (Schur's complement): it is the largest one.
    """
    import numpy as np
    from scipy.linalg import cho_factor, cho_solve
    from scipy.linalg.lapack import dpotri

    a = normal.apart
    own = np.diag(normal.xx)[a:] + penalty[a:]
    across = normal.xx[:a, a:] / own
    rest = normal.xx[:a, :a] + np.diag(penalty[:a]) - across @ normal.xx[a:, :a]
    factor = cho_factor(rest, lower=True, check_finite=False)
    first = cho_solve(factor, normal.xy[:a] - across @ normal.xy[a:], check_finite=False)
    found = np.concatenate([first, normal.xy[a:] / own - across.T @ first])
    if not inverse:
        return found, np.zeros(0)
    lower = np.tril(dpotri(factor[0], lower=1)[0])
    whole = lower + np.tril(lower, -1).T
    last = 1 / own + np.einsum("ij,ij->j", across, whole @ across)
    return found, np.concatenate([np.diag(whole), last])


def normal_equations(rows: Sequence[Row], values: np.ndarray, weights: np.ndarray) -> Normal:
    """Return the normal equations of effects that enough rows hold; memory grows with effects alone."""
    return Observed(rows, values, weights).normal()


def design_of(rows: Sequence[Row], effects: Sequence[Effect]) -> np.ndarray:
    """Return (n, p) float64: 1 where a row holds an effect."""
    import numpy as np

    return np.asarray(_matrix(rows, effects).toarray())


def penalties(normal: Normal, spreads: Mapping[str, float], noise: float) -> np.ndarray:
    """Return (p,) float64: noise over spread, what each effect is drawn to zero with."""
    import numpy as np

    return np.array([noise / spreads.get(block, _SMALLEST_SPREAD) for block, _ in normal.effects])


def _matrix(rows: Sequence[Row], effects: Sequence[Effect]) -> csr_array:
    import numpy as np
    from scipy.sparse import csr_array

    at = {effect: i for i, effect in enumerate(effects)}
    held = [sorted({at[effect] for effect in row if effect in at}) for row in rows]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in held], dtype=np.int64)])
    columns = np.array([i for row in held for i in row], dtype=np.int64)
    return csr_array((np.ones(len(columns)), columns, starts), shape=(len(rows), len(effects)))


def _in_order(rows: Sequence[Row]) -> tuple[tuple[Effect, ...], int]:
    """Return the effects that enough rows hold, and where the largest block of one effect a row starts."""
    seen = Counter(effect for row in rows for effect in row)
    effects = sorted(effect for effect, n in seen.items() if n >= FEWEST)
    several = {block for row in rows for block, n in Counter(b for b, _ in row).items() if n > 1}
    sizes = Counter(block for block, _ in effects if block not in several)
    if not sizes:
        return tuple(effects), len(effects)
    apart = max(sorted(sizes), key=lambda block: sizes[block])
    effects.sort(key=lambda effect: effect[0] == apart)
    return tuple(effects), len(effects) - sizes[apart]
