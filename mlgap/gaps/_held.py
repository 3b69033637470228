"""What a profile holds of each skill: what its lines show, under what the person says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mlgap.evidence import find_lines, parents_of
from mlgap.skills import Taxonomy
from mlgap.types import GRADES, Correction, CorrectionVerdict, Evidence, GapStatus, Grade, Profile

_Own = tuple[Grade, CorrectionVerdict | None]


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """How one skill is held; `own_word` says that status and grade rest on the person's word.

    `verdict` is then that word, None where the skill follows from another that they say they hold.
    `requirement_id` is what a skill that is only described was read through.
    """

    status: GapStatus
    grade: Grade
    own_word: bool = False
    verdict: CorrectionVerdict | None = None
    requirement_id: str | None = None


class Held:
    """A corrected profile's evidence and the person's own word by skill, made once for many gaps.

    A confirmed grade stands in the place of what was read in its line, or in all lines; an added one stands
    beside it; the strongest of what is left counts. What the person says they hold implies its parents at
    the same grade, save those of which they say otherwise. `rejected` are the skills they reject somewhere.
    """

    def __init__(self, profile: Profile, taxonomy: Taxonomy) -> None:
        attached = [c for c in profile.corrections if c.attached]
        self.evidence = profile.evidence
        self.places: dict[str, tuple[int, ...]] = {}
        for i, item in enumerate(profile.evidence):
            self.places[item.skill_id] = (*self.places.get(item.skill_id, ()), i)
        self.rejected = frozenset(c.skill_id for c in attached if c.verdict == "rejected")
        self._replaced = frozenset(_replaced(attached, profile))
        self._own: dict[str, list[_Own]] = {}
        for skill, own in _own_words(attached, profile, taxonomy):
            self._own.setdefault(skill, []).append(own)

    @property
    def skills(self) -> frozenset[str]:
        """Every skill of which a line speaks or which the person says they hold."""
        return frozenset((*self.places, *self._own))

    def of(self, skill: str) -> HeldSkill | None:
        """Return how a skill is held; None where no line speaks of it and the person does not say so.

        Shown: named and done (grade used or better). Listed: named, never proven. Described: a line reads
        as if it were done, and never names it.
        """
        read = [
            self.evidence[i] for i in self.places.get(skill, ()) if not self._is_replaced(self.evidence[i])
        ]
        named = [e for e in read if e.named]
        own = max(self._own.get(skill, ()), key=lambda o: (_rank(o[0]), o[1] is not None), default=None)
        if own is not None and _rank(own[0]) > max((_rank(e.grade) for e in named), default=-1):
            return HeldSkill("listed" if own[0] == "listed" else "shown", own[0], True, own[1])
        if not read:
            return None
        best = max(named or read, key=lambda e: _rank(e.grade))
        if not named:
            return HeldSkill("described", best.grade, requirement_id=best.requirement_id)
        return HeldSkill("listed" if best.grade == "listed" else "shown", best.grade)

    def _is_replaced(self, item: Evidence) -> bool:
        return any(
            (skill, claim) in self._replaced
            for skill in (item.skill_id, item.implied_by)
            for claim in (item.claim, None)
        )


def held_skills(profile: Profile, taxonomy: Taxonomy) -> frozenset[str]:
    """Return the skills held at grade used or better, by what the CV names and shows or by the person's word.

    What is only described is a question to the person, not yet a skill held.
    """
    held = Held(profile, taxonomy)
    return frozenset(s for s in held.skills if (found := held.of(s)) and found.status == "shown")


def _rank(grade: Grade) -> int:
    return GRADES.index(grade)


def _replaced(attached: Sequence[Correction], profile: Profile) -> Iterator[tuple[str | None, int | None]]:
    """Yield each (skill, claim) whose reading a confirmed grade replaces; None as claim is all of them."""
    for c in attached:
        if c.verdict == "confirmed":
            places = find_lines(c.quote, profile.claims) if c.quote else (None,)
            yield from ((c.skill_id, place) for place in places)


def _own_words(
    attached: Sequence[Correction], profile: Profile, taxonomy: Taxonomy
) -> Iterator[tuple[str, _Own]]:
    """Yield what the person says they hold, and the parents it implies save where they or the CV deny it."""
    said = {(c.skill_id, c.quote) for c in attached if c.verdict != "added"}
    lacked = {d.skill_id for d in profile.disclaimed}
    for c in attached:
        if c.grade is None:
            continue
        yield c.skill_id, (c.grade, c.verdict)
        for parent in parents_of(c.skill_id, taxonomy.skills):
            if parent not in lacked and (parent, "") not in said and (parent, c.quote) not in said:
                yield parent, (c.grade, None)
