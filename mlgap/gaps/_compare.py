"""Two states of one person's CV: what changed in the evidence, told skill by skill."""

from __future__ import annotations

from dataclasses import dataclass

from mlgap.types import Evidence, Grade, Profile


@dataclass(frozen=True, slots=True)
class Change:
    """One skill whose strongest evidence differs; None where a state holds none.

    `wording_only` says that the words changed and the thing done did not: the skill was described
    before and is named now, or the reverse, at the same grade.
    """

    skill_id: str
    before: Grade | None
    after: Grade | None
    quote_before: str | None
    quote_after: str | None
    wording_only: bool


def compare_profiles(old: Profile, new: Profile) -> tuple[Change, ...]:
    """Return the skills whose strongest evidence differs between `old` and `new`, by id; empty for equals."""
    before = {skill: found[0] for skill, found in old.by_skill().items()}
    after = {skill: found[0] for skill, found in new.by_skill().items()}
    changes = (_change(skill, before.get(skill), after.get(skill)) for skill in sorted(before | after))
    return tuple(c for c in changes if c is not None)


def _change(skill: str, old: Evidence | None, new: Evidence | None) -> Change | None:
    same_grade = old is not None and new is not None and old.grade == new.grade
    same_naming = old is not None and new is not None and old.named == new.named
    if same_grade and same_naming:
        return None
    return Change(
        skill_id=skill,
        before=old.grade if old else None,
        after=new.grade if new else None,
        quote_before=old.quote if old else None,
        quote_after=new.quote if new else None,
        wording_only=same_grade,
    )
