"""Two states of one person's CV: what changed in the evidence, told skill by skill."""

from __future__ import annotations

from dataclasses import dataclass

from mlgap.gaps._held import Held
from mlgap.skills import Taxonomy
from mlgap.types import Grade, Profile


@dataclass(frozen=True, slots=True)
class Change:
    """One skill whose strongest evidence differs; None where a state holds none.

    `wording_only` says that the words changed and the thing done did not: the skill was described
    before and is named now, or the reverse, at the same grade. `own_word` says that a correction by the
    person, and not the CV's lines alone, stands behind one of the states; such a state may have no quote.
    """

    skill_id: str
    before: Grade | None
    after: Grade | None
    quote_before: str | None
    quote_after: str | None
    wording_only: bool
    own_word: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    grade: Grade
    named: bool
    quote: str | None


def compare_profiles(old: Profile, new: Profile, taxonomy: Taxonomy) -> tuple[Change, ...]:
    """Return the skills whose strongest evidence differs between `old` and `new`, by id; empty for equals."""
    states = [(_states(held, profile), held) for profile in (old, new) for held in [Held(profile, taxonomy)]]
    (before, held_before), (after, held_after) = states
    changes = []
    for skill in sorted(before | after):
        own_word = _is_own_word(skill, held_before) or _is_own_word(skill, held_after)
        changes.append(_change(skill, before.get(skill), after.get(skill), own_word))
    return tuple(c for c in changes if c is not None)


def _states(held: Held, profile: Profile) -> dict[str, _State]:
    by_skill = profile.by_skill()
    found: dict[str, _State] = {}
    for skill in held.skills:
        lines, own = by_skill.get(skill, ()), held.of(skill)
        if own is not None and own.own_word:
            found[skill] = _State(own.grade, True, lines[0].quote if lines else None)
        elif lines:
            found[skill] = _State(lines[0].grade, lines[0].named, lines[0].quote)
    return found


def _is_own_word(skill: str, held: Held) -> bool:
    found = held.of(skill)
    return skill in held.rejected or (found is not None and found.own_word)


def _change(skill: str, old: _State | None, new: _State | None, own_word: bool) -> Change | None:
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
        own_word=own_word,
    )
