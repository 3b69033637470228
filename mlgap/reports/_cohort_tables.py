"""A cohort's picture as tables: the one content of its page, its HTML, PDF, Markdown and CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mlgap.cohorts import CohortComparison, CohortPicture, CohortSegment, CurriculumGap, SkillCount
from mlgap.gaps import MOST_ASKED_SHARE
from mlgap.reports import _cohort_words as c
from mlgap.reports import _words as w
from mlgap.reports._words import Words
from mlgap.types import Demand

_TOP = 40
"""Things listed of all segments together; the CSV and JSON forms hold all."""
_TOP_EACH = 15
"""Things listed of each single segment."""


@dataclass(frozen=True, slots=True)
class CohortRow:
    """One row in words; `demand` and `count` are drawn as bars where a form can draw."""

    cells: tuple[str, ...]
    demand: Demand | None = None
    count: SkillCount | None = None


@dataclass(frozen=True, slots=True)
class CohortTable:
    """A titled table with what must be known to read it; `folded` ones may be shown on demand."""

    title: str
    notes: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[CohortRow, ...]
    folded: bool = False


def cohort_tables(
    picture: CohortPicture, words: Words, comparison: CohortComparison | None = None
) -> tuple[CohortTable, ...]:
    """Return all tables of a cohort in reading order; those that would be empty are left out."""
    whole = picture.segments[0]
    tables = [
        _gaps(picture, whole, words),
        *([_changes(comparison, words)] if comparison else []),
        _asked(picture, whole, words, _TOP, folded=False),
        _modules(picture, words),
        _shared(picture, words),
        *(_asked(picture, s, words, _TOP_EACH, folded=True) for s in picture.segments[1:]),
        _not_read(picture),
    ]
    return tuple(table for table in tables if table.rows or table.title == GAPS_TITLE)


GAPS_TITLE = "What many adverts ask and few CVs can show"


def _gaps(picture: CohortPicture, whole: CohortSegment, words: Words) -> CohortTable:
    mine = [g for g in picture.gaps if g.segment == whole.segment]
    notes = [c.COHORT_GAP_RULE, c.cohort_basis(whole)]
    if not picture.counted:
        notes = ["Too few CVs to count."]
    elif not mine:
        notes.append("Nothing that so many adverts ask is shown by so few, as far as can be told.")
    if hidden := untold(picture, whole):
        names = ", ".join(words.skill(skill) for skill in hidden)
        notes.append(f"Of these it cannot be told, since their counts are withheld: {names}.")
    columns = ["Asked for", "Asked by", "CVs that can show it"]
    columns += ["Taught in"] if picture.modules else []
    rows = [
        CohortRow(
            (
                words.skill(g.demand.what),
                w.asked_words(g.demand),
                c.cohort_shown_words(g.count, picture.n_read),
                *([", ".join(g.modules) or "no module"] if picture.modules else []),
            ),
            g.demand,
            g.count,
        )
        for g in mine
    ]
    return CohortTable(GAPS_TITLE, tuple(notes), tuple(columns), tuple(rows))


def untold(picture: CohortPicture, segment: CohortSegment) -> tuple[str, ...]:
    """Return the ids of what many adverts of a segment ask, and of which few or many CVs is not told."""
    most = [d.what for d in segment.demands if d.asked >= MOST_ASKED_SHARE]
    return tuple(s for s in most if (count := picture.count_of(s)) and count.withheld == "near")


def _asked(
    picture: CohortPicture, segment: CohortSegment, words: Words, top: int, *, folded: bool
) -> CohortTable:
    counts = {count.skill_id: count for count in picture.skills}
    notes = [c.cohort_basis(segment)]
    if len(segment.demands) > top:
        notes.append(f"The first {top} of {len(segment.demands)}; the CSV and JSON forms hold all.")
    rows = [_asked_row(d, counts, picture.n_read, words) for d in segment.demands[:top]]
    columns = ("Asked for", "Asked by", "CVs that can show it", "How the cohort holds it")
    return CohortTable(words.segment(segment.segment), tuple(notes), columns, tuple(rows), folded)


def _asked_row(demand: Demand, counts: Mapping[str, SkillCount], n_read: int, words: Words) -> CohortRow:
    count = counts.get(demand.what)
    asked = w.asked_words(demand) + (" (pooled)" if demand.pooled else "")
    shown = c.cohort_shown_words(count, n_read)
    return CohortRow((words.skill(demand.what), asked, shown, c.cohort_parts_words(count)), demand, count)


def _changes(found: CohortComparison, words: Words) -> CohortTable:
    asked = {d.what: d for d in found.demand.demands}
    told = [x for x in found.changes if x.before is not None]
    rest = len(found.changes) - len(told)
    notes = [
        c.COHORT_CHANGE_RULE,
        f"{found.earlier_read} CVs on {found.earlier_created}, {found.later_read} on {found.created}.",
        *found.notes,
        f"{rest} of {len(found.changes)} skills are not listed: no change that may be told.",
    ]
    rows = [
        CohortRow(
            (
                words.skill(x.skill_id),
                w.asked_words(asked[x.skill_id]) if x.skill_id in asked else "under 3 %",
                c.cohort_change_words(x, found),
            )
        )
        for x in told
    ]
    columns = ("Asked for", "Asked by", "CVs that can show it")
    return CohortTable("From the earlier cohort to this one", tuple(notes), columns, tuple(rows))


def _modules(picture: CohortPicture, words: Words) -> CohortTable:
    def named(skills: Sequence[str]) -> str:
        return ", ".join(words.skill(skill) for skill in skills) or "none"

    rows = [
        CohortRow((m.module, named(m.few), named(m.told), named(m.less_asked), named(m.unasked)))
        for m in picture.modules
    ]
    notes = [
        "What each module says that it teaches, against what the adverts of all segments ask.",
        *(f"The module file, {problem}." for problem in picture.module_problems),
    ]
    columns = ("Module", "Asked by many, few can show it", "Asked by many, others", "Asked by under 20 %",
               "Asked by under 3 %")  # fmt: skip
    return CohortTable("By module of the programme", tuple(notes), columns, tuple(rows))


def _shared(picture: CohortPicture, words: Words) -> CohortTable:
    rows = [
        CohortRow(
            (
                f"“{' '.join(line.quote.split())}”",
                c.cohort_line_words(line, picture.n_read),
                ", ".join(words.skill(skill) for skill in line.skills) or "none",
            )
        )
        for line in picture.shared_lines
    ]
    columns = ("Line", "In so many CVs", "What it shows")
    return CohortTable("Lines that several CVs share", (c.COHORT_SHARED_RULE,), columns, tuple(rows))


def _not_read(picture: CohortPicture) -> CohortTable:
    rows = [
        *(CohortRow((one.alias, one.problem)) for one in picture.unread),
        *(CohortRow((one.alias, f"The same as {one.same_as}: counted once.")) for one in picture.repeats),
    ]
    notes = (c.cohort_read_words(picture), "Which file an alias stands for is known to whoever gave them.")
    return CohortTable("Files that are not counted", notes, ("File", "Why"), tuple(rows))


# --- the rows of the CSV --------------------------------------------------------------------------


def cohort_rows(picture: CohortPicture, words: Words) -> Iterator[dict[str, Any]]:
    """Yield one row per segment and thing it asks: shares of adverts beside counts of CVs."""
    counts = {count.skill_id: count for count in picture.skills}
    for segment in picture.segments:
        for demand in segment.demands:
            count = counts.get(demand.what)
            yield {
                "segment": words.segment(segment.segment),
                "skill_id": demand.what,
                "skill": words.skill(demand.what),
                "asked_share": demand.asked,
                "asked_low": demand.asked_low,
                "asked_high": demand.asked_high,
                "pooled": "yes" if demand.pooled else "no",
                "adverts_asking": demand.n_asking,
                "adverts": segment.n_adverts,
                "employers": segment.n_employers,
                "widened": "; ".join(segment.dropped),
                "cvs_showing": count.shown if count else None,
                "cvs_showing_in_words": c.cohort_shown_words(count, picture.n_read),
                "how_the_cohort_holds_it": c.cohort_parts_words(count),
                "modules": "; ".join(_taught_in(demand.what, picture)),
                "curriculum_gap": "yes" if _is_gap(demand.what, segment, picture.gaps) else "no",
            }


def _taught_in(skill: str, picture: CohortPicture) -> list[str]:
    return [m.module for m in picture.modules if skill in (*m.few, *m.told, *m.less_asked, *m.unasked)]


def _is_gap(skill: str, segment: CohortSegment, gaps: Sequence[CurriculumGap]) -> bool:
    return any(g.segment == segment.segment and g.demand.what == skill for g in gaps)
