"""How long and how lately the dated entries of a CV show each skill in use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mlgap.evidence._dates import months_between
from mlgap.evidence._level import is_industry, years_covered
from mlgap.types import Claim, Entry, Evidence, Practice, Section


def practice_of(
    entries: Sequence[Entry], claims: Sequence[Claim], evidence: Sequence[Evidence], today: date
) -> tuple[Practice, ...]:
    """Return the practice of each skill that a dated entry shows in use, by skill id.

    Named evidence at grade used or better counts, implied parents too; what is only described does not.
    An entry lends all its months to a skill it shows, each month once over overlapping entries. Years are
    rounded to a tenth. An entry that has not ended, or ends in the future, ends today.
    """
    places: dict[str, set[int]] = {}
    for item in evidence:
        entry = claims[item.claim].entry
        if entry is not None and item.named and item.grade != "listed":
            places.setdefault(item.skill_id, set()).add(entry)
    sections = {claim.entry: claim.section for claim in claims if claim.entry is not None}
    found = (
        _practice(skill, [(entries[i], sections[i]) for i in sorted(held)], today)
        for skill, held in sorted(places.items())
    )
    return tuple(practice for practice in found if practice is not None)


def _practice(skill: str, held: Sequence[tuple[Entry, Section]], today: date) -> Practice | None:
    dated = [(e, s) for e, s in held if months_between(e.start, e.end, e.current, today) is not None]
    if not dated:
        return None
    return Practice(
        skill_id=skill,
        industry_years=round(years_covered([e for e, s in dated if is_industry(e, s)], today), 1),
        other_years=round(years_covered([e for e, s in dated if not is_industry(e, s)], today), 1),
        last=max((_end(e, today) for e, _ in dated), key=_as_month),
        current=any(e.current for e, _ in dated),
    )


def _end(entry: Entry, today: date) -> str:
    now = today.isoformat()[:7]
    written = entry.end or entry.start or now
    return now if entry.current or _as_month(written) > now else written


def _as_month(point: str) -> str:
    """Return a point that sorts: a year alone stands for its middle, as where months are counted."""
    return point if "-" in point else f"{point}-07"
