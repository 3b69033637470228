"""Document to Profile: claims, named and described evidence, grades and level; and the person's own word."""

from __future__ import annotations

from mlgap.evidence._bullets import check_bullets
from mlgap.evidence._corrections import correct_profile, parents_of, reattach
from mlgap.evidence._cv_checks import check_cv
from mlgap.evidence._extract import extract_profile
from mlgap.evidence._level import level_by_years
from mlgap.evidence._lines import find_lines, line_key, nearness
from mlgap.evidence._read_again import read_again

__all__ = [
    "check_bullets",
    "check_cv",
    "correct_profile",
    "extract_profile",
    "find_lines",
    "level_by_years",
    "line_key",
    "nearness",
    "parents_of",
    "read_again",
    "reattach",
]
