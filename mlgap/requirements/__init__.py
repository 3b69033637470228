"""What many adverts ask beyond the name of a tool, and which lines of a text describe it."""

from __future__ import annotations

from mlgap.requirements._assign import assign_requirements
from mlgap.requirements._file import read_requirements
from mlgap.requirements._load import Requirements, load_requirements

__all__ = ["Requirements", "assign_requirements", "load_requirements", "read_requirements"]
