"""Named skills in any text: CVs and postings are read by the same eyes."""

from __future__ import annotations

from mlgap.skills._case import lowered
from mlgap.skills._matcher import find_mentions
from mlgap.skills._phrases import find_phrases
from mlgap.skills._taxonomy import Taxonomy, load_taxonomy

__all__ = ["Taxonomy", "find_mentions", "find_phrases", "load_taxonomy", "lowered"]
