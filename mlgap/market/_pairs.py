"""Skills that travel together: pairs asked for in one advert more often than chance would have it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from mlgap.market._cells import Positions, Sample, in_cell, in_window, sample, source_weights
from mlgap.market._facts import Bools, FactTable, Floats
from mlgap.market._shares import Z95, benjamini_hochberg
from mlgap.skills import Taxonomy
from mlgap.types import Cell, MarketSnapshot, Window
from mlgap.vocabulary import load_vocabulary

PAIR_ASKING = 30
PAIR_SHARE = 0.05
"""A skill asked by fewer adverts, or by less than this share of them, is in no pair."""
PAIR_BOTH = 15
SHOWN_PAIRS = 200
PAIR_EMPLOYERS = 8
ALTERNATIVES = 0.2
"""A pair that more than this share of its adverts names as "X or Y" are substitutes, not companions."""


@dataclass(frozen=True, slots=True)
class SkillPair:
    """Two skills that adverts ask for together.

    `share_both`, `share_first` and `share_second` are shares of the cell's adverts; `lift` is the first
    over what chance brings, with its 95 % interval by employers. Chance is the product of the other two
    times the `breadth` of `SkillPairs`.
    """

    first: str
    second: str
    n_both: int
    n_employers: int
    share_both: float
    share_first: float
    share_second: float
    lift: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SkillPairs:
    """The pairs of a cell whose lift is above 1 after Benjamini-Hochberg over all `n_tested` pairs.

    `n_together` pairs are; `pairs` are the first 200 of them by the lower bound of the lift. `breadth`
    is mean(b^2) / mean(b)^2 for b of these skills in an advert: adverts that name many skills hold every pair
    more often, and that much more often makes no pair.
    """

    cell: Cell
    window: Window
    n_adverts: int
    n_employers: int
    breadth: float = 1.0
    n_tested: int = 0
    n_together: int = 0
    pairs: tuple[SkillPair, ...] = ()


@dataclass(frozen=True, eq=False)
class _Joint:
    """Figures of all pairs of k skills (k, k): adverts and employers with both, lift, its log's error."""

    adverts: Floats
    employers: Floats
    share: Floats
    alone: Floats
    lift: Floats
    error: Floats
    breadth: float


def skill_pairs(
    snapshot: MarketSnapshot, cell: Cell, taxonomy: Taxonomy, *, window: Window | None = None
) -> SkillPairs:
    """Return the skills that adverts of exactly `cell` ask for together more often than chance would.

    Skills alone, no traits, domains, certificates and gates. Left out are pairs of which one implies the
    other (SageMaker and AWS), pairs named as alternatives in a fifth of their adverts, skills asked by
    fewer than 30 adverts or 5 % of them, and pairs in fewer than 15 adverts or 8 employers.
    Raises `UnknownId` for a cell outside the vocabularies.
    """
    vocabulary = load_vocabulary()
    vocabulary.check_cell(cell)
    window = window or snapshot.window
    table = FactTable.of(snapshot.facts)
    mask = in_window(table, window) & in_cell(table, cell, vocabulary)
    chosen = sample(table, mask, source_weights(table, window, snapshot.sources))
    least = max(PAIR_ASKING, PAIR_SHARE * chosen.n_adverts)
    eligible = np.array([s in taxonomy.skills and taxonomy.skills[s].kind == "skill" for s in table.skills])
    asking = np.asarray(table.asked[chosen.rows].sum(axis=0)).ravel()
    common = np.flatnonzero((asking >= least) & eligible) if len(eligible) else np.zeros(0, dtype=np.intp)
    told = SkillPairs(cell, window, chosen.n_adverts, chosen.n_employers)
    if len(common) < 2:
        return told
    skills = [table.skills[i] for i in common]
    joint = _joint(table.asked[chosen.rows][:, common].tocsr(), chosen)
    allowed = (joint.adverts >= PAIR_BOTH) & (joint.employers >= PAIR_EMPLOYERS) & ~_related(skills, taxonomy)
    allowed &= _alternatives(table, chosen.rows, common) <= ALTERNATIVES * joint.adverts
    first, second = np.nonzero(np.triu(allowed, k=1))
    chance = _beyond_chance(skills, joint, first, second)
    return replace(
        told,
        breadth=round(joint.breadth, 3),
        n_tested=len(first),
        n_together=len(chance),
        pairs=tuple(_pair(skills, joint, i, j) for i, j in chance[:SHOWN_PAIRS]),
    )


def _joint(asked: Any, chosen: Sample) -> _Joint:
    """Count each pair of columns of `asked` (n, k) and sum, by employer, the influence on its log lift.

    The influence of an advert of weight w is w (xy / p_xy - x / p_x - y / p_y + 1) / W; its square over
    employers is multiplied out so that only the adverts that hold x are gone through for each x.
    """
    order = np.argsort(chosen.employers, kind="stable")
    employer = np.unique(chosen.employers[order], return_inverse=True)[1]
    weights, held = chosen.weights[order], chosen.by_employer()
    count, total, k = len(held), float(held.sum()), asked.shape[1]
    dense = np.asarray(asked[order].todense(), dtype=np.float64)
    weighed = dense * weights[:, None]
    single = np.add.reduceat(weighed, np.searchsorted(employer, np.arange(count)), axis=0)
    employers, joint, squares, by_held, by_first, by_second = np.zeros((6, k, k))
    for i in range(k):
        rows = np.flatnonzero(dense[:, i])
        at, starts = np.unique(employer[rows], return_index=True)
        both = np.add.reduceat(weighed[rows], starts, axis=0)
        employers[i] = (both > 0).sum(axis=0)
        joint[i], squares[i], by_held[i] = both.sum(axis=0), np.square(both).sum(axis=0), held[at] @ both
        by_first[i], by_second[i] = single[at, i] @ both, np.einsum("ek,ek->k", single[at], both)
    p, p_both = single.sum(axis=0) / total, np.maximum(joint / total, 1e-12)
    gram, own_held = single.T @ single, held @ single
    x, y = p[:, None], p[None, :]
    squared = squares / p_both**2 + 2 / p_both * (by_held - by_first / x - by_second / y)
    alone = np.diag(gram) / p**2 - 2 * own_held / p
    squared += held @ held + alone[:, None] + alone[None, :] + 2 * gram / (x * y)
    error = np.sqrt(np.maximum(squared, 1e-12) * count / max(1, count - 1)) / total
    skills = dense.sum(axis=1)
    breadth = float(weights @ skills**2) * total / float(weights @ skills) ** 2
    return _Joint(dense.T @ dense, employers, p_both, p, p_both / (x * y * breadth), error, breadth)


def _beyond_chance(
    skills: list[str], joint: _Joint, first: Positions, second: Positions
) -> list[tuple[int, int]]:
    """Return the pairs whose lift is above 1 after Benjamini-Hochberg, highest lower bound first."""
    from scipy.special import ndtr

    log_lift, error = np.log(joint.lift[first, second]), joint.error[first, second]
    clear = benjamini_hochberg(2 * ndtr(-np.abs(log_lift) / error)) & (log_lift > 0)
    low = log_lift - Z95 * error
    together = sorted(
        np.flatnonzero(clear).tolist(), key=lambda p: (-low[p], skills[first[p]], skills[second[p]])
    )
    return [(int(first[p]), int(second[p])) for p in together]


def _pair(skills: list[str], joint: _Joint, i: int, j: int) -> SkillPair:
    lift, reach = float(joint.lift[i, j]), math.exp(Z95 * joint.error[i, j])
    return SkillPair(
        first=skills[i],
        second=skills[j],
        n_both=int(joint.adverts[i, j]),
        n_employers=int(joint.employers[i, j]),
        share_both=round(float(joint.share[i, j]), 4),
        share_first=round(float(joint.alone[i]), 4),
        share_second=round(float(joint.alone[j]), 4),
        lift=round(lift, 2),
        low=round(lift / reach, 2),
        high=round(lift * reach, 2),
    )


def _related(skills: list[str], taxonomy: Taxonomy) -> Bools:
    """Return (k, k) bool: pairs of which one implies the other, directly or through a parent."""
    place = {s: i for i, s in enumerate(skills)}
    related = np.zeros((len(skills), len(skills)), dtype=bool)
    for skill, row in place.items():
        above, seen = list(taxonomy.skills[skill].implies), set[str]()
        while above:
            parent = above.pop()
            if parent in seen:
                continue
            seen.add(parent)
            above += taxonomy.skills[parent].implies if parent in taxonomy.skills else ()
            if parent in place:
                related[row, place[parent]] = related[place[parent], row] = True
    return related


def _alternatives(table: FactTable, rows: Positions, common: Positions) -> Any:
    """Return (k, k): how many adverts name each pair in one any-of group."""
    from scipy.sparse import csr_array

    asks = table.requirements
    position = np.full(len(table.skills), -1)
    position[common] = np.arange(len(common))
    here = np.zeros(len(table), dtype=bool)
    here[rows] = True
    grouped = here[asks.row] & ~np.isnan(asks.number) & (position[asks.what.codes] >= 0)
    groups, item = np.unique(table.item_of_ask[0][grouped], return_inverse=True)
    ones = np.ones(len(item), dtype=np.float32)
    shape = (len(groups), len(common))
    members: Any = csr_array((ones, (item, position[asks.what.codes[grouped]])), shape=shape)
    return np.asarray((members.T @ members).todense())
