"""Pure arithmetic between what a CV supports and what a cell of the market asks."""

from mlgap.gaps._compare import Change, compare_profiles
from mlgap.gaps._find import (
    LEAST_SHARE,
    METHOD_VERSION,
    MOST_ASKED_SHARE,
    Held,
    gap_of,
    held_skills,
    role_standing,
    segment_report,
    technical,
    unknown_demand,
)
from mlgap.gaps._reach import find_reach, steps

__all__ = [
    "LEAST_SHARE",
    "METHOD_VERSION",
    "MOST_ASKED_SHARE",
    "Change",
    "Held",
    "compare_profiles",
    "find_reach",
    "gap_of",
    "held_skills",
    "role_standing",
    "segment_report",
    "steps",
    "technical",
    "unknown_demand",
]
