"""Document to Profile: claims, named and described evidence, grades and level; and the person's own word."""

from __future__ import annotations

from mlgap.evidence._corrections import correct_profile, parents_of, reattach
from mlgap.evidence._extract import extract_profile
from mlgap.evidence._lines import find_lines

__all__ = ["correct_profile", "extract_profile", "find_lines", "parents_of", "reattach"]
