"""Shares with honest intervals: adverts cluster by employer, so rows are not independent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mlgap.market._cells import Positions, Sample
from mlgap.market._facts import Bools, Floats, Ints

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
    weights, total = sample.weights, float(sample.weights.sum())
    columns = matrix.shape[1]
    if not total:
        nothing = np.zeros(columns)
        return Shares(nothing, nothing, np.ones(columns), nothing)
    codes, by_employer = np.unique(sample.employers, return_inverse=True)
    employer_weight = sample.by_employer()
    hits = _Hits.of(sample, by_employer, len(codes), matrix)
    share = np.clip(hits.total() / total, 0, 1)
    correction = len(codes) / max(1, len(codes) - 1)
    variance = correction * hits.squared_residual(employer_weight, share) / total**2
    with np.errstate(divide="ignore", invalid="ignore"):
        clustered = np.where(variance > 0, share * (1 - share) / variance, np.inf)
    n = np.clip(clustered, kish(employer_weight), kish(weights))
    n = np.where((share > 0) & (share < 1), n, kish(employer_weight))
    low, high = wilson(share, n)
    return Shares(share, low, high, n)


@dataclass(frozen=True, eq=False)
class _Hits:
    """The weight of each employer's rows where a column is 1, held where it is not 0 (m,)."""

    weight: Floats
    column: Ints
    employer: Positions
    columns: int

    @classmethod
    def of(cls, sample: Sample, by_employer: Positions, employers: int, matrix: Any) -> _Hits:
        from scipy.sparse import csr_array, issparse

        whole = matrix if issparse(matrix) else csr_array(matrix)
        in_order = np.argsort(by_employer, kind="stable")
        ends = np.cumsum(np.bincount(by_employer, minlength=employers))
        picker = csr_array(
            (sample.weights[in_order], sample.rows[in_order], np.concatenate(([0], ends))),
            shape=(employers, whole.shape[0]),
        )
        sums = picker @ whole
        employer = np.repeat(np.arange(employers), np.diff(sums.indptr))
        return cls(np.asarray(sums.data, dtype=np.float64), sums.indices, employer, whole.shape[1])

    def _by_column(self, weights: Floats) -> Floats:
        return np.bincount(self.column, weights=weights, minlength=self.columns).astype(np.float64)

    def total(self) -> Floats:
        """Return (s,) the weight of the rows where a column is 1."""
        return self._by_column(self.weight)

    def squared_residual(self, employer_weight: Floats, share: Floats) -> Floats:
        """Return (s,) the sum over employers of the squared distance from their part at that `share`.

        Employers that never ask for a thing are far more than those that do: their part is added up at once.
        """
        expected = employer_weight[self.employer]
        asking = self._by_column(np.square(self.weight - expected * share[self.column]))
        silent = np.square(employer_weight).sum() - self._by_column(np.square(expected))
        return np.asarray(asking + np.square(share) * np.maximum(silent, 0.0))


def posterior(shares: Shares, prior: Floats, strength: float, n: float) -> Shares:
    """Return the Beta posterior's mean and central 95 % interval for a thin sample.

    `prior` (s,) is the share in the wider cell, worth `strength` adverts; `n` is the effective number
    of adverts of the thin cell itself.
    """
    from scipy.special import betaincinv

    a, b = _beta(shares.share, prior, strength, n)
    mean = a / (a + b)
    low, high = betaincinv(a, b, 0.025), betaincinv(a, b, 0.975)
    return Shares(mean, np.minimum(low, mean), np.maximum(high, mean), np.full_like(mean, n + strength))


def posterior_mean(share: Floats, prior: Floats, strength: float, n: float) -> Floats:
    """Return the mean (s,) of `posterior` alone."""
    a, b = _beta(share, prior, strength, n)
    return np.asarray(a / (a + b))


def _beta(share: Floats, prior: Floats, strength: float, n: float) -> tuple[Floats, Floats]:
    prior = np.clip(prior, 0.001, 0.999)
    return strength * prior + n * share, strength * (1 - prior) + n * (1 - share)


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
