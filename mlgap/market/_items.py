"""What each advert of a cell requires, item by item: the arithmetic of "within reach" starts here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlgap.market._cells import in_cell, in_window
from mlgap.market._facts import FactTable, Ints
from mlgap.types import Cell, MarketSnapshot, Window
from mlgap.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, eq=False)
class RequiredItems:
    """The required items of `n_adverts` adverts.

    An item is one required skill or one any-of group: row `i` of `matrix` (items, skills) is 1 at each
    skill that meets item `i`, and `advert` (items,) is the advert it belongs to, in [0, n_adverts).
    `gates` maps each gate to the adverts that require it.
    """

    n_adverts: int
    advert: Ints
    matrix: csr_array
    skills: tuple[str, ...]
    gates: dict[str, Ints]


def required_items(
    snapshot: MarketSnapshot, cell: Cell, skills: Collection[str], *, window: Window | None = None
) -> RequiredItems:
    """Return the items required by the adverts of exactly `cell`, of the given `skills` alone.

    Traits, domains, certificates and gates are left out by leaving them out of `skills`.
    """
    from scipy.sparse import csr_array

    table = FactTable.of(snapshot.facts)
    mask = in_window(table, window or snapshot.window) & in_cell(table, cell, load_vocabulary())
    position = np.cumsum(mask, dtype=np.int32) - 1
    asks = table.requirements
    wanted = (
        mask[asks.row] & asks.how.isin(("must", "any-of")) & asks.what.isin(set(skills) & set(table.skills))
    )
    row, skill, group = asks.row[wanted], asks.what.codes[wanted], asks.number[wanted]
    # A lone skill is an item of its own; members of one any-of group share a key below zero.
    key = np.where(np.isnan(group), skill, -1 - np.nan_to_num(group))
    pairs, item = np.unique(np.stack([row, key.astype(np.int64)]), axis=1, return_inverse=True)
    item = item.ravel()
    matrix = csr_array(
        (np.ones(len(item), dtype=np.float32), (item, skill)), shape=(pairs.shape[1], len(table.skills))
    )
    gates = table.gates
    required = gates.how.isin(["required"]) & mask[gates.row] if len(gates.row) else np.zeros(0, dtype=bool)
    return RequiredItems(
        n_adverts=int(mask.sum()),
        advert=position[pairs[0]].astype(np.int32),
        matrix=matrix,
        skills=table.skills,
        gates={
            name: np.unique(position[gates.row[required & gates.what.isin([name])]]).astype(np.int32)
            for name in gates.what.values
        },
    )
