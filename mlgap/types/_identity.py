"""Nouns of what tells who wrote a CV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mlgap.types._text import Span

IdentityKind = Literal[
    "name",
    "e-mail",
    "telephone",
    "link",
    "address",
    "photo",
    "birth date or age",
    "gender",
    "nationality or visa",
    "family",
    "belief or origin",
    "military service",
    "body or health",
    "identity number",
]
"""What a masked stretch of a CV tells of its writer, as it is shown."""


@dataclass(frozen=True, slots=True)
class Identified:
    """A stretch of one line that tells who wrote a CV, or describes them as a person."""

    span: Span
    kind: IdentityKind
