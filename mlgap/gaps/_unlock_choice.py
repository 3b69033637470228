"""The leading candidates, the order of their sets, and the order of skills within one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from mlgap.evidence import parents_of
from mlgap.gaps._open_adverts import LARGEST_SET, Ints, OpenAdverts, open_adverts
from mlgap.gaps._unlock_search import Values, all_sets, set_values
from mlgap.market import RequiredItems
from mlgap.skills import Taxonomy

LEADING = 60
"""Candidates among which the search is exact; what a greedy search over all of them finds is among these."""
COMPARED = 1000
"""The best sets of a size: no more are compared in the resamples."""


@dataclass(frozen=True, eq=False)
class Choice:
    """The leading candidates, by id, and the value of every set of them.

    `required` (candidates,) are lower bounds of the required share in millionths; `related` (candidates,
    candidates) says where holding one means holding the other.
    """

    adverts: OpenAdverts
    required: Values
    related: npt.NDArray[np.bool_]
    values: tuple[Values, Values, Values]

    @classmethod
    def among(
        cls,
        required: Mapping[str, float],
        items: RequiredItems,
        held: Collection[str],
        taxonomy: Taxonomy,
    ) -> Choice:
        """Return the choice among the candidates of `required`, each with its lower bound of that share."""
        by_share = sorted(required, key=lambda s: (-required[s], s))
        adverts = open_adverts(items, held, by_share, taxonomy)
        leading = sorted(_leading(adverts), key=lambda i: adverts.candidates[i])
        adverts = adverts.of(leading)
        names = adverts.candidates
        families = [{s, *parents_of(s, taxonomy.skills)} for s in names]
        related = [[a in theirs or b in own for b, theirs in zip(names, families, strict=True)]
                   for a, own in zip(names, families, strict=True)]  # fmt: skip
        return cls(
            adverts,
            np.array([round(required[s] * 1e6) for s in names], dtype=np.int64),
            np.array(related, dtype=bool).reshape(len(names), len(names)),
            set_values(adverts),
        )

    def best_sets(self, size: int) -> tuple[Ints, Values]:
        """Return the sets (k, size) of columns that unlock most, best first, and their values (k,).

        Equal values: by the sum of `required`, then by id.
        """
        sets, values = all_sets(len(self.required), size), self.values[size - 1]
        clear = values > 0
        for i, j in combinations(range(size), 2):
            clear &= ~self.related[sets[:, i], sets[:, j]]
        some = np.flatnonzero(clear)
        if len(some) > COMPARED:
            least = np.partition(values[some], len(some) - COMPARED)[len(some) - COMPARED]
            some = some[values[some] >= least]
        order = np.lexsort((*self._in_doubt(sets[some]), -values[some]))[:COMPARED]
        return sets[some[order]], values[some[order]]

    def ranks(self, sets: Ints) -> Values:
        """Return where each of `sets` stands when all unlock the same."""
        rank = np.empty(len(sets), dtype=np.int64)
        rank[np.lexsort(self._in_doubt(sets))] = np.arange(len(sets))
        return rank

    def _in_doubt(self, sets: Ints) -> tuple[Ints, ...]:
        return (*reversed(sets.T), -self.required[sets].sum(axis=1))

    def in_steps(self, one: Ints) -> tuple[list[int], list[int]]:
        """Return the columns of a set, each next one adding the most weight, and how many adverts it adds."""
        chosen: list[int] = []
        adds: list[int] = []
        while len(chosen) < len(one):
            left = [int(c) for c in one if int(c) not in chosen]
            unlocked = self.adverts.unlocked(np.array([[*chosen, c] for c in left]))
            values = unlocked @ self.adverts.weight
            best = min(range(len(left)), key=lambda i: (-values[i], -self.required[left[i]], left[i]))
            chosen.append(left[best])
            adds.append(int(unlocked[best].sum()) - sum(adds))
        return chosen, adds


def _leading(adverts: OpenAdverts) -> list[int]:
    """Return the columns of the candidates to search: what is greedily best, then by the upper bound.

    A candidate can unlock no more than the adverts of which it meets something. Columns come in the order
    that settles equal bounds.
    """
    bound = (adverts.masks != 0).sum(axis=0)
    by_bound = [int(i) for i in np.argsort(-bound, kind="stable")]
    if len(by_bound) <= LEADING:
        return by_bound
    return list(dict.fromkeys((*_greedy(adverts, by_bound), *by_bound)))[:LEADING]


def _greedy(adverts: OpenAdverts, columns: list[int]) -> list[int]:
    chosen: list[int] = []
    for _ in range(LARGEST_SET):
        sets = np.array([[*chosen, c] for c in columns])
        chosen.append(columns[int((adverts.unlocked(sets) @ adverts.weight).argmax())])
    return chosen
