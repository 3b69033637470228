"""Two cohorts side by side, without what the difference of two tables would say of under five people."""

from __future__ import annotations

from collections.abc import Iterator

from mlgap.cohorts._counts import far
from mlgap.cohorts._nouns import (
    COHORT_CHANGE_FORM,
    CohortComparison,
    CohortPicture,
    SkillChange,
    SkillCount,
)


def compare_cohorts(earlier: CohortPicture, later: CohortPicture) -> CohortComparison:
    """Return how many more CVs of `later` show each skill than of `earlier`, where that may be told.

    Both stand as they were counted, each under its own market and method: what a CV shows does not depend on
    the market, and where the method or the model differs, `notes` say so.
    """
    before = {count.skill_id: count for count in earlier.skills}
    changes = [
        _change(before[count.skill_id], count, earlier.n_read, later.n_read)
        for count in later.skills
        if count.skill_id in before
    ]
    return CohortComparison(
        form=COHORT_CHANGE_FORM,
        created=later.created,
        earlier_created=earlier.created,
        earlier_read=earlier.n_read,
        later_read=later.n_read,
        notes=tuple(_notes(earlier, later)),
        demand=later.segments[0],
        changes=tuple(changes),
    )


def _change(one: SkillCount, other: SkillCount, n_one: int, n_other: int) -> SkillChange:
    skill, before, after = one.skill_id, one.shown, other.shown
    if before is not None and after is not None and far(before, after):
        if far(n_one - before, n_other - after):
            return SkillChange(skill, before, after, "")
        return SkillChange(skill, None, None, "near")
    if one.withheld == other.withheld and one.withheld in ("few", "most"):
        return SkillChange(skill, None, None, one.withheld)
    return SkillChange(skill, None, None, "near")


def _notes(earlier: CohortPicture, later: CohortPicture) -> Iterator[str]:
    if not (earlier.counted and later.counted):
        yield "One of the two cohorts is too small to be counted, so nothing is compared."
    if earlier.created > later.created:
        yield "The cohort given as the earlier one was counted later than the other."
    if earlier.method_version != later.method_version or earlier.model != later.model:
        yield "The two were read by different versions of mlgap: part of what differs may come from that."
    if earlier.snapshot_id != later.snapshot_id or earlier.cell != later.cell:
        yield "The two stood against different adverts; what is asked is told of the later one alone."
