"""Counts of CVs by how they hold a skill, and what of them may be told.

Each skill cuts the cohort four times: those who show it in a line of their own, those who show it at all,
those who name it, those who name or describe it. Each cut holds the one before. A cut is told where no two
cuts that are told, nor one and the whole cohort, differ by under five CVs: neither for the skill itself, nor
beside a skill that it implies, nor beside the same cut of an earlier cohort.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import get_args

from mlgap import gaps
from mlgap.cohorts._nouns import LEAST_GROUP, LEAST_READ, CohortPart, SkillCount, Standing, Withheld
from mlgap.evidence import parents_of
from mlgap.skills import Taxonomy
from mlgap.types import Profile

STANDINGS: tuple[Standing, ...] = get_args(Standing)
_SHOWN = 1
_ORDER = (_SHOWN, 0, 2, 3)
"""The cuts, by their place among the standings, in the order in which they are told: showing it goes
first."""

Cuts = Mapping[int, int]
"""How many CVs stand at or before each standing, of the cuts that are told."""


def standings_of(
    profile: Profile, shared: Collection[int], skills: Collection[str], taxonomy: Taxonomy
) -> dict[str, Standing]:
    """Return how one CV holds each of `skills`; those it does not hold are left out.

    `shared` are the claims that stand in other CVs too.
    """
    held = gaps.Held(profile, taxonomy)
    found: dict[str, Standing] = {}
    for skill in held.skills.intersection(skills):
        one = held.of(skill)
        if one is None or one.status in ("adjacent", "missing"):
            continue
        if one.status != "shown":
            found[skill] = "listed" if one.status == "listed" else "described"
            continue
        lines = [profile.evidence[i] for i in held.places.get(skill, ())]
        proving = {e.claim for e in lines if e.named and e.grade != "listed"}
        found[skill] = "shared" if proving and proving.issubset(shared) else "own"
    return found


def count_skills(
    holdings: Sequence[Mapping[str, Standing]],
    skills: Sequence[str],
    taxonomy: Taxonomy,
    earlier: Mapping[str, SkillCount],
) -> tuple[SkillCount, ...]:
    """Return the count of each skill over all CVs, in the order of `skills`, as far as it may be told."""
    if len(holdings) < LEAST_READ:
        return ()
    parents = {skill: parents_of(skill, taxonomy.skills) for skill in skills}
    told: dict[str, Cuts] = {}
    counts: dict[str, SkillCount] = {}
    for skill in sorted(skills, key=lambda s: (len(parents[s]), s)):
        beside = [told[parent] for parent in parents[skill] if parent in told]
        before = cuts_of(earlier[skill]) if skill in earlier else {}
        cuts = _cumulated([h.get(skill, "missing") for h in holdings])
        told[skill] = _tellable(cuts, beside, before)
        counts[skill] = _count(skill, cuts, told[skill])
    return tuple(counts[skill] for skill in skills)


def far(one: int, other: int) -> bool:
    """Return whether two counts differ by a group that is large enough to be told."""
    return abs(one - other) >= LEAST_GROUP


def withheld_as(n: int, whole: int) -> Withheld:
    """Return on which side a count has too few CVs; "" where on none."""
    if n < LEAST_GROUP:
        return "few"
    return "most" if whole - n < LEAST_GROUP else ""


def cuts_of(count: SkillCount) -> dict[int, int]:
    """Return the cuts that a count tells, the whole cohort among them."""
    found: dict[int, int] = {}
    total = 0
    for part in count.parts:
        total += part.n
        found[STANDINGS.index(part.standings[-1])] = total
    return found


def _cumulated(standings: Sequence[Standing]) -> list[int]:
    counts = [standings.count(standing) for standing in STANDINGS]
    return [sum(counts[: i + 1]) for i in range(len(counts))]


def _tellable(cuts: Sequence[int], beside: Sequence[Cuts], before: Cuts) -> dict[int, int]:
    """Return the cuts that may be told; the last, the whole cohort, always is."""
    whole = len(cuts) - 1
    told = {whole: cuts[whole]}
    for i in _ORDER:
        if i < _SHOWN and _SHOWN not in told:
            continue  # a count of part of them would narrow down how many show it at all
        within = [0, *told.values()]
        if (
            all(far(cuts[i], other) for other in within)
            and all(far(cuts[i], parent[i]) for parent in beside if i in parent)
            and _far_from_earlier(cuts[i], cuts[whole], before, i)
        ):
            told[i] = cuts[i]
    return dict(sorted(told.items()))


def _far_from_earlier(n: int, whole: int, before: Cuts, cut: int) -> bool:
    if cut not in before:
        return True
    then, whole_then = before[cut], before[len(STANDINGS) - 1]
    return far(n, then) and far(whole - n, whole_then - then)


def _count(skill: str, cuts: Sequence[int], told: Cuts) -> SkillCount:
    shown = told.get(_SHOWN)
    withheld: Withheld = "" if shown is not None else withheld_as(cuts[_SHOWN], cuts[-1]) or "near"
    parts = _parts(told) if len(told) > 1 else ()
    return SkillCount(skill, shown, withheld, parts)


def _parts(told: Cuts) -> tuple[CohortPart, ...]:
    bounds = [(-1, 0), *told.items()]
    return tuple(
        CohortPart(STANDINGS[start + 1 : end + 1], n - before)
        for (start, before), (end, n) in pairwise(bounds)
    )
