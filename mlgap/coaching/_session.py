"""What a coaching file holds: frozen values that refuse what they could not keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mlgap.types import Cell, GapReport

COACHING_FORM = "1"
"""Form of a coaching file; raised when a reader of the old form would misread the new."""
LONGEST_ALIAS = 40
LONGEST_NOTE = 8_000
LONGEST_STEP = 600
"""Characters."""
MOST_NOTES = 200
MOST_STEPS = 100
MOST_EARLIER = 12

StepState = Literal["due", "open", "done"]

_SKILL_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Note:
    """What the coach wrote on one day, in their own words; nothing reads it."""

    day: str
    text: str

    def __post_init__(self) -> None:
        _check_day("day", self.day)
        _check_length("text", self.text, LONGEST_NOTE)


@dataclass(frozen=True, slots=True)
class AgreedStep:
    """One thing that coach and client agreed on.

    `skill_id` is the skill it is about, if any; `own_words` says that the coach wrote `text`, and not we.
    `due` and `done` are days, None where there is none.
    """

    text: str
    skill_id: str | None
    own_words: bool
    agreed: str
    due: str | None = None
    done: str | None = None

    def __post_init__(self) -> None:
        _check_length("text", self.text, LONGEST_STEP)
        if not self.text.strip():
            raise ValueError("text: expected what was agreed, found nothing")
        if self.skill_id is not None and not _SKILL_ID.fullmatch(self.skill_id):
            raise ValueError("skill_id: expected a skill's id in small letters, digits and hyphens")
        for name, day in (("agreed", self.agreed), ("due", self.due), ("done", self.done)):
            if day is not None:
                _check_day(name, day)

    def state(self, today: date) -> StepState:
        """Return whether it is done, or open, or open with its day come."""
        if self.done is not None:
            return "done"
        return "due" if self.due is not None and self.due <= today.isoformat() else "open"


@dataclass(frozen=True, slots=True)
class CoachingSession:
    """All that a coach keeps of the talks with one client; the client is named by an alias alone.

    `target` is the part of the market that client and coach aim at. `report` is the state at the last
    save and `earlier` those before it, oldest first: masked lines, corrections, and what was counted then.
    """

    coaching_form: str
    created: str
    changed: str
    alias: str
    target: Cell
    notes: tuple[Note, ...] = ()
    agreed: tuple[AgreedStep, ...] = ()
    report: GapReport | None = None
    earlier: tuple[GapReport, ...] = ()

    def __post_init__(self) -> None:
        _check_day("created", self.created)
        _check_day("changed", self.changed)
        _check_length("alias", self.alias, LONGEST_ALIAS)
        if not self.alias or self.alias != " ".join(self.alias.split()) or not self.alias.isprintable():
            raise ValueError("alias: expected a short name on one line")
        _check_number("notes", self.notes, MOST_NOTES)
        _check_number("agreed", self.agreed, MOST_STEPS)
        _check_number("earlier", self.earlier, MOST_EARLIER)
        days = [note.day for note in self.notes]
        if days != sorted(set(days)):
            raise ValueError("notes: expected one a day, the oldest first")


def _check_day(name: str, value: str) -> None:
    try:
        right = date.fromisoformat(value).isoformat() == value
    except ValueError:
        right = False
    if not right:
        raise ValueError(f"{name}: expected a day such as 2026-11-21")


def _check_length(name: str, text: str, most: int) -> None:
    if len(text) > most:
        raise ValueError(f"{name}: expected at most {most:,} characters, found {len(text):,}")


def _check_number(name: str, items: tuple[object, ...], most: int) -> None:
    if len(items) > most:
        raise ValueError(f"{name}: expected at most {most}, found {len(items):,}")
