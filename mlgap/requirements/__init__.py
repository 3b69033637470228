"""What many adverts ask beyond the name of a tool, and which lines of a text describe it."""

from __future__ import annotations

from mlgap.requirements._assign import assign_requirements
from mlgap.requirements._file import read_requirements
from mlgap.requirements._load import Requirements, load_requirements
from mlgap.requirements._measured import Measured, load_measured
from mlgap.requirements._phrases import Phrases, load_phrases

__all__ = [
    "Measured",
    "Phrases",
    "Requirements",
    "assign_requirements",
    "load_measured",
    "load_phrases",
    "load_requirements",
    "read_requirements",
]
