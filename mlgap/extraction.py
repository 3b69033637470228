"""What `extract` writes a line: facts and profiles as plain values, in the ids that labelled sets use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mlgap.skills import Taxonomy
from mlgap.types import GRADES, PostingFacts, Profile

__all__ = ["cv_row", "posting_row", "without_half_characters"]

_NECESSITIES = ("must", "any-of", "nice", "mention")
_GATES_AS_SKILLS = {"degree-phd": "phd", "degree-master": "phd", "clearance": "security-clearance"}


def posting_row(id_: object, facts: PostingFacts, taxonomy: Taxonomy) -> dict[str, Any]:
    """Return one posting: id, segment, platform_team, role_family, level, min_years, remote, pay, skills.

    Ids are those of the taxonomy's first edition, so that files stay comparable: a skill that was split
    off another is written under the id it was split from, with its strongest necessity, and a skill that
    the first edition has no id for is left out.
    """
    asked = [
        (first, r.necessity) for r in facts.requirements if (first := _first_edition(r.skill_id, taxonomy))
    ]
    return {
        "id": id_,
        "segment": facts.segment,
        "platform_team": "platform-team" in facts.cuts,
        "role_family": facts.role_family,
        "level": facts.level,
        "min_years": next((g.value for g in facts.gates if g.gate == "min-years"), None),
        "remote": facts.work_mode,
        "pay": _pay(facts),
        "skills": _strongest([*_gates(facts), *asked]),
    }


def cv_row(id_: object, profile: Profile, taxonomy: Taxonomy) -> dict[str, Any]:
    """Return one CV as `{id, level, years, skills: {skill_id: {grade, named, quote}}}`.

    The grade of a skill the CV lacks or seeks is "negated" or "aspired". Parents that only another
    skill implies are left out.
    """
    skills: dict[str, dict[str, Any]] = {
        d.skill_id: {"grade": d.kind, "named": True, "quote": d.quote} for d in profile.disclaimed
    }
    for skill, found in profile.by_skill().items():
        own = [e for e in found if e.implied_by is None]
        written = _first_edition(skill, taxonomy)
        if not own or not written or _rank(skills.get(written)) > GRADES.index(own[0].grade):
            continue
        skills[written] = {
            "grade": own[0].grade,
            "named": any(e.named for e in own),
            "quote": own[0].quote,
        }
    return {"id": id_, "level": profile.level, "years": profile.industry_years, "skills": skills}


def without_half_characters(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return `row` with "\ufffd" for each half of a surrogate pair in its texts.

    Why: JSON can spell such a half, and no encoding can write it.
    """
    return {
        key: value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if isinstance(value, str)
        else value
        for key, value in row.items()
    }


def _rank(known: Mapping[str, Any] | None) -> int:
    return GRADES.index(known["grade"]) if known and known["grade"] in GRADES else -1


def _first_edition(skill: str, taxonomy: Taxonomy) -> str | None:
    written = taxonomy.split_from.get(skill, skill)
    return None if written in taxonomy.added else written


def _gates(facts: PostingFacts) -> Iterable[tuple[str, str]]:
    """Yield the conditions that the first edition counts among the skills, an advanced degree as one."""
    for gate in facts.gates:
        if gate.gate in _GATES_AS_SKILLS:
            yield _GATES_AS_SKILLS[gate.gate], "must" if gate.required else "nice"


def _strongest(asked: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for skill, necessity in asked:
        known = found.get(skill)
        if known is None or _NECESSITIES.index(necessity) < _NECESSITIES.index(known):
            found[skill] = necessity
    return found


def _pay(facts: PostingFacts) -> dict[str, Any] | None:
    pay = facts.pay
    if pay is None:
        return None
    return {
        "low": pay.low,
        "high": pay.high,
        "currency": pay.currency,
        "period": pay.period,
        "basis": pay.basis,
    }
