"""A cohort in words: counts of CVs, what is withheld and why, and how all of it is to be read."""

from __future__ import annotations

from collections.abc import Mapping

from mlgap.cohorts import (
    LEAST_GROUP,
    CohortComparison,
    CohortPicture,
    CohortSegment,
    SharedLine,
    SkillChange,
    SkillCount,
    Standing,
    Withheld,
)
from mlgap.reports import _words as w

COHORT_TITLE = "What the cohort can show, and what adverts ask"
COHORT_RULE = (
    "These figures are about a programme, not about people: no table ranks, totals or marks anybody, and "
    "none names who. Used to admit, grade or stream students, such output would make this a high-risk "
    "system under the EU AI Act (Regulation 2024/1689, Annex III, point 3). It is not made or tested for "
    "that; use it to improve what is taught, and give each person their own sheet."
)
COHORT_WITHHELD = (
    f"A count is told where at least {LEAST_GROUP} CVs stand on either side of it. “Under {LEAST_GROUP}” "
    f"and “all but under {LEAST_GROUP}” stand for every number up to that. A number is withheld too where "
    "it lies so near to another one that subtracting the two would tell of fewer than five people: beside a "
    "skill that this one implies, beside a line that several CVs share, and beside an earlier cohort."
)
COHORT_READING = (
    "“Can show” counts the CVs that name a thing and say in a line what was done with it. It is what CVs "
    "say in their own words, not what people know: something taught and learnt may simply not be written "
    "down. Shares are of adverts that name the thing, with 95 % intervals over employers; things stand in "
    "the order of the lower end. An advert's wish list is no hiring rule."
)
COHORT_GAP_RULE = (
    "Asked by at least 20 % of the adverts, while under five of the CVs, or at most a quarter, can show it."
)
COHORT_SHARED_RULE = (
    f"Lines that stand nearly the same in at least {LEAST_GROUP} CVs, such as those of a project done "
    "together; those of fewer are not quoted. Whose they are is not said here; each person's own sheet marks "
    "theirs, those of fewer too. What such a line shows is counted, "
    "and marked as “shared lines alone” where a CV has no other proof of it. Somebody who reads several of "
    "these CVs will notice: the own part in it is worth saying."
)
COHORT_CHANGE_RULE = (
    f"A change is told where at least {LEAST_GROUP} more CVs show a thing and at least {LEAST_GROUP} fewer "
    "do not (or the other way round). No person of one cohort is matched with a person of the other."
)
STANDING_WORDS: Mapping[Standing, str] = {
    "own": "show it in a line of their own",
    "shared": "show it in shared lines alone",
    "listed": "only list it",
    "described": "describe it without its name",
    "missing": "say nothing of it",
}
_SHOWING: tuple[Standing, ...] = ("own", "shared")
_NOT_SHOWING: tuple[Standing, ...] = ("listed", "described", "missing")
_WITHHELD: Mapping[Withheld, str] = {
    "": "",
    "few": f"under {LEAST_GROUP}",
    "most": f"all but under {LEAST_GROUP}",
    "near": "withheld",
}


def cohort_count_words(n: int | None, withheld: Withheld, whole: int) -> str:
    """Return "12 of 24", "under 5 of 24", or that the count is withheld."""
    if n is None and withheld == "near":
        return "withheld"
    return f"{_WITHHELD[withheld] if n is None else n} of {whole}"


def cohort_shown_words(count: SkillCount | None, whole: int) -> str:
    """Return how many CVs can show a skill; "not counted" for a cohort that is too small."""
    return cohort_count_words(count.shown, count.withheld, whole) if count else "not counted"


def cohort_line_words(line: SharedLine, whole: int) -> str:
    """Return in how many CVs a shared line stands: "8 of 24", or that it is at least five."""
    if line.withheld == "near":
        return f"at least {LEAST_GROUP} of {whole}"
    return cohort_count_words(line.n, line.withheld, whole)


def cohort_parts_words(count: SkillCount | None) -> str:
    """Return how the whole cohort holds a skill: "7 show it; 5 only list it; 12 say nothing of it"."""
    if count is None or not count.parts:
        return ""
    return "; ".join(f"{part.n} {_standing_words(part.standings)}" for part in count.parts)


def _standing_words(standings: tuple[Standing, ...]) -> str:
    if standings == _SHOWING:
        return "show it"
    if standings == _NOT_SHOWING:
        return "do not show it"
    if standings[: len(_SHOWING)] == _SHOWING:
        return " or ".join(["show it", *(STANDING_WORDS[s] for s in standings[len(_SHOWING) :])])
    return " or ".join(STANDING_WORDS[s] for s in standings)


def cohort_change_words(change: SkillChange, found: CohortComparison) -> str:
    """Return "7 of 24 then, 15 of 24 now", or why that is not told."""
    if change.before is not None and change.after is not None:
        return f"{change.before} of {found.earlier_read} then, {change.after} of {found.later_read} now"
    if change.withheld == "near":
        return f"under {LEAST_GROUP} apart, or not told in one of the two"
    return f"{_WITHHELD[change.withheld]} in both"


def cohort_basis(segment: CohortSegment) -> str:
    """Return the adverts behind a segment: how many, of whom, when, and what was widened."""
    counted = f"{w.counted(segment.n_adverts, segment.n_employers)}, {w.window_words(segment.window)}"
    pooled = (
        " So few adverts lean on a wider choice: shares are drawn towards it."
        if any(d.pooled for d in segment.demands)
        else ""
    )
    widened = f" Too few for exactly this: {'; '.join(segment.dropped)}." if segment.dropped else ""
    return f"{counted}.{widened}{pooled}"


def cohort_read_words(picture: CohortPicture) -> str:
    """Return how many CVs were read of how many files."""
    said = f"{picture.n_read} CVs read of {picture.n_given} files."
    n, repeats = len(picture.unread), len(picture.repeats)
    if n:
        said += f" {n} could not be read."
    if repeats:
        said += f" {repeats} {'was' if repeats == 1 else 'were'} the same as an earlier one and counted once."
    return said
