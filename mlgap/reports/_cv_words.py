"""What a CV says of time, and what was looked for in it, in the words that pages and files share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mlgap.types import BulletCheck, CvCheck, Profile
from mlgap.vocabulary import Vocabulary

CHECKS_RULE = (
    "Things looked for in the text, each by a rule. None is counted into any figure, and together they make "
    "no grade. What is not said may simply not be so: advice asks for your own facts, where you have them."
)
"""What the checks are and are not."""
_STATES: Mapping[str, str] = {"found": "Found", "not-found": "Not found", "notice": "Worth a look"}
_WARNINGS = frozenset(("stuffed-terms", "skills-list-beyond-evidence", "segment-wording"))
"""Checks that look for something to mend, so that nothing found is good."""


def practice_words(profile: Profile) -> Mapping[str, str]:
    """Return "3.5 years in jobs, last 2026-05" for each skill that the CV names and shows in use."""
    words = {
        e.skill_id: "in undated entries only" for e in profile.evidence if e.named and e.grade != "listed"
    }
    for item in profile.practice:
        spans = [
            f"{years:g} year{'' if years == 1 else 's'} {where}"
            for years, where in ((item.industry_years, "in jobs"), (item.other_years, "outside jobs"))
            if years
        ]
        until = "to this day" if item.current else f"last {item.last}"
        words[item.skill_id] = f"{' and '.join(spans) or 'under a month'}, {until}"
    return words


def check_title(check: CvCheck, vocabulary: Vocabulary) -> str:
    """Return what was looked for: "Proof of a cloud", with the segment where it is about one."""
    label = vocabulary.label("cv_check", check.id)
    if check.segment is None:
        return label
    kind = "cut" if check.segment in vocabulary.ids["cut"] else "segment"
    return f"{label}: {vocabulary.label(kind, check.segment)}"


def check_state(check: CvCheck) -> str:
    """Return the state of a check in words."""
    if check.id in _WARNINGS and check.state != "notice":
        return "Nothing to note"
    return _STATES[check.state]


def needs_nothing(check: CvCheck) -> bool:
    """Return whether a check leaves nothing to look at."""
    return check.state == "found" or check_state(check) == "Nothing to note"


def bullet_words(bullet: BulletCheck, labels: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """Return what a line of work has and lacks: ("Figure", "38 %"), ("Production", "none")."""
    return (
        ("Figure", bullet.outcome or "none"),
        ("Production", bullet.production or "none"),
        ("Tools", ", ".join(labels.get(tool, tool) for tool in bullet.tools) or "none"),
    )
