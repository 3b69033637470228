"""A cohort's picture as JSON and back, and the schema of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

from mlgap.cohorts import COHORT_FORM, LEAST_GROUP, LEAST_READ, CohortPicture, SkillCount
from mlgap.reports._field_notes import FIELD_NOTES
from mlgap.reports._json import data_fault, decode_value, parse_json, plain_json
from mlgap.reports._schema import json_schema

_WHAT = "cohort"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def cohort_to_json(picture: CohortPicture) -> str:
    """Return a cohort's figures as JSON text that `cohort_from_json` reads back to an equal value."""
    return plain_json(picture)


def cohort_from_json(text: str) -> CohortPicture:
    """Return the figures that `cohort_to_json` wrote.

    Raises `DataError` naming every faulty place, for text that is no such file, and for one that tells of
    groups under five people: no cohort saved by mlgap does.
    """
    plain = parse_json(text, _WHAT)
    if not isinstance(plain, dict) or plain.get("form") != COHORT_FORM:
        raise data_fault(_WHAT, [f"$: expected a cohort saved by mlgap as JSON, of the form {COHORT_FORM!r}"])
    problems: list[str] = []
    picture = cast(CohortPicture, decode_value(CohortPicture, plain, "$", problems))
    if not problems:
        problems = list(_contradictions(picture))
    if problems:
        raise data_fault(_WHAT, problems)
    return picture


def _contradictions(picture: CohortPicture) -> Iterator[str]:
    if not picture.segments:
        yield "$.segments: expected at least one"
    if not _DAY.fullmatch(picture.created):
        yield "$.created: expected a day such as 2026-11-21"
    if picture.counted != (picture.n_read >= LEAST_READ) or (picture.skills and not picture.counted):
        yield f"$.counted: a cohort is counted from {LEAST_READ} CVs on"
    for i, count in enumerate(picture.skills):
        if not _may_be_told(count, picture.n_read):
            yield f"$.skills[{i}]: tells of under {LEAST_GROUP} people, or of others than were read"
    for i, line in enumerate(picture.shared_lines):
        if not _is_told_rightly(line.n, bool(line.withheld), picture.n_read):
            yield f"$.shared_lines[{i}].n: tells of under {LEAST_GROUP} people, or of others than were read"
    counts = {count.skill_id: count for count in picture.skills}
    for i, gap in enumerate(picture.gaps):
        if counts.get(gap.count.skill_id) != gap.count or gap.demand.what != gap.count.skill_id:
            yield f"$.gaps[{i}].count: expected the count of the same skill in $.skills"


def _may_be_told(count: SkillCount, n_read: int) -> bool:
    parts = [part.n for part in count.parts]
    fits = not parts or (len(parts) > 1 and min(parts) >= LEAST_GROUP and sum(parts) == n_read)
    return fits and _is_told_rightly(count.shown, bool(count.withheld), n_read)


def _is_told_rightly(n: int | None, withheld: bool, whole: int) -> bool:
    return withheld if n is None else not withheld and LEAST_GROUP <= n <= whole - LEAST_GROUP


def cohort_schema() -> str:
    """Return the text of `docs/cohort.schema.json`: JSON Schema 2020-12 of what `cohort_to_json` writes."""
    return json_schema(
        CohortPicture,
        "mlgap cohort",
        "A cohort's figures saved by mlgap as JSON: counts of CVs beside shares of adverts. Nothing in it "
        "is about one person; groups and complements under five are withheld. Shares lie in [0, 1].",
        {"CohortPicture": {"form": COHORT_FORM}},
        {**FIELD_NOTES, **_NOTES},
    )


_NOTES: Mapping[str, Mapping[str, str]] = {
    "CohortPicture": {
        "form": "form of this file",
        "created": "day on which it was counted",
        "snapshot_id": "digest of the market's facts and method",
        "method_version": "version of the method",
        "model": "the model that read the CVs",
        "cell": "the part of the market that the cohort stands against",
        "n_given": "files given",
        "n_read": "CVs read and counted, each once",
        "counted": "whether ten CVs or more were read, so that anything is counted",
        "unread": "files that gave no CV",
        "repeats": "files that are the same as an earlier one",
        "segments": "what is asked: all segments together first, then each",
        "skills": "counts of CVs for every skill that is asked or taught",
        "gaps": "what many adverts ask and few CVs can show, by segment and lower bound of the asked share",
        "modules": "the programme's modules in the order of their file, empty where none was given",
        "module_problems": "lines of the module file that were not understood",
        "shared_lines": "lines that stand nearly the same in at least five CVs, those of most CVs first",
        "warnings": "sentences to read before the figures",
    },
    "Unread": {"alias": "alias of the file", "problem": "why it could not be read, in one sentence"},
    "Repeat": {"alias": "alias of the file", "same_as": "alias of the file that it repeats"},
    "CohortSegment": {
        "segment": "segment, roll-up or cut id, all for all segments together",
        "cell": "the part of the market asked for",
        "used": "the part of the market counted",
        "dropped": "what was widened to get there, in words",
        "window": "months counted",
        "n_adverts": "adverts of the part counted",
        "n_employers": "employers they are of",
        "demands": "things asked by at least 3 in 100 adverts, by lower bound of the asked share",
    },
    "SkillCount": {
        "skill_id": "skill id",
        "shown": "CVs that can show it, null where that is withheld",
        "withheld": "few: under five; most: all but under five; near: too near to another count; else empty",
        "parts": "all CVs by how they hold the skill, each part at least five; empty where none is told",
    },
    "CohortPart": {
        "standings": "ways of holding a skill that are counted together",
        "n": "CVs that hold it in one of these ways",
    },
    "CurriculumGap": {
        "segment": "segment, roll-up or cut id, all for all segments together",
        "demand": "how many adverts of it ask",
        "count": "how many CVs can show it",
        "modules": "modules that say they teach it",
    },
    "ModulePicture": {
        "module": "the module's name",
        "few": "skills it teaches that at least 20 % of all adverts ask and few CVs can show",
        "told": "the others that at least 20 % ask",
        "less_asked": "those that 3 to 20 % ask",
        "unasked": "those that fewer ask",
    },
    "SharedLine": {
        "quote": "the line, as it stands masked in most of the CVs",
        "n": "CVs that hold it, null where that is withheld",
        "withheld": "most: all but under five; near: too near to another count; else empty",
        "skills": "skills that it shows in at least five of them",
    },
}
