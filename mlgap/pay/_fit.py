"""From posting facts to bands: who counts, how much, and the percentiles of each cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from mlgap.market import EMPLOYER_ROWS, EMPLOYER_SHARE
from mlgap.pay._annual import annual_midpoint
from mlgap.pay._lookup import COUNTRIES_WITHOUT_ONE_CURRENCY, cell_of, is_widest, salary_band
from mlgap.pay._table import MIN_ADVERTS, MIN_EMPLOYERS, NOMINAL_COVERAGE, BandTable, CellBand
from mlgap.types import Cell, PostingFacts, Window
from mlgap.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    import numpy as np

PERCENTILES = (0.10, 0.50, 0.90)
HELD_OUT_SHARE = 0.25
"""The newest quarter of the window's months judges bands fitted on the rest."""
MIN_HELD_OUT = 100


def fit_bands(
    facts: Sequence[PostingFacts], window: Window, vocabulary: Vocabulary | None = None
) -> BandTable:
    """Return the 10th, 50th and 90th percentile of annual midpoints of posted base pay, cell by cell.

    Counted are adverts of `window` (undated ones are in none) with full-time or unstated employment;
    contracts, part-time posts, internships and crowd-work are kept out, and pay that `annual_midpoint`
    refuses or that is not in its country's currency. Intermediaries and employers of unclear segment
    stand in cells of their own alone, never in a segment, roll-up, cut or cell of all segments.

    In each cell an employer's adverts weigh at most 10 % of its adverts with pay (or three adverts):
    beyond that each of them weighs less. Percentiles are weighted, at plotting positions k / (n + 1)
    with Kish's effective n, so that small cells get wider bands instead of too narrow ones. A cell has
    a band from 15 adverts of 5 employers on. Figures are whole units of the country's currency a year.

    The order of `facts` changes nothing.

    Source: Weibull (1939) for the plotting positions; Kish (1965), Survey Sampling, for the effective n.
    """
    vocabulary = vocabulary or load_vocabulary()
    counted = [f for f in facts if is_counted(f, window, vocabulary)]
    coverage, n = _held_out_coverage(counted, window, vocabulary)
    return BandTable(window, _fit_cells(counted, window, vocabulary), coverage, n)


def is_counted(fact: PostingFacts, window: Window, vocabulary: Vocabulary) -> bool:
    """Return whether an advert, with pay or without, is of the kind that bands are about."""
    return (
        fact.month is not None
        and window.first <= fact.month <= window.last
        and fact.employment in ("full-time", "unstated")
        and fact.level != "intern"
        and fact.role_family not in vocabulary.families_excluded
        and fact.country not in COUNTRIES_WITHOUT_ONE_CURRENCY
    )


def counted_midpoint(fact: PostingFacts, window: Window, vocabulary: Vocabulary) -> float | None:
    """Return the annual midpoint that `fit_bands` counts for an advert, or None where it counts none."""
    if not is_counted(fact, window, vocabulary) or fact.pay is None:
        return None
    if fact.pay.currency != vocabulary.currency_of(fact.country):
        return None
    return annual_midpoint(fact.pay)


def _fit_cells(
    counted: Sequence[PostingFacts], window: Window, vocabulary: Vocabulary
) -> Mapping[Cell, CellBand]:
    adverts: Counter[Cell] = Counter()
    paid: defaultdict[Cell, list[tuple[float, str]]] = defaultdict(list)
    for kind, members in _by_kind(counted).items():
        midpoints = [
            (midpoint, fact.employer_key)
            for fact in members
            if (midpoint := counted_midpoint(fact, window, vocabulary)) is not None
        ]
        for cell in _cells_of(*kind, vocabulary):
            adverts[cell] += len(members)
            if midpoints:
                paid[cell].extend(midpoints)
    bands = {cell: _band(paid.get(cell, []), n) for cell, n in adverts.items()}
    return {c: b for c, b in bands.items() if b.mid is not None or is_widest(c, vocabulary)}


_Kind = tuple[str, tuple[str, ...], str, str, str, str | None]


def _by_kind(counted: Sequence[PostingFacts]) -> dict[_Kind, list[PostingFacts]]:
    groups: defaultdict[_Kind, list[PostingFacts]] = defaultdict(list)
    for fact in counted:
        kind = (fact.segment, fact.cuts, fact.role_family, fact.level, fact.country, fact.metro)
        groups[kind].append(fact)
    return groups


def _cells_of(  # noqa: PLR0917  # the five dimensions of a cell and the vocabulary
    segment: str,
    cuts: tuple[str, ...],
    family: str,
    level: str,
    country: str,
    metro: str | None,
    vocabulary: Vocabulary,
) -> Iterator[Cell]:
    """Yield every cell that an advert of this kind stands in."""
    segments: list[str | None] = [segment]
    if segment not in vocabulary.segments_apart:
        segments.append(None)
        segments += [rollup for rollup, members in vocabulary.segment_rollups.items() if segment in members]
        segments += cuts
    roles: list[tuple[str | None, bool]] = [(None, False), (family, False)]
    roles += [(f, True) for f, near in vocabulary.neighbours.items() if family in near and len(near) > 1]
    levels = (None, vocabulary.band_of(level))
    regions = (country,) if metro is None else (country, metro)
    for name, (role, neighbours), band, region in product(segments, roles, levels, regions):
        yield Cell(name, role, band, region, neighbours)


def _band(paid: list[tuple[float, str]], n_adverts: int) -> CellBand:
    n, n_employers = len(paid), len({employer for _, employer in paid})
    if n < MIN_ADVERTS or n_employers < MIN_EMPLOYERS:
        return CellBand(None, None, None, n, n_employers, n_adverts)
    import numpy as np

    midpoints = np.array([midpoint for midpoint, _ in paid])
    low, mid, high = weighted_percentiles(midpoints, employer_weights([e for _, e in paid]), PERCENTILES)
    return CellBand(low, mid, high, n, n_employers, n_adverts)


def employer_weights(employers: Sequence[str]) -> np.ndarray:
    """Return (n,) float64 in (0, 1]: what each advert weighs once its employer's share is capped."""
    import numpy as np

    rows = Counter(employers)
    cap = max(EMPLOYER_ROWS, EMPLOYER_SHARE * len(employers))
    return np.array([min(1.0, cap / rows[employer]) for employer in employers])


def weighted_percentiles(
    values: np.ndarray, weights: np.ndarray, shares: Sequence[float]
) -> tuple[float, ...]:
    """Return the weighted percentiles of (n,) `values` at `shares`, rounded to whole units, never decreasing.

    With equal weights the k-th smallest of n values stands at k / (n + 1), and percentiles between two
    values are interpolated; with unequal ones it stands at (W_k - w_k / 2 + u / 2) / (W + u), where W_k
    is the weight up to and with it, W all weight and u = W / (Kish's effective n).
    """
    import numpy as np

    order = np.lexsort((weights, values))
    values, weights = values[order], weights[order]
    total = float(weights.sum())
    unit = float(np.square(weights).sum()) / total
    positions = (np.cumsum(weights) - weights / 2 + unit / 2) / (total + unit)
    return tuple(float(round(x)) for x in np.interp(shares, positions, values))


def _held_out_coverage(
    counted: Sequence[PostingFacts], window: Window, vocabulary: Vocabulary
) -> tuple[float, int]:
    """Return the share of the newest adverts within bands of the months before, and how many judged it."""
    months = sorted({fact.month for fact in counted if fact.month is not None})
    held_out = months[len(months) - round(HELD_OUT_SHARE * len(months)) :]
    if not held_out:
        return NOMINAL_COVERAGE, 0
    earlier = _fit_cells([f for f in counted if f.month not in held_out], window, vocabulary)
    table = BandTable(window, earlier, NOMINAL_COVERAGE, 0)
    within: list[tuple[str, bool]] = []
    for fact in counted:
        if fact.month not in held_out or fact.segment in vocabulary.segments_apart:
            continue
        if (midpoint := counted_midpoint(fact, window, vocabulary)) is None:
            continue
        band = salary_band(table, cell_of(fact, vocabulary), vocabulary)
        if band.low is not None and band.high is not None:
            within.append((fact.employer_key, band.low <= midpoint <= band.high))
    if len(within) < MIN_HELD_OUT:
        return NOMINAL_COVERAGE, 0
    weights = employer_weights([employer for employer, _ in within])
    return round(float(weights @ [inside for _, inside in within] / weights.sum()), 4), len(within)
