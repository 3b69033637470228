"""The first steps: the skills of the best set, in the order in which each next one adds most."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from mlgap.gaps._find import technical
from mlgap.gaps._held import Held
from mlgap.gaps._open_adverts import LEAST_ITEMS, UNMET_ALLOWED, Ints, count_items, met_items
from mlgap.gaps._reach import find_reach
from mlgap.gaps._unlock import find_unlocks, plan_candidates, with_skills
from mlgap.market import RequiredItems, required_items
from mlgap.skills import Taxonomy
from mlgap.types import CellDemand, Gap, GapStatus, MarketSnapshot, Reach, Step, Unlocks

ADVICE: Mapping[GapStatus, str] = {
    "listed": "Prove it: {skill} stands in your CV without a line that shows you using it. "
    "Add where you used it, what for and what came of it.",
    "described": "Name it: one of your lines describes {skill} without the word that employers search for. "
    "Say it by name.",
    "adjacent": "Bridge it: you have used {via}, which does a similar job. "
    "Do one small piece of work in {skill} and say what carried over.",
    "missing": "Learn and build it: no line that we read shows {skill}. "
    "A small running piece of work with its code, tests and a short write-up is evidence.",
    "shown": "",
}
OWN_WORD_ADVICE: Mapping[GapStatus, str] = {
    **ADVICE,
    "listed": "Prove it: by your own word you know {skill}, and no line of your CV shows you using it. "
    "Add where you used it, what for and what came of it.",
    "missing": "Learn and build it: by your own word you do not hold {skill}, whatever your CV reads like. "
    "A small running piece of work with its code, tests and a short write-up is evidence.",
}
"""What is said instead where the status rests on the person's word."""


@dataclass(frozen=True, slots=True)
class CellPlan:
    """What one cell of the market says about what to do next."""

    reach: Reach
    unlocks: Unlocks
    steps: tuple[Step, ...]


def plan_cell(
    cell_demand: CellDemand,
    evidence: Held,
    held: Collection[str],
    snapshot: MarketSnapshot,
    taxonomy: Taxonomy,
) -> CellPlan:
    """Return what is within reach in a cell, which few skills would bring more there, and the steps.

    `held` are the skills that count as met, those of `evidence` and any that are supposed besides.
    """
    items = required_items(snapshot, cell_demand.used, technical(taxonomy))
    segment = cell_demand.cell.segment or "all"
    candidates = plan_candidates(cell_demand, evidence, held, taxonomy)
    unlocks = find_unlocks(segment, items, held, candidates, taxonomy)
    steps = plan_steps(unlocks, items, held, candidates, taxonomy)
    return CellPlan(find_reach(segment, items, held), unlocks, steps)


def plan_steps(
    unlocks: Unlocks,
    items: RequiredItems,
    held: Collection[str],
    candidates: Mapping[str, Gap],
    taxonomy: Taxonomy,
) -> tuple[Step, ...]:
    """Return the skills of the largest set of `unlocks` as steps, each with what it adds to those before.

    Where no set unlocks enough to mean anything, the most required skills that are not shown, marked so.
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
                advice=_advice(candidates[skill], taxonomy),
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
    return np.unique(items.advert[items.matrix[:, [items.skills.index(skill)]].nonzero()[0]])


def _advice(gap: Gap, taxonomy: Taxonomy) -> str:
    sibling = taxonomy.skills.get(gap.via or "")
    advice = OWN_WORD_ADVICE if gap.own_word else ADVICE
    return advice[gap.status].format(
        skill=taxonomy.skills[gap.skill_id].label, via=sibling.label if sibling else "a sibling"
    )
