"""The adverts that a few skills could bring within reach, and what each skill would meet of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from mlgap.evidence import parents_of
from mlgap.market import RequiredItems
from mlgap.skills import Taxonomy

LEAST_ITEMS = 3
"""Adverts with fewer technical required items say too little to be judged."""
UNMET_ALLOWED = 1
LARGEST_SET = 3
EMPLOYER_ROWS = 3
"""No employer's adverts near reach weigh more than so many together when sets are chosen."""
WHOLE = 2520
"""What one advert weighs: whole numbers add up alike in any order, so that equal values are equal."""
_MOST_OPEN = 64
"""Open items of one advert that fit a mask; no three skills could meet as many."""

Ints = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, eq=False)
class OpenAdverts:
    """Adverts not within reach that some set of three of the `candidates` would bring there.

    `masks` (adverts, candidates), unsigned: bit i is set where the candidate, with all it implies, meets
    the advert's open item i. An advert comes within reach once `need` (adverts,) of its bits are met.
    `weight` (adverts,) counts in parts of `WHOLE`: an employer's adverts here weigh no more than three.
    `row` (adverts,) are their places among the cell's adverts.
    """

    candidates: tuple[str, ...]
    masks: npt.NDArray[Any]
    need: Ints
    weight: Ints
    row: Ints

    def of(self, columns: Sequence[int]) -> OpenAdverts:
        """Return the same with the candidates in `columns` alone, in their order."""
        chosen = np.asarray(columns, dtype=np.intp)
        return replace(
            self, candidates=tuple(self.candidates[i] for i in columns), masks=self.masks[:, chosen]
        )

    def unlocked(self, sets: Ints) -> npt.NDArray[np.bool_]:
        """Return (k, adverts): which adverts each of the sets (k, size) of columns brings within reach."""
        met = self.masks.T[sets[:, 0]]
        for i in range(1, sets.shape[1]):
            met |= self.masks.T[sets[:, i]]
        return np.asarray(np.bitwise_count(met) >= self.need)


def met_items(items: RequiredItems, held: Collection[str]) -> npt.NDArray[np.bool_]:
    """Return (items,): which required items someone who holds `held` meets."""
    vector = np.array([skill in held for skill in items.skills], dtype=np.float32)
    return np.asarray(items.matrix @ vector) > 0


def count_items(items: RequiredItems, met: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Return per advert (n_adverts,) how many items it requires and how many of them are unmet."""
    total = np.bincount(items.advert, minlength=items.n_adverts)
    unmet = np.bincount(items.advert[~met], minlength=items.n_adverts)
    return total, unmet


def open_adverts(
    items: RequiredItems, held: Collection[str], candidates: Sequence[str], taxonomy: Taxonomy
) -> OpenAdverts:
    """Return what `candidates` would meet of the adverts that are judged, not within reach, and near it."""
    brings = _brings(items.skills, candidates, taxonomy)
    met = met_items(items, held)
    total, unmet = count_items(items, met)
    hopeless = ~met & ~(items.matrix @ np.asarray(brings.sum(axis=1)) > 0)
    left = np.bincount(items.advert[hopeless], minlength=items.n_adverts)
    near = (total >= LEAST_ITEMS) & (unmet > UNMET_ALLOWED) & (left <= UNMET_ALLOWED) & (unmet <= _MOST_OPEN)
    is_open = np.flatnonzero(~met & near[items.advert])
    item, column = (items.matrix[is_open] @ brings).nonzero()
    row, place = np.unique(items.advert[is_open], return_inverse=True)
    bit = np.arange(len(is_open)) - np.searchsorted(place, place)
    masks = np.zeros((len(row), len(candidates)), dtype=_mask_type(unmet[row]))
    np.bitwise_or.at(masks, (place[item], column), masks.dtype.type(1) << bit[item].astype(masks.dtype))
    need = (unmet[row] - UNMET_ALLOWED).astype(np.int16)
    some = np.flatnonzero(_strongest(masks) >= need)
    weight = _weight(items.employer[row[some]])
    return OpenAdverts(tuple(candidates), masks[some], need[some], weight, row[some])


def _weight(employer: Ints) -> npt.NDArray[np.int64]:
    """Return (adverts,) what each counts: one employer posting the same text forty times is one employer."""
    _, place, count = np.unique(employer, return_inverse=True, return_counts=True)
    each: npt.NDArray[np.int64] = np.minimum(WHOLE, WHOLE * EMPLOYER_ROWS // np.maximum(count, 1))
    return each[place]


def _brings(skills: Sequence[str], candidates: Sequence[str], taxonomy: Taxonomy) -> Any:
    """Return (skills, candidates) sparse: 1 where holding the candidate means holding the skill."""
    from scipy.sparse import csr_array

    column_of: Mapping[str, int] = {skill: i for i, skill in enumerate(skills)}
    places = [
        (column_of[brought], i)
        for i, candidate in enumerate(candidates)
        for brought in (candidate, *parents_of(candidate, taxonomy.skills))
        if brought in column_of
    ]
    rows, columns = zip(*places, strict=True) if places else ((), ())
    shape = (len(skills), len(candidates))
    return csr_array((np.ones(len(places), dtype=np.float32), (rows, columns)), shape=shape)


def _strongest(masks: npt.NDArray[Any]) -> Ints:
    """Return (adverts,) the most open items that three candidates could meet, if none met the same."""
    meets = np.bitwise_count(masks)
    smaller = max(meets.shape[1] - LARGEST_SET, 0)
    strongest = np.partition(meets, smaller, axis=1)[:, smaller:] if smaller else meets
    return np.asarray(strongest.sum(axis=1))


def _mask_type(unmet: Ints) -> type[np.unsignedinteger[Any]]:
    most = int(unmet.max(initial=0))
    return next(
        kind
        for bits, kind in ((8, np.uint8), (16, np.uint16), (32, np.uint32), (64, np.uint64))
        if most <= bits
    )
