"""Nouns of the person's side: what a CV supports, and nothing about who wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from mlgap.ids import GRADES, Context, CorrectionVerdict, Grade, Level, NotEvidence, Section
from mlgap.types._text import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One job, degree or project; dates are "YYYY-MM" or "YYYY", `current` means it has not ended."""

    role: str
    employer: str
    start: str | None
    end: str | None
    current: bool
    context: Context
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One bullet or sentence of a CV; `entry` indexes the profile's entries."""

    text: str
    span: Span
    section: Section
    context: Context
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The CV line that proves a skill, and how strongly.

    `claim` indexes the profile's claims. `quote` is the document's text at `span`. `decided_by` holds
    the words that decided the grade. A skill that is described and never named has `named` false, the
    `requirement_id` it was read through and the `similarity` (cosine) to it; one that another skill
    implies has that skill in `implied_by`.
    """

    skill_id: str
    claim: int
    quote: str
    span: Span
    named: bool
    grade: Grade
    context: Context
    similarity: float | None = None
    requirement_id: str | None = None
    implied_by: str | None = None
    decided_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """A skill that the CV says the person lacks ("negated") or wants to learn ("aspired")."""

    skill_id: str
    quote: str
    span: Span
    kind: NotEvidence


@dataclass(frozen=True, slots=True)
class Practice:
    """How long and how lately dated entries show one skill at grade used or better.

    Years are those of the entries that hold such evidence, each month counted once, jobs apart from
    studies and other undertakings. `last` is "YYYY-MM" or "YYYY", the latest end; `current` means that one
    of them has not ended. A skill shown in no dated entry has none.
    """

    skill_id: str
    industry_years: float
    other_years: float
    last: str
    current: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """What the person says of a skill that was, or was not, read from the CV: their own word, marked so.

    "confirmed" and "added" hold the skill at `grade`; "rejected" drops what was read of it and has no
    grade. `quote` is the line it is about, "" where it is about the skill wherever it stands; `attached`
    is False where the CV at hand has no such line, and then the correction changes nothing.
    """

    skill_id: str
    verdict: CorrectionVerdict
    grade: Grade | None
    quote: str = ""
    attached: bool = True


@dataclass(frozen=True, slots=True)
class Profile:
    """What a CV supports, and nothing about who wrote it."""

    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    disclaimed: tuple[Disclaimer, ...]
    level: Level
    level_basis: str
    industry_years: float
    academic_years: float
    warnings: tuple[str, ...] = ()
    practice: tuple[Practice, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def by_skill(self) -> dict[str, tuple[Evidence, ...]]:
        """Return the evidence of each skill, strongest grade first, then in reading order."""
        found: dict[str, list[Evidence]] = {}
        for item in self.evidence:
            found.setdefault(item.skill_id, []).append(item)
        return {
            skill: tuple(sorted(items, key=lambda e: (-GRADES.index(e.grade), e.span, not e.named)))
            for skill, items in found.items()
        }
