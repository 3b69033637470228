"""Shares with honest intervals: adverts cluster by employer, so rows are not independent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mlgap.market._cells import Positions, Sample
from mlgap.market._facts import Bools, Floats

Z95 = 1.959963984540054


@dataclass(frozen=True, eq=False)
class Shares:
    """Weighted shares (s,) of a sample with 95 % intervals and the effective n (s,) behind each."""

    share: Floats
    low: Floats
    high: Floats
    n_effective: Floats


def kish(weights: Floats) -> float:
    """Return Kish's effective sample size, (sum w)^2 / sum w^2; 0 for an empty sample.

    Source: Kish (1965), Survey Sampling.
    """
    squares = float(np.square(weights).sum())
    return float(weights.sum()) ** 2 / squares if squares else 0.0


def wilson(share: Floats, n: Floats, z: float = Z95) -> tuple[Floats, Floats]:
    """Return the lower and upper Wilson bound (s,) of shares (s,) that rest on n (s,) observations.

    Source: Wilson (1927), J. Am. Stat. Assoc. 22(158).
    """
    n = np.maximum(n, 1e-9)
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return np.minimum(np.clip(centre - half, 0, 1), share), np.maximum(np.clip(centre + half, 0, 1), share)


def clustered_shares(sample: Sample, matrix: Any) -> Shares:
    """Return the share of the sample's weight in rows where `matrix` (n, s) is 1, per column.

    The interval is Wilson's on an effective n: p (1 - p) over the variance of the ratio estimator
    with employers as clusters, held between Kish's n over employers (adverts of one employer are
    copies) and over rows (they are independent).
    """
    rows = matrix[sample.rows]
    weights, total = sample.weights, float(sample.weights.sum())
    columns = rows.shape[1]
    if not total:
        nothing = np.zeros(columns)
        return Shares(nothing, nothing, np.ones(columns), nothing)
    share = np.clip(np.asarray(rows.T @ weights).ravel() / total, 0, 1)
    codes, by_employer = np.unique(sample.employers, return_inverse=True)
    employer_weight = sample.by_employer()
    hits = _sum_by(by_employer, len(codes), rows, weights)
    residual = hits - employer_weight[:, None] * share[None, :]
    correction = len(codes) / max(1, len(codes) - 1)
    variance = correction * np.square(residual).sum(axis=0) / total**2
    with np.errstate(divide="ignore", invalid="ignore"):
        clustered = np.where(variance > 0, share * (1 - share) / variance, np.inf)
    n = np.clip(clustered, kish(employer_weight), kish(weights))
    n = np.where((share > 0) & (share < 1), n, kish(employer_weight))
    low, high = wilson(share, n)
    return Shares(share, low, high, n)


def _sum_by(groups: Positions, count: int, rows: Any, weights: Floats) -> Floats:
    from scipy.sparse import csr_array

    picker = csr_array((weights, (groups, np.arange(len(groups)))), shape=(count, len(groups)))
    sums = picker @ rows
    return np.asarray(sums if isinstance(sums, np.ndarray) else sums.todense(), dtype=np.float64)


def posterior(shares: Shares, prior: Floats, strength: float, n: float) -> Shares:
    """Return the Beta posterior's mean and central 95 % interval for a thin sample.

    `prior` (s,) is the share in the wider cell, worth `strength` adverts; `n` is the effective number
    of adverts of the thin cell itself.
    """
    from scipy.special import betaincinv

    prior = np.clip(prior, 0.001, 0.999)
    a = strength * prior + n * shares.share
    b = strength * (1 - prior) + n * (1 - shares.share)
    mean = a / (a + b)
    low, high = betaincinv(a, b, 0.025), betaincinv(a, b, 0.975)
    return Shares(mean, np.minimum(low, mean), np.maximum(high, mean), np.full_like(mean, n + strength))


def benjamini_hochberg(p_values: Floats, rate: float = 0.05) -> Bools:
    """Return (s,) bool: which hypotheses are rejected at false discovery rate `rate`.

    Source: Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57(1).
    """
    order = np.argsort(p_values)
    passed = p_values[order] <= rate * np.arange(1, len(p_values) + 1) / max(1, len(p_values))
    cut = int(np.flatnonzero(passed)[-1]) + 1 if passed.any() else 0
    rejected = np.zeros(len(p_values), dtype=bool)
    rejected[order[:cut]] = True
    return rejected
