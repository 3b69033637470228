"""Nouns of the plan: which few skills bring which adverts within reach, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from mlgap.ids import Gate


@dataclass(frozen=True, slots=True)
class UnlockSet:
    """Skills that together bring `unlocks` further adverts within reach; [`low`, `high`] is a 95 % interval.

    The skills stand in the order in which each next one adds most: `marginal[i]` adverts come with skill i
    once those before it are held, and they add up to `unlocks`. Of the resamples of employers, `stable` is
    the share in which the same set comes first among sets of its size, and `kept[i]` the share in which
    skill i is in the set that does. `gates` counts, among those unlocked, the adverts that also require
    each gate. `elsewhere` is how many of as many adverts such a choice unlocks at employers that had no
    part in it: the best of many sets looks better where it was chosen. `brings[i]` are skills not held
    yet that come with skill i, since holding it means them too.
    """

    skills: tuple[str, ...]
    brings: tuple[tuple[str, ...], ...]
    unlocks: int
    low: int
    high: int
    elsewhere: int
    marginal: tuple[int, ...]
    stable: float
    kept: tuple[float, ...]
    n_employers: int
    gates: tuple[tuple[Gate, int], ...]


@dataclass(frozen=True, slots=True)
class Unlocks:
    """What the best sets of one, two and three skills would bring within reach in one segment.

    `unmet` counts the `n_judged` adverts of `n_employers` employers by unmet items: none or one (within
    reach), 2, 3, 4, and 5 or more. `median_required` and `median_unmet` are those of the middle advert;
    with the largest set, `nearer` adverts have fewer unmet items and the middle one `median_unmet_then`.
    `sets` holds the best set of each size that unlocks enough to mean
    anything; `others` the runners-up of the largest size, up to three of the `n_as_good` sets that the
    resamples cannot tell from the best. Where `reason` is not empty, too few adverts carry an answer:
    `sets` is empty, `instead` holds the most required skills that the CV does not show, and `nearer` and
    `median_unmet_then` are about those.
    """

    segment: str
    n_judged: int
    n_employers: int
    n_candidates: int
    unmet: tuple[int, int, int, int, int]
    median_required: float
    median_unmet: float
    nearer: int
    median_unmet_then: float
    sets: tuple[UnlockSet, ...]
    others: tuple[UnlockSet, ...]
    n_as_good: int
    n_draws: int
    instead: tuple[str, ...]
    reason: str
