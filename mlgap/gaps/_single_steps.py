"""What each skill alone would do in one cell: adverts it brings within reach, adverts that require it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlgap.gaps._open_adverts import LEAST_ITEMS, UNMET_ALLOWED, Ints, count_items, met_items
from mlgap.gaps._unlock import with_skills
from mlgap.market import RequiredItems
from mlgap.skills import Taxonomy


@dataclass(frozen=True, slots=True)
class SingleStep:
    """One skill alone: `unlocks` more adverts come within reach; `required_by` ones ask for it and lack it.

    What a skill implies comes with it in `unlocks`, and is not counted in `required_by`.
    """

    skill_id: str
    unlocks: int
    required_by: int


def single_steps(
    items: RequiredItems, held: Collection[str], candidates: Sequence[str], taxonomy: Taxonomy
) -> tuple[SingleStep, ...]:
    """Return what each of the `candidates` would do for someone who holds `held`, what unlocks most first.

    Only adverts with three technical required items or more are counted. Equal ones: most required first.
    """
    met = met_items(items, held)
    total, unmet = count_items(items, met)
    is_open = np.flatnonzero(~met & (total >= LEAST_ITEMS)[items.advert])
    need = unmet - UNMET_ALLOWED
    alone = [(skill,) for skill in candidates]
    with_implied = [tuple(with_skills((), (skill,), taxonomy)) for skill in candidates]
    advert, column, _ = _meets(items, is_open, alone)
    required = np.bincount(column, minlength=len(candidates))
    advert, column, meets = _meets(items, is_open, with_implied)
    enough = (need[advert] > 0) & (meets >= need[advert])
    unlocks = np.bincount(column[enough], minlength=len(candidates))
    found = [SingleStep(s, int(unlocks[i]), int(required[i])) for i, s in enumerate(candidates)]
    return tuple(sorted(found, key=lambda step: (-step.unlocks, -step.required_by, step.skill_id)))


def _meets(items: RequiredItems, rows: Ints, groups: Sequence[Sequence[str]]) -> tuple[Ints, Ints, Any]:
    """Return (advert, group, how many) of the items in `rows` that one of each group's skills meets."""
    from scipy.sparse import csr_array

    place = {skill: i for i, skill in enumerate(items.skills)}
    pairs = [(place[s], column) for column, group in enumerate(groups) for s in group if s in place]
    skill, group_of = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    shape = (len(items.skills), len(groups))
    brings = csr_array((np.ones(len(skill), dtype=np.float32), (skill, group_of)), shape=shape)
    item, column = (items.matrix[rows] @ brings).nonzero()
    ones = np.ones(len(item))
    meets = csr_array((ones, (items.advert[rows][item], column)), shape=(items.n_adverts, len(groups)))
    meets.sum_duplicates()
    advert, group = meets.nonzero()
    return advert, group, meets.data
