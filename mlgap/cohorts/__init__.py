"""Many CVs at once: what a cohort can show against what early-career adverts ask; never about one person.

The way through: `cohort_files` (uploads or a ZIP) -> `pipeline.analyse_cohort` (a stream, one result a file)
-> `cohort_picture` (counts; saved and opened with `reports.cohort_to_json`, `reports.cohort_from_json`)
-> `compare_cohorts`; and `cohort_sheets` for the people themselves.
"""

from mlgap.cohorts._compare import compare_cohorts
from mlgap.cohorts._files import cohort_files, left_aside
from mlgap.cohorts._modules import ModuleMap, read_modules
from mlgap.cohorts._nouns import (
    COHORT_CHANGE_FORM,
    COHORT_FORM,
    LEAST_GROUP,
    LEAST_READ,
    CohortComparison,
    CohortPart,
    CohortPicture,
    CohortSegment,
    CurriculumGap,
    ModulePicture,
    Repeat,
    SharedLine,
    SkillChange,
    SkillCount,
    Standing,
    Unread,
    Withheld,
)
from mlgap.cohorts._picture import EARLY, cohort_picture
from mlgap.cohorts._sheets import CohortSheet, cohort_sheets

__all__ = [
    "COHORT_CHANGE_FORM",
    "COHORT_FORM",
    "EARLY",
    "LEAST_GROUP",
    "LEAST_READ",
    "CohortComparison",
    "CohortPart",
    "CohortPicture",
    "CohortSegment",
    "CohortSheet",
    "CurriculumGap",
    "ModuleMap",
    "ModulePicture",
    "Repeat",
    "SharedLine",
    "SkillChange",
    "SkillCount",
    "Standing",
    "Unread",
    "Withheld",
    "cohort_files",
    "cohort_picture",
    "cohort_sheets",
    "compare_cohorts",
    "left_aside",
    "read_modules",
]
