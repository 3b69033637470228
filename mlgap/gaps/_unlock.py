"""Which set of one, two or three skills brings most further adverts within reach, and how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np

from mlgap.evidence import parents_of
from mlgap.gaps._find import LEAST_SHARE, gap_of
from mlgap.gaps._held import Held
from mlgap.gaps._open_adverts import LARGEST_SET, LEAST_ITEMS, WHOLE, Ints, count_items, met_items
from mlgap.gaps._unlock_choice import Choice
from mlgap.gaps._unlock_draws import N_DRAWS, Draws, Resampled, draw_sets
from mlgap.market import RequiredItems
from mlgap.skills import Taxonomy
from mlgap.types import CellDemand, Gap, Gate, Unlocks, UnlockSet

LEAST_UNLOCKED = 5
"""Fewer adverts than this brought within reach are noise; no employer counts for more than three of them."""
LEAST_JUDGED = 15
OTHERS = 3

_Found = tuple[UnlockSet, tuple[UnlockSet, ...], int]


def plan_candidates(
    cell_demand: CellDemand, evidence: Held, held: Collection[str], taxonomy: Taxonomy
) -> dict[str, Gap]:
    """Return the gaps that a plan may close: production skills asked often enough, and not `held`.

    Never a gate, trait, domain or certificate.
    """
    return {
        d.what: gap_of(d, evidence, taxonomy)
        for d in cell_demand.demands
        if d.asked >= LEAST_SHARE
        and d.what not in held
        and (skill := taxonomy.skills.get(d.what)) is not None
        and skill.kind == "skill"
        and skill.production
    }


def with_skills(held: Collection[str], skills: Collection[str], taxonomy: Taxonomy) -> frozenset[str]:
    """Return `held` with `skills` and all that they imply."""
    return frozenset((*held, *skills, *(p for s in skills for p in parents_of(s, taxonomy.skills))))


def cell_unlocks(
    cell_demand: CellDemand,
    items: RequiredItems,
    evidence: Held,
    held: Collection[str],
    taxonomy: Taxonomy,
) -> Unlocks:
    """Return which few skills would bring more of a cell's adverts within reach; see `find_unlocks`."""
    candidates = plan_candidates(cell_demand, evidence, held, taxonomy)
    return find_unlocks(cell_demand.cell.segment or "all", items, held, candidates, taxonomy)


def find_unlocks(
    segment: str,
    items: RequiredItems,
    held: Collection[str],
    candidates: Mapping[str, Gap],
    taxonomy: Taxonomy,
) -> Unlocks:
    """Return the best sets of one, two and three of the `candidates` for someone who holds `held`.

    Exact over the leading candidates. A skill's parents come with it, so no set names both. Equal values:
    the set with the higher sum of lower bounds of required shares comes first, then by id.
    """
    required = {s: gap.demand.required_low for s, gap in candidates.items()}
    total, unmet = count_items(items, met_items(items, held))
    judged = total >= LEAST_ITEMS
    n_judged = int(judged.sum())
    choice = Choice.among(required, items, held, taxonomy)
    about = _About(items, Resampled(items.employer, judged), held, taxonomy)
    found = _best_of_each_size(choice, about) if n_judged >= LEAST_JUDGED else []
    instead = () if found else tuple(sorted(required, key=lambda s: (-required[s], s))[:LARGEST_SET])
    then = with_skills(held, found[-1][0].skills if found else instead, taxonomy)
    unmet_then = count_items(items, met_items(items, then))[1]
    return Unlocks(
        segment=segment,
        n_judged=n_judged,
        n_employers=len(np.unique(items.employer[judged])),
        n_candidates=len(required),
        unmet=_by_unmet(unmet[judged]),
        median_required=_median(total[judged]),
        median_unmet=_median(unmet[judged]),
        nearer=int((unmet_then < unmet)[judged].sum()),
        median_unmet_then=_median(unmet_then[judged]),
        sets=tuple(best for best, _, _ in found),
        others=found[-1][1] if found else (),
        n_as_good=found[-1][2] if found else 0,
        n_draws=N_DRAWS,
        instead=instead,
        reason="" if found else _reason(n_judged, len(required)),
    )


def _best_of_each_size(choice: Choice, about: _About) -> list[_Found]:
    found = []
    for size in range(1, LARGEST_SET + 1):
        sets, values = choice.best_sets(size)
        if len(sets) and values[0] >= LEAST_UNLOCKED * WHOLE:
            found.append(_compared(choice, sets, about))
    # What unlocks nothing at employers that had no part in the choice is a chance of those that had.
    return found if found and found[-1][0].elsewhere >= LEAST_UNLOCKED else []


def _compared(choice: Choice, sets: Ints, about: _About) -> _Found:
    """Return the first of `sets`, the runners-up to tell, and how many sets are as good as the first."""
    draws = draw_sets(choice.adverts, sets, about.resampled, choice.ranks(sets))
    as_good = np.flatnonzero(draws.as_good(0))
    told = [_told(choice, draws, place, about) for place in (0, *as_good[:OTHERS])]
    return told[0], tuple(told[1:]), len(as_good)


def _told(choice: Choice, draws: Draws, place: int, about: _About) -> UnlockSet:
    columns, adds = choice.in_steps(draws.sets[place])
    rows = choice.adverts.row[choice.adverts.unlocked(draws.sets[[place]])[0]]
    low, high = about.resampled.interval(rows)
    skills = tuple(choice.adverts.candidates[c] for c in columns)
    return UnlockSet(
        skills=skills,
        brings=tuple(about.brought_by(skill) for skill in skills),
        unlocks=len(rows),
        low=low,
        high=high,
        elsewhere=min(draws.elsewhere, len(rows)),
        marginal=tuple(adds),
        stable=draws.stable(place),
        kept=tuple(draws.kept(c) for c in columns),
        n_employers=len(np.unique(about.items.employer[rows])),
        gates=tuple(
            (cast(Gate, name), len(np.intersect1d(rows, asking, assume_unique=True)))
            for name, asking in about.items.gates.items()
        ),
    )


@dataclass(frozen=True, eq=False)
class _About:
    """What is told of a set beside its skills: the cell's adverts, their employers, what is held already."""

    items: RequiredItems
    resampled: Resampled
    held: Collection[str]
    taxonomy: Taxonomy

    def brought_by(self, skill: str) -> tuple[str, ...]:
        """Return the technical skills that come with one and are not held yet."""
        skills = self.taxonomy.skills
        return tuple(p for p in parents_of(skill, skills) if p not in self.held and skills[p].kind == "skill")


def _by_unmet(unmet: Ints) -> tuple[int, int, int, int, int]:
    counts = np.bincount(np.clip(unmet, 1, 5), minlength=6)[1:]
    one, two, three, four, more = (int(n) for n in counts)
    return one, two, three, four, more


def _median(counts: Ints) -> float:
    return float(np.median(counts)) if len(counts) else 0.0


def _reason(n_judged: int, n_candidates: int) -> str:
    if n_judged < LEAST_JUDGED:
        return (
            f"Only {n_judged} adverts here name three technical skills or more: too few to say which skills "
            "would bring more of them within reach."
        )
    if not n_candidates:
        return "Your CV shows every production skill that these adverts often ask for."
    return (
        f"No three skills can be counted on to bring {LEAST_UNLOCKED} more of these {n_judged:,} adverts "
        "within reach."
    )
