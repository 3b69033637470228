"""Which lines of a text describe which aggregated requirements."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlgap.embedding import Embedder
from mlgap.requirements._load import Requirements
from mlgap.types import Assignment

DECIMALS = 4
"""Similarities are rounded to this before they are compared with a threshold or with each other."""


def assign_requirements(
    lines: Sequence[str], requirements: Requirements, embedder: Embedder
) -> tuple[Assignment, ...]:
    """Return what the lines describe, in the order of lines, the nearest requirement of a line first.

    `similarity` is the cosine between the line and the nearest text of the requirement, rounded to 4
    decimals. `embedder` must be the model that made the requirements' vectors.
    """
    if embedder.digest != requirements.model:
        raise ValueError("the requirements were embedded by another model")
    similar = np.round(embedder.embed(lines) @ requirements.vectors.T, DECIMALS)
    found: list[Assignment] = []
    for number, row in enumerate(similar):
        found.extend(_assign_line(number, row, requirements))
    return tuple(found)


def _assign_line(number: int, row: np.ndarray, requirements: Requirements) -> list[Assignment]:
    """Return the assignments of one line, whose similarity to each text is `row` (m,)."""
    rule = requirements.rule
    nearest = _nearest_texts(row, requirements.owner)
    ranked = sorted(nearest.items(), key=lambda pair: (-row[pair[1]], pair[0]))[: rule.most]
    floor = max(rule.threshold, float(np.round(row[ranked[0][1]] - rule.lead, DECIMALS)))
    return [
        Assignment(
            line=number,
            requirement_id=requirements.items[item].id,
            prototype=requirements.texts[text],
            similarity=round(float(row[text]), DECIMALS),
        )
        for item, text in ranked
        if round(float(row[text]), DECIMALS) >= floor
    ]


def _nearest_texts(row: np.ndarray, owner: np.ndarray) -> dict[int, int]:
    """Return the index of the nearest text for each requirement's index; the first among equals."""
    nearest: dict[int, int] = {}
    for text, item in enumerate(owner.tolist()):
        if item not in nearest or row[text] > row[nearest[item]]:
            nearest[item] = text
    return nearest
