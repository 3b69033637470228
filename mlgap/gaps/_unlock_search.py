"""How much each set of one, two or three skills unlocks, for all sets at once and exactly.

Whether a set unlocks an advert is a function of the few candidates that meet its open items. Written as a
sum of one term for each subset of those (its Möbius inverse), the terms of all adverts add up, and the
value of any set is the sum of the terms of its one to seven subsets.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
import numpy.typing as npt

from mlgap.gaps._open_adverts import Ints, OpenAdverts

Values = npt.NDArray[np.int64]

_AT_ONCE = 200_000
"""Subsets looked at in one go: bounds the memory, and keeps the work within a processor's cache."""


@cache
def all_sets(candidates: int, size: int) -> npt.NDArray[np.intp]:
    """Return every set (k, size) of columns below `candidates`, each ascending.

    They are ordered by the last column, then by the one before: the place of a set a < b < c is
    a + b (b - 1) / 2 + c (c - 1) (c - 2) / 6.
    """
    sets = np.array(list(combinations(range(candidates), size)), dtype=np.intp).reshape(-1, size)
    return sets[np.lexsort(sets.T)]


def set_values(adverts: OpenAdverts) -> tuple[Values, Values, Values]:
    """Return the summed weight of what each set of one, two, three candidates unlocks, as in `all_sets`."""
    n = len(adverts.candidates)
    terms = [np.zeros(comb(n, size), dtype=np.float64) for size in (1, 2, 3)]
    relevant = adverts.masks != 0
    counts = relevant.sum(axis=1)
    for r in np.unique(counts[counts > 0]):
        rows = np.flatnonzero(counts == r)
        step = max(1, _AT_ONCE // max(1, comb(int(r), 3)))
        for start in range(0, len(rows), step):
            _add_terms(terms, adverts, rows[start : start + step], relevant)
    one, two, three = (t.astype(np.int64) for t in terms)
    return _summed(one, two, three, n)


def _add_terms(
    terms: list[npt.NDArray[np.float64]], adverts: OpenAdverts, rows: Ints, relevant: npt.NDArray[np.bool_]
) -> None:
    """Add the terms of the adverts in `rows`, of which equally many candidates meet something."""
    columns = np.nonzero(relevant[rows])[1].reshape(len(rows), -1)
    masks = np.ascontiguousarray(np.take_along_axis(adverts.masks[rows], columns, axis=1).T)
    need, weight, r = adverts.need[rows], adverts.weight[rows], columns.shape[1]
    first = np.ascontiguousarray(columns.T).astype(np.int32)
    second = first * (first - 1) // 2
    third = second * (first - 2) // 3
    one = _is_met(masks, need)
    _add(terms[0], first, one, weight)
    if r < 2:
        return
    a, b = all_sets(r, 2).T
    both = masks[a] | masks[b]
    two = _is_met(both, need)
    pair = two - one[a] - one[b]
    _add(terms[1], first[a] + second[b], pair, weight)
    if r < 3:
        return
    a, b, c = all_sets(r, 3).T
    ab, ac, bc = a + b * (b - 1) // 2, a + c * (c - 1) // 2, b + c * (c - 1) // 2
    term = _is_met(both[ab] | masks[c], need) - pair[ab] - pair[ac] - two[bc] - one[a]
    _add(terms[2], first[a] + second[b] + third[c], term, weight)


def _is_met(masks: npt.NDArray[Any], need: Ints) -> npt.NDArray[np.int8]:
    return np.asarray(np.bitwise_count(masks) >= need).view(np.int8)


def _add(sums: npt.NDArray[np.float64], places: Ints, values: npt.NDArray[np.int8], weight: Ints) -> None:
    """Add to `sums` the `values` (subsets, adverts) at their `places`, each times the advert's weight."""
    subset, advert = np.nonzero(values)
    weights = values[subset, advert] * weight[advert]
    sums += np.bincount(places[subset, advert], weights=weights, minlength=len(sums))


def _summed(one: Values, two: Values, three: Values, candidates: int) -> tuple[Values, Values, Values]:
    """Return the values of all sets from the terms of all sets."""
    a, b = all_sets(candidates, 2).T
    pairs = two + one[a] + one[b]
    if not len(three):
        return one, pairs, three
    a, b, c = all_sets(candidates, 3).T
    inner = two[a + b * (b - 1) // 2] + two[a + c * (c - 1) // 2] + two[b + c * (c - 1) // 2]
    return one, pairs, three + inner + one[a] + one[b] + one[c]
