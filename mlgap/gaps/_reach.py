"""Which adverts are within reach, and which few skills would bring most more of them there."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt

from mlgap.market import RequiredItems
from mlgap.skills import Taxonomy
from mlgap.types import Gap, GapStatus, Reach, Step

LEAST_ITEMS = 3
"""Adverts with fewer technical required items say too little to be judged."""
UNMET_ALLOWED = 1
STEPS = 3
LEAST_UNLOCKS = 5
"""Fewer adverts than this brought within reach are noise: the most required thing comes first instead."""

ADVICE: Mapping[GapStatus, str] = {
    "listed": "Prove it: {skill} stands in your CV without a line that shows you using it. "
    "Add where you used it, what for and what came of it.",
    "described": "Name it: one of your lines describes {skill} without the word that employers search for. "
    "Say it by name.",
    "adjacent": "Bridge it: you have used {via}, which does a similar job. "
    "Do one small piece of work in {skill} and say what carried over.",
    "missing": "Learn and build it: nothing in your CV shows {skill}. "
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


def find_reach(segment: str, items: RequiredItems, held: Collection[str]) -> Reach:
    """Return how many adverts of a segment are within reach of someone who holds `held`."""
    total, unmet = _counts(items, held)
    judged = total >= LEAST_ITEMS
    within = judged & (unmet <= UNMET_ALLOWED)
    return Reach(
        segment=segment,
        n_judged=int(judged.sum()),
        n_within=int(within.sum()),
        n_left_out=int((~judged).sum()),
        gates=tuple((name, int(within[rows].sum())) for name, rows in items.gates.items()),  # type: ignore[misc]
    )


def steps(
    items: RequiredItems,
    held: Collection[str],
    gaps: Mapping[str, Gap],
    taxonomy: Taxonomy,
    how_many: int = STEPS,
) -> tuple[Step, ...]:
    """Return the next skills, each chosen for the most further adverts it brings within reach.

    Greedy: each step is chosen given the ones before it, so `unlocks` is its marginal value. Where no
    candidate brings five adverts within reach, the one with the highest lower bound of the required
    share is chosen. `gaps` are the candidates by skill id.
    """
    now = set(held)
    chosen: list[Step] = []
    columns = {skill: i for i, skill in enumerate(items.skills)}
    candidates = [s for s, g in gaps.items() if s in columns and g.status != "shown"]
    for _ in range(how_many):
        total, unmet = _counts(items, now)
        near = (total >= LEAST_ITEMS) & (unmet == UNMET_ALLOWED + 1)
        open_items = near[items.advert] & ~_met(items, now)
        value = np.asarray(items.matrix[np.flatnonzero(open_items)].sum(axis=0)).ravel()
        best = _best(
            {s: int(value[columns[s]]) for s in candidates if s not in now},
            {s: gaps[s].demand.required_low for s in candidates},
        )
        if best is None:
            break
        asking = items.advert[items.matrix[:, [columns[best]]].nonzero()[0]]
        asking = asking[total[asking] >= LEAST_ITEMS]
        chosen.append(
            Step(
                skill_id=best,
                status=gaps[best].status,
                n_adverts=len(np.unique(asking)),
                n_judged=int((total >= LEAST_ITEMS).sum()),
                unlocks=int(value[columns[best]]),
                advice=_advice(gaps[best], taxonomy),
            )
        )
        now |= {best, *taxonomy.skills[best].implies}
    return tuple(chosen)


def _best(unlocks: Mapping[str, int], required: Mapping[str, float]) -> str | None:
    """Return the skill that unlocks most; where none unlocks enough to mean anything, the most required."""
    if max(unlocks.values(), default=0) < LEAST_UNLOCKS:
        unlocks = dict.fromkeys(unlocks, 0)
    return max(unlocks, key=lambda s: (unlocks[s], required[s], s), default=None)


def _advice(gap: Gap, taxonomy: Taxonomy) -> str:
    sibling = taxonomy.skills.get(gap.via or "")
    advice = OWN_WORD_ADVICE if gap.own_word else ADVICE
    return advice[gap.status].format(
        skill=taxonomy.skills[gap.skill_id].label, via=sibling.label if sibling else "a sibling"
    )


def _met(items: RequiredItems, held: Collection[str]) -> npt.NDArray[np.bool_]:
    vector = np.array([skill in held for skill in items.skills], dtype=np.float32)
    return np.asarray(items.matrix @ vector) > 0


def _counts(
    items: RequiredItems, held: Collection[str]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return per advert (n,) how many items it requires and how many of them are unmet."""
    met = _met(items, held)
    total = np.bincount(items.advert, minlength=items.n_adverts)
    unmet = np.bincount(items.advert[~met], minlength=items.n_adverts)
    return total, unmet
