"""Change over months that can be told from noise: one source, the same mix of places and roles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from mlgap.market._cells import Positions, Sample, in_cell, in_window, sample
from mlgap.market._facts import FactTable, Floats, Ints
from mlgap.market._shares import benjamini_hochberg
from mlgap.types import Cell, MarketSnapshot, Window
from mlgap.vocabulary import load_vocabulary

Verdict = Literal["signal", "noise", "untested"]

FALSE_DISCOVERY_RATE = 0.05
MONTH_ADVERTS = 5
"""A month with fewer adverts shows no share."""
MIN_MONTHS = 6
MIN_EFFECTIVE_MONTHS = 4.0
"""Months count by how much of the slope rests on them; below this many, a slope is one or two months."""
MIN_ASKING = 20
MIN_EMPLOYERS = 10


@dataclass(frozen=True, slots=True)
class SkillTrend:
    """How the asked share of one skill moved within one source.

    `asked` and `n_by_month` follow the months of `Trends`; a missing month is None and never 0.
    `change` is the slope times the span, in share points from the first month to the last, at the
    same mix of countries and role families, with its 95 % interval; None where untested. `verdict` is
    "signal" only after Benjamini-Hochberg over all skills tested; "untested" where fewer than 20
    adverts or 10 employers ask.
    """

    skill_id: str
    n_asking: int
    n_employers: int
    asked: tuple[float | None, ...]
    n_by_month: tuple[int | None, ...]
    change: float | None
    low: float | None
    high: float | None
    p_value: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Trends:
    """The months of one source in one cell, and how the share of each skill moved over them.

    `months` runs from the first to the last with at least 5 adverts and 1 % of the busiest; sparser
    ones between are in no test. `n_by_month` is how hard the source was scraped as much as what was
    posted, None where it holds nothing. `breadth` is the change in skills that an advert asks for, with
    its interval: where adverts got longer, or were filed in full, many shares rise at once. `why_not`
    says why nothing was tested, else it is empty. Signals come first, larger changes before smaller.
    """

    cell: Cell
    source: str
    months: tuple[str, ...]
    n_by_month: tuple[int | None, ...]
    n_adverts: int
    n_employers: int
    skills_per_advert: tuple[float | None, ...] = ()
    breadth: tuple[float, float, float] | None = None
    n_tested: int = 0
    skills: tuple[SkillTrend, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, eq=False)
class _Slope:
    """Changes over the span (s,), with standard errors by employer and by month and each one's freedom."""

    change: Floats
    by_employer: Floats
    by_month: Floats
    freedom: tuple[float, float]

    def p_values(self) -> Floats:
        """Return the larger p-value (s,) of the two errors."""
        from scipy.special import stdtr

        errors = zip(self.freedom, (self.by_employer, self.by_month), strict=True)
        tails = [2 * stdtr(df, -np.abs(self.change) / np.maximum(e, 1e-12)) for df, e in errors]
        return np.asarray(np.maximum(*tails))

    def reach(self) -> Floats:
        """Return half the width (s,) of the 95 % interval, the wider of the two."""
        from scipy.special import stdtrit

        errors = zip(self.freedom, (self.by_employer, self.by_month), strict=True)
        return np.asarray(np.maximum(*(stdtrit(df, 0.975) * e for df, e in errors)))


@dataclass(frozen=True, eq=False)
class _Slopes:
    """Slopes of the skills and, last, of breadth (s + 1); and of the skills beyond breadth (s).

    `beyond` is what is left of a change when every share has grown by as much as adverts have.
    """

    plain: _Slope
    beyond: _Slope


@dataclass(frozen=True, eq=False)
class _Clusters:
    """Employer and month (c,) of each pair of both, in order, and its part of the slope's weight (c,)."""

    employer: Positions
    month: Positions
    leverage: Floats

    def slope(self, change: Floats, score: Floats, scale: float) -> _Slope:
        """Return `change` (s,) with its errors, from scores (c, s) whose sum it rests on, times `scale`."""
        starts = np.flatnonzero(np.diff(self.employer, prepend=-1))
        per_employer = np.add.reduceat(score, starts, axis=0)
        weight = np.add.reduceat(self.leverage, starts)
        month_weight = np.bincount(self.month, weights=self.leverage)
        per_month = np.asarray(_cross(self.month, np.arange(len(score)), np.ones(len(score))) @ score)
        employers, months, both = (np.square(s).sum(axis=0) for s in (per_employer, per_month, score))
        employers *= len(starts) / max(1, len(starts) - 1)
        per_month /= np.maximum(1 - month_weight, 0.1)[:, None]
        return _Slope(
            change=change,
            by_employer=np.sqrt(np.maximum(employers, employers + months - both)) * scale,
            by_month=np.sqrt(np.square(per_month).sum(axis=0)) * scale,
            freedom=(_effective(weight) - 2, _effective(month_weight) - 2),
        )


def _effective(shares: Any) -> float:
    """Return how many equal parts shares that sum to 1 are worth."""
    return 1 / float(np.square(shares).sum())


@dataclass(frozen=True, eq=False)
class _Counts:
    """Adverts by month (m,), asking ones by month and skill (m, s), employers asking (s,), enough (s,)."""

    adverts: Any
    asking: Floats
    by_employer: Any
    enough: Any


_Test = tuple[float | None, float | None, float | None, float | None, Verdict]
"""Change, low, high, p-value and verdict."""


def trends(snapshot: MarketSnapshot, cell: Cell, *, source: str, window: Window | None = None) -> Trends:
    """Return how the asked shares of exactly `cell` moved by month within `source`.

    All months of the source count unless a `window` is given. The slope is that of a linear model of
    asking on the month with one intercept for each country and role family, so that a feed that turns
    to other places or roles moves nothing. Its error is taken twice and the worse one counts: with
    employers and months as clusters at once (Cameron, Gelbach and Miller 2011, J. Bus. Econ. Stat.
    29(2)), and with months alone, corrected for their leverage; each on a t distribution with the
    effective number of its clusters less two as degrees of freedom.
    Raises `UnknownId` for a cell outside the vocabularies.
    """
    vocabulary = load_vocabulary()
    vocabulary.check_cell(cell)
    table = FactTable.of(snapshot.facts)
    column = table.columns["month"]
    mask = table.columns["source"].isin([source]) & in_cell(table, cell, vocabulary)
    if window is not None:
        mask &= in_window(table, window)
    counts = np.bincount(column.codes[mask], minlength=len(column.values))
    held = {month: int(n) for month, n in zip(column.values, counts, strict=True) if month and n}
    enough = [m for m, n in held.items() if n >= max(MONTH_ADVERTS, max(held.values()) / 100)]
    months = _calendar(enough)
    chosen = sample(table, mask & column.isin(enough), np.ones(len(table)))
    place = {month: i for i, month in enumerate(months)}
    month = np.array([place.get(v, -1) for v in column.values], dtype=np.int32)[column.codes[chosen.rows]]
    known = Trends(
        cell=cell,
        source=source,
        months=months,
        n_by_month=tuple(held.get(m) for m in months),
        n_adverts=chosen.n_adverts,
        n_employers=chosen.n_employers,
    )
    return _told(table, chosen, month, known) if months else replace(known, why_not=_why_not(np.zeros(0)))


def _calendar(found: list[str]) -> tuple[str, ...]:
    if not found:
        return ()
    first, last = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (min(found), max(found)))
    return tuple(f"{n // 12}-{n % 12 + 1:02}" for n in range(first, last + 1))


def _told(table: FactTable, chosen: Sample, month: Ints, known: Trends) -> Trends:
    from scipy.sparse import csr_array, hstack

    asked = table.asked[chosen.rows]
    counts = _count(asked, chosen.employers, month, len(known.months))
    why_not, slopes = _why_not(counts.adverts), None
    if not why_not:
        breadth = csr_array(asked.sum(axis=1).reshape(-1, 1))
        columns = hstack([asked[:, counts.enough], breadth], format="csr")
        slopes = _slopes(columns, chosen, month, _strata(table, chosen.rows))
        if slopes is None:
            why_not = "nearly all that could tell a change stands in two or three months"
    return replace(
        known,
        skills_per_advert=_shares_or_none(counts.asking.sum(axis=1), counts.adverts, 2),
        breadth=None if slopes is None else _breadth(slopes.plain),
        n_tested=int(counts.enough.sum()) if slopes is not None else 0,
        skills=tuple(_skill_trends(table.skills, counts, slopes)),
        why_not=why_not,
    )


def _breadth(slope: _Slope) -> tuple[float, float, float]:
    change, reach = float(slope.change[-1]), float(slope.reach()[-1])
    return round(change, 2), round(change - reach, 2), round(change + reach, 2)


def _count(asked: Any, employers: Ints, month: Ints, months: int) -> _Counts:
    ones = np.ones(len(month))
    asking = _sums(month, months, asked, ones)
    _, employer = np.unique(employers, return_inverse=True)
    by_employer = (_sums(employer, int(employer.max(initial=-1)) + 1, asked, ones) > 0).sum(axis=0)
    enough = (asking.sum(axis=0) >= MIN_ASKING) & (by_employer >= MIN_EMPLOYERS)
    return _Counts(np.bincount(month, minlength=months), asking, by_employer, enough)


def _why_not(adverts: Any) -> str:
    enough = int((adverts >= MONTH_ADVERTS).sum())
    if enough >= MIN_MONTHS:
        return ""
    return f"{enough} months with at least {MONTH_ADVERTS} adverts: a change needs {MIN_MONTHS}"


def _strata(table: FactTable, rows: Positions) -> Positions:
    countries, families = table.columns["country"], table.columns["role_family"]
    pairs = countries.codes[rows].astype(np.int64) * len(families.values) + families.codes[rows]
    return np.asarray(np.unique(pairs, return_inverse=True)[1], dtype=np.intp)


def _slopes(asked: Any, chosen: Sample, month: Ints, strata: Positions) -> _Slopes | None:
    """Return change and error of each column of `asked`; None where too few months carry the slope."""
    weights, time = chosen.weights, month.astype(np.float64)
    held = np.bincount(strata, weights=weights)
    time = time - (np.bincount(strata, weights=weights * time) / held)[strata]
    lever = weights * time
    total = float(lever @ time)
    if total <= 0 or _effective(np.bincount(month, weights=lever * time) / total) < MIN_EFFECTIVE_MONTHS:
        return None
    means = _sums(strata, len(held), asked, weights) / held[:, None]
    slope = np.asarray(asked.T @ lever).ravel() / total
    _, employer = np.unique(chosen.employers, return_inverse=True)
    count = int(month.max()) + 1
    pairs, pair = np.unique(employer.astype(np.int64) * count + month, return_inverse=True)
    score = _sums(pair, len(pairs), asked, lever) - np.asarray(_cross(pair, strata, lever) @ means)
    leverage = np.bincount(pair, weights=lever * time)
    score -= np.outer(leverage, slope)
    held_by = np.asarray(asked.T @ weights).ravel()
    pace = held_by[:-1] / max(float(held_by[-1]), 1e-12)
    span = float(month.max() - month.min())
    clusters = _Clusters(pairs // count, pairs % count, leverage / total)
    beyond = score[:, :-1] - np.outer(score[:, -1], pace)
    return _Slopes(
        plain=clusters.slope(slope * span, score, span / total),
        beyond=clusters.slope((slope[:-1] - slope[-1] * pace) * span, beyond, span / total),
    )


def _sums(groups: Any, count: int, rows: Any, weights: Floats) -> Floats:
    """Return (count, s) float64: the weighted sum of sparse `rows` (n, s) within each group (n,)."""
    from scipy.sparse import csr_array

    picker = csr_array((weights, (groups, np.arange(len(groups)))), shape=(count, len(groups)))
    return np.asarray((picker @ rows).todense(), dtype=np.float64)


def _cross(rows: Any, columns: Any, weights: Floats) -> Any:
    from scipy.sparse import csr_array

    return csr_array((weights, (rows, columns)), shape=(int(rows.max()) + 1, int(columns.max()) + 1))


def _skill_trends(skills: tuple[str, ...], counts: _Counts, slopes: _Slopes | None) -> list[SkillTrend]:
    tested: dict[int, _Test] = {}
    if slopes is not None and counts.enough.any():
        tested = dict(zip(np.flatnonzero(counts.enough).tolist(), _tests(slopes), strict=True))
    untested: _Test = (None, None, None, None, "untested")
    found = [
        SkillTrend(
            skills[i],
            int(counts.asking[:, i].sum()),
            int(counts.by_employer[i]),
            _shares_or_none(counts.asking[:, i], counts.adverts, 4),
            _or_none(counts.asking[:, i], counts.adverts > 0),
            *tested.get(i, untested),
        )
        for i in np.flatnonzero(counts.asking.sum(axis=0)).tolist()
    ]
    order = ("signal", "noise", "untested")
    return sorted(
        found, key=lambda t: (order.index(t.verdict), -abs(t.change or 0.0), -t.n_asking, t.skill_id)
    )


def _tests(slopes: _Slopes) -> list[_Test]:
    change, reach = slopes.plain.change[:-1], slopes.plain.reach()[:-1]
    p = np.maximum(slopes.plain.p_values()[:-1], slopes.beyond.p_values())
    p = np.where(change * slopes.beyond.change > 0, p, 1.0)
    signal = benjamini_hochberg(p, FALSE_DISCOVERY_RATE)
    bounds = np.stack((change, change - reach, change + reach), axis=1).clip(-1, 1).round(4)
    return [
        (moved, low, high, float(f"{q:.3g}"), "signal" if clear else "noise")
        for (moved, low, high), q, clear in zip(bounds.tolist(), p, signal, strict=True)
    ]


def _or_none(values: Any, known: Any) -> tuple[int | None, ...]:
    return tuple(int(v) if k else None for v, k in zip(values, known, strict=True))


def _shares_or_none(values: Any, adverts: Any, digits: int) -> tuple[float | None, ...]:
    return tuple(
        round(float(v) / int(n), digits) if n >= MONTH_ADVERTS else None
        for v, n in zip(values, adverts, strict=True)
    )
