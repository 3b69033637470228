"""Counts of CVs by how they hold a skill, and what of them may be told.

Each skill cuts the cohort four times: those who show it in a line of their own, those who show it at all,
those who name it, those who name or describe it. Each cut holds the one before. A cut is told where no two
cuts that are told, nor one and the whole cohort, differ by under five CVs: neither for the skill itself, nor
beside a skill that it implies. That is decided from the CVs alone, whatever is asked or taught, so that two
pictures of one cohort tell the same. Beside an earlier cohort more is withheld, and never anything else told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Counted:
    """All cuts of one skill, and those of them that may be told where no earlier cohort stands beside."""

    cuts: tuple[int, ...]
    told: Cuts


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


def with_implied(skills: Iterable[str], taxonomy: Taxonomy) -> tuple[str, ...]:
    """Return the skills and all that they imply, each once."""
    given = tuple(skills)
    implied = (parent for skill in given for parent in parents_of(skill, taxonomy.skills))
    return tuple(dict.fromkeys((*given, *implied)))


def counted_skills(
    holdings: Sequence[Mapping[str, Standing]], skills: Iterable[str], taxonomy: Taxonomy
) -> dict[str, Counted]:
    """Return the cuts of each skill and of all that it implies; what else is given changes none of them."""
    if len(holdings) < LEAST_READ:
        return {}
    parents = {skill: parents_of(skill, taxonomy.skills) for skill in with_implied(skills, taxonomy)}
    found: dict[str, Counted] = {}
    for skill in sorted(parents, key=lambda s: (len(parents[s]), s)):
        beside = [found[parent].told for parent in parents[skill] if parent in found]
        cuts = _cumulated([h.get(skill, "missing") for h in holdings])
        found[skill] = Counted(cuts, _tellable(cuts, beside))
    return found


def count_skill(skill: str, found: Counted, earlier: Iterable[SkillCount]) -> SkillCount:
    """Return the count of one skill as far as it may be told beside its counts in `earlier` cohorts."""
    before = [cuts_of(count) for count in earlier]
    cuts, whole = found.cuts, len(STANDINGS) - 1
    apart = [all(_far_from_earlier(n, cuts[whole], then, i) for then in before) for i, n in enumerate(cuts)]
    kept = {i: n for i, n in found.told.items() if i == whole or apart[i]}
    if _SHOWN not in kept:
        kept.pop(0, None)
    shown = kept.get(_SHOWN)
    side = withheld_as(cuts[_SHOWN], cuts[whole]) if apart[_SHOWN] else "near"
    withheld: Withheld = "" if shown is not None else side or "near"
    return SkillCount(skill, shown, withheld, _parts(kept) if len(kept) > 1 else ())


def line_withheld(
    n: int, whole: int, shows: Iterable[Counted], earlier: Iterable[tuple[int, int]]
) -> Withheld:
    """Return why the count of a shared line is not told beside the counts of the skills that it `shows`.

    Who shows a skill without the line, or with it and a line of their own, are groups of people too.
    `earlier` are the counts of the same line in earlier cohorts, each with the whole of it.
    """
    if not all(far(n, then) and far(whole - n, all_then - then) for then, all_then in earlier):
        return "near"
    if side := withheld_as(n, whole):
        return side
    return "" if all(_apart_from_line(n, one.told) for one in shows) else "near"


def _apart_from_line(n: int, told: Cuts) -> bool:
    if not all(far(n, other) for i, other in told.items() if _SHOWN <= i < len(STANDINGS) - 1):
        return False
    both = n - (told[_SHOWN] - told[0]) if 0 in told else 0
    return both == 0 or far(both, 0)  # nobody with both is what the parts say already


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


def _cumulated(standings: Sequence[Standing]) -> tuple[int, ...]:
    counts = [standings.count(standing) for standing in STANDINGS]
    return tuple(sum(counts[: i + 1]) for i in range(len(counts)))


def _tellable(cuts: Sequence[int], beside: Sequence[Cuts]) -> dict[int, int]:
    """Return the cuts that may be told; the last, the whole cohort, always is."""
    whole = len(cuts) - 1
    told = {whole: cuts[whole]}
    for i in _ORDER:
        if i < _SHOWN and _SHOWN not in told:
            continue  # a count of part of them would narrow down how many show it at all
        around = [n for parent in beside for cut, n in parent.items() if cut >= i]
        if all(far(cuts[i], other) for other in (0, *told.values(), *around)):
            told[i] = cuts[i]
    return dict(sorted(told.items()))


def _far_from_earlier(n: int, whole: int, before: Cuts, cut: int) -> bool:
    if cut not in before:
        return True
    then, whole_then = before[cut], before[len(STANDINGS) - 1]
    return far(n, then) and far(whole - n, whole_then - then)


def _parts(told: Cuts) -> tuple[CohortPart, ...]:
    bounds = [(-1, 0), *told.items()]
    return tuple(
        CohortPart(STANDINGS[start + 1 : end + 1], n - before)
        for (start, before), (end, n) in pairwise(bounds)
    )
