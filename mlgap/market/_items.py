"""What each advert of a cell requires, item by item: the arithmetic of "within reach" starts here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from mlgap.market._cells import in_cell, in_window
from mlgap.market._facts import Bools, FactTable, Ints
from mlgap.types import Cell, MarketSnapshot, Window
from mlgap.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, eq=False)
class RequiredItems:
    """The required items of `n_adverts` adverts.

    An item is one required skill or one any-of group: row `i` of `matrix` (items, skills) is 1 at each
    skill that meets item `i`, and `advert` (items,) is the advert it belongs to, in [0, n_adverts).
    `gates` maps each gate to the adverts that require it; `employer` (n_adverts,) holds employers' codes.
    """

    n_adverts: int
    advert: Ints
    matrix: csr_array
    skills: tuple[str, ...]
    gates: dict[str, Ints]
    employer: Ints

    def without_gates(self, gates: Collection[str]) -> RequiredItems:
        """Return the same without the adverts that require one of `gates`."""
        stays = np.ones(self.n_adverts, dtype=bool)
        for gate in gates:
            stays[self.gates.get(gate, [])] = False
        return self.keeping(stays)

    def keeping(self, stays: Bools) -> RequiredItems:
        """Return the same of the adverts that stay (n_adverts,) alone."""
        position = np.cumsum(stays, dtype=np.int32) - 1
        kept = stays[self.advert]
        return RequiredItems(
            n_adverts=int(stays.sum()),
            advert=position[self.advert[kept]],
            matrix=self.matrix[np.flatnonzero(kept)],
            skills=self.skills,
            gates={name: position[rows[stays[rows]]] for name, rows in self.gates.items()},
            employer=self.employer[stays],
        )


def required_items(
    snapshot: MarketSnapshot, cell: Cell, skills: Collection[str], *, window: Window | None = None
) -> RequiredItems:
    """Return the items required by the adverts of exactly `cell`, of the given `skills` alone.

    Traits, domains, certificates and gates are left out by leaving them out of `skills`.
    """
    table = FactTable.of(snapshot.facts)
    mask = in_window(table, window or snapshot.window) & in_cell(table, cell, load_vocabulary())
    return _of_table(table, frozenset(skills)).keeping(mask)


@lru_cache(maxsize=4)
def _of_table(table: FactTable, skills: frozenset[str]) -> RequiredItems:
    """Return the required items of all adverts of a table, from which those of any cell are taken."""
    from scipy.sparse import csr_array

    asks = table.requirements
    wanted = asks.how.isin(("must", "any-of")) & asks.what.isin(skills)
    item_of_ask, row_of_item = table.item_of_ask
    present = np.zeros(len(row_of_item), dtype=bool)
    present[item_of_ask[wanted]] = True
    item = (np.cumsum(present, dtype=np.int32) - 1)[item_of_ask[wanted]]
    ones = np.ones(len(item), dtype=np.float32)
    matrix = csr_array((ones, (item, asks.what.codes[wanted])), shape=(int(present.sum()), len(table.skills)))
    required = table.gates_required.tocsc()
    return RequiredItems(
        n_adverts=len(table),
        advert=row_of_item[present],
        matrix=matrix,
        skills=table.skills,
        gates={name: required[:, [i]].nonzero()[0] for i, name in enumerate(table.gates.what.values)},
        employer=table.columns["employer_key"].codes,
    )
