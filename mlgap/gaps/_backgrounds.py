"""Backgrounds from which people come to machine learning, as facts of a CV; nothing here orders people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mlgap.skills import Taxonomy
from mlgap.types import GRADES, Evidence, Grade, Profile

Years = Literal["", "industry", "academic"]
Where = Literal["", "job", "study"]

SHOWN_LINES = 3
"""Lines that a fact names: the strongest ones."""
_STUDY = ("project", "coursework", "publication")


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact a CV may hold: years, a title of an entry, or skills at a grade.

    Years of `years` are `at_least` or `below`. A title holds one of `roles`. Skills are those of `skills`
    and `groups`, or all production skills; at least `fewest` different ones stand named at `grade` or
    better in a "job", in "study" (projects, coursework, publications), or anywhere. `absent` asks for
    the opposite.
    """

    text: str
    years: Years = ""
    at_least: float = 0.0
    below: float | None = None
    roles: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    production: bool = False
    grade: Grade = "used"
    context: Where = ""
    fewest: int = 1
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Background:
    """Where somebody may come from: every condition has to hold."""

    id: str
    label: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class ConditionFact:
    """Whether one condition holds, and what it rests on.

    `evidence` and `entries` index the profile's; both are empty where it rests on absence. `years` is
    what was read where the condition is about years, else None.
    """

    text: str
    met: bool
    evidence: tuple[int, ...]
    entries: tuple[int, ...]
    years: float | None


@dataclass(frozen=True, slots=True)
class BackgroundFacts:
    """One background against one CV."""

    background: str
    label: str
    met: bool
    facts: tuple[ConditionFact, ...]


def background_facts(background: Background, profile: Profile, taxonomy: Taxonomy) -> BackgroundFacts:
    """Return which conditions of a background a CV's lines meet; what is only described does not count."""
    facts = tuple(_fact(c, profile, taxonomy) for c in background.conditions)
    return BackgroundFacts(background.id, background.label, all(f.met for f in facts), facts)


def _fact(condition: Condition, profile: Profile, taxonomy: Taxonomy) -> ConditionFact:
    if condition.years:
        years = profile.industry_years if condition.years == "industry" else profile.academic_years
        within = condition.below is None or years < condition.below
        entries = tuple(_entries_of(condition.years, profile))
        return ConditionFact(condition.text, years >= condition.at_least and within, (), entries, years)
    if condition.roles:
        entries = tuple(
            i
            for i, e in enumerate(profile.entries)
            if e.context == "job" and any(role in e.role.casefold() for role in condition.roles)
        )
        return ConditionFact(condition.text, bool(entries) != condition.absent, (), entries, None)
    found = [i for i, e in enumerate(profile.evidence) if _counts(e, condition, taxonomy)]
    enough = len({profile.evidence[i].skill_id for i in found}) >= condition.fewest
    found.sort(key=lambda i: (-GRADES.index(profile.evidence[i].grade), i))
    return ConditionFact(condition.text, enough != condition.absent, tuple(found[:SHOWN_LINES]), (), None)


def _entries_of(years: Years, profile: Profile) -> Iterator[int]:
    for i, entry in enumerate(profile.entries):
        if (entry.context == "job") == (years == "industry"):
            yield i


def _counts(item: Evidence, condition: Condition, taxonomy: Taxonomy) -> bool:
    skill = taxonomy.skills.get(item.skill_id)
    if skill is None or not item.named or GRADES.index(item.grade) < GRADES.index(condition.grade):
        return False
    if condition.context == "job" and item.context != "job":
        return False
    if condition.context == "study" and item.context not in _STUDY:
        return False
    if condition.production and not (skill.production and skill.kind == "skill"):
        return False
    wanted = bool(condition.skills or condition.groups)
    return not wanted or item.skill_id in condition.skills or skill.group in condition.groups
