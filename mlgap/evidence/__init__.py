"""Document to Profile: claims, named and described evidence, grades and level."""

from __future__ import annotations

from mlgap.evidence._extract import extract_profile

__all__ = ["extract_profile"]
