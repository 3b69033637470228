"""The first steps: the skills of the best set, in the order in which each next one adds most."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from mlgap.gaps._open_adverts import LEAST_ITEMS, UNMET_ALLOWED, Ints, count_items, met_items
from mlgap.gaps._unlock import with_skills
from mlgap.market import RequiredItems
from mlgap.skills import Taxonomy
from mlgap.types import Gap, Step, Unlocks


def plan_steps(
    unlocks: Unlocks,
    items: RequiredItems,
    held: Collection[str],
    candidates: Mapping[str, Gap],
    taxonomy: Taxonomy,
) -> tuple[Step, ...]:
    """Return the skills of the largest set of `unlocks` as steps, each with what it adds to those before.

    Where no set unlocks enough to mean anything, the most required skills that are not shown, marked so.
    Their advice is left empty: see `advised`.
    """
    best = unlocks.sets[-1] if unlocks.sets else None
    skills = best.skills if best else unlocks.instead
    kept = best.kept if best else (0.0,) * len(skills)
    total, unmet = count_items(items, met_items(items, held))
    judged = total >= LEAST_ITEMS
    steps = []
    for i, skill in enumerate(skills):
        then = count_items(items, met_items(items, with_skills(held, skills[: i + 1], taxonomy)))[1]
        steps.append(
            Step(
                skill_id=skill,
                status=candidates[skill].status,
                n_adverts=int(judged[_asking(items, skill)].sum()),
                n_judged=int(judged.sum()),
                unlocks=int((judged & (then <= UNMET_ALLOWED) & (unmet > UNMET_ALLOWED)).sum()),
                advice="",
                by_reach=best is not None,
                kept=kept[i],
            )
        )
        unmet = then
    return tuple(steps)


def _asking(items: RequiredItems, skill: str) -> Ints:
    """Return the adverts that require a skill, each once."""
    if skill not in items.skills:
        return np.zeros(0, dtype=np.int32)
    asking = np.flatnonzero(items.matrix.indices == items.skills.index(skill))
    item = np.searchsorted(items.matrix.indptr, asking, side="right") - 1
    return np.unique(items.advert[item])
