"""From adverts to the bands of every cell they stand in, by their own percentiles or by a model's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from mlgap.market import EMPLOYER_ROWS, EMPLOYER_SHARE
from mlgap.pay._counted import counted_midpoint
from mlgap.pay._lookup import is_widest
from mlgap.pay._model import PERCENTILES, quantiles
from mlgap.pay._table import (
    MIN_ADVERTS,
    MIN_EMPLOYERS,
    CellBand,
)
from mlgap.types import Cell, PostingFacts, Window
from mlgap.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np


def percentile_cells(
    counted: Sequence[PostingFacts], window: Window, vocabulary: Vocabulary
) -> Mapping[Cell, CellBand]:
    """Return the percentiles of each cell's own midpoints, for markets too small for a model."""
    adverts, paid = by_cell(counted, window, vocabulary)
    told = [(midpoint, fact.employer_key) for fact, midpoint in paid.adverts]
    bands = {c: _band([told[i] for i in paid.of.get(c, ())], n) for c, n in adverts.items()}
    return kept(bands, vocabulary)


@dataclass(frozen=True, slots=True)
class Paid:
    """Adverts with usable pay, and the cells that each of them (by index) stands in."""

    adverts: list[tuple[PostingFacts, float]]
    of: Mapping[Cell, list[int]]


def by_cell(
    counted: Sequence[PostingFacts], window: Window, vocabulary: Vocabulary
) -> tuple[Counter[Cell], Paid]:
    """Return how many adverts stand in each cell, and those with usable pay."""
    adverts: Counter[_Key] = Counter()
    paid: list[tuple[PostingFacts, float]] = []
    of: defaultdict[_Key, list[int]] = defaultdict(list)
    for kind, members in _by_kind(counted).items():
        first = len(paid)
        for fact in members:
            if (midpoint := counted_midpoint(fact, window, vocabulary)) is not None:
                paid.append((fact, midpoint))
        for key in _cells_of(*kind, vocabulary):
            adverts[key] += len(members)
            if len(paid) > first:
                of[key].extend(range(first, len(paid)))
    cells = {key: Cell(*key) for key in adverts}
    told = Counter({cells[key]: n for key, n in adverts.items()})
    return told, Paid(paid, {cells[key]: members for key, members in of.items()})


def kept(bands: Mapping[Cell, CellBand], vocabulary: Vocabulary) -> Mapping[Cell, CellBand]:
    """Return the cells with a band, and the widest ones without, whose n a refusal says."""
    return {c: b for c, b in bands.items() if b.mid is not None or is_widest(c, vocabulary)}


_Key = tuple[str | None, str | None, str | None, str, bool]
"""The fields of a cell: many are counted, and tuples are counted faster."""
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
) -> Iterator[_Key]:
    """Yield the fields of every cell that an advert of this kind stands in."""
    segments: list[str | None] = [segment]
    if segment not in vocabulary.segments_apart:
        segments.append(None)
        segments += [rollup for rollup, members in vocabulary.segment_rollups.items() if segment in members]
        segments += cuts
    roles: list[tuple[str | None, bool]] = [(None, False), (family, False)]
    roles += [(f, True) for f, near in vocabulary.neighbours.items() if family in near and len(near) > 1]
    levels = dict.fromkeys((None, vocabulary.band_of(level), level))
    regions = (country,) if metro is None else (country, metro)
    for name, (role, neighbours), band, region in product(segments, roles, levels, regions):
        yield name, role, band, region, neighbours


def _band(paid: Sequence[tuple[float, str]], n_adverts: int) -> CellBand:
    n, n_employers = len(paid), len({employer for _, employer in paid})
    if n < MIN_ADVERTS or n_employers < MIN_EMPLOYERS:
        return CellBand(None, None, None, n, n_employers, n_adverts)
    import numpy as np

    midpoints = np.array([midpoint for midpoint, _ in paid])
    weights = employer_weights([e for _, e in paid])
    low, mid, high = weighted_percentiles(midpoints, weights, PERCENTILES)
    return CellBand(low, mid, high, n, n_employers, n_adverts)


def employer_weights(employers: Sequence[str] | np.ndarray) -> np.ndarray:
    """Return (n,) float64 in (0, 1]: what each advert weighs once its employer's share is capped.

    Employers are names or numbers.
    """
    import numpy as np

    _, of, rows = np.unique(employers, return_inverse=True, return_counts=True)
    cap = max(EMPLOYER_ROWS, EMPLOYER_SHARE * len(employers))
    return np.asarray(np.minimum(1.0, cap / rows)[of])


def weighted_percentiles(
    values: np.ndarray, weights: np.ndarray, shares: Sequence[float]
) -> tuple[float, ...]:
    """Return the weighted percentiles of (n,) `values` at `shares`, rounded to whole units, never decreasing.

    With equal weights the k-th smallest of n values stands at k / (n + 1), and percentiles between two
    values are interpolated; with unequal ones it stands at (W_k - w_k / 2 + u / 2) / (W + u), where W_k
    is the weight up to and with it, W all weight and u = W / (Kish's effective n).
    """
    return tuple(float(round(x)) for x in quantiles(values, weights, shares))
