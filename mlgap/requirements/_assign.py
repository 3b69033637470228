"""Which lines of a text describe which aggregated requirements."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlgap.embedding import Embedder
from mlgap.requirements._head import predict
from mlgap.requirements._load import Requirements
from mlgap.types import Assignment

DECIMALS = 4
"""Probabilities and cosines are rounded to this before they are compared."""


def assign_requirements(
    lines: Sequence[str], requirements: Requirements, embedder: Embedder
) -> tuple[Assignment, ...]:
    """Return what the lines describe, in the order of lines, the most probable requirement first.

    A requirement is assigned where its probability under the head, rounded to 4 decimals, reaches the
    threshold. `prototype` is the requirement's text nearest to the line and `similarity` their cosine,
    rounded to 4 decimals: shown as proof, and not what decided. Empty lines describe nothing. `embedder`
    must be the model that made the requirements' vectors; any other is a `ValueError`.
    """
    if embedder.digest != requirements.model:
        raise ValueError("the requirements were embedded by another model")
    vectors = embedder.embed(lines)
    probable = np.round(predict(vectors, requirements.head)[:, :-1], DECIMALS)
    similar = np.round(vectors @ requirements.vectors.T, DECIMALS)
    return tuple(
        assignment
        for number, line in enumerate(lines)
        if line.strip()
        for assignment in _assign_line(number, probable[number], similar[number], requirements)
    )


def _assign_line(
    number: int, probable: np.ndarray, similar: np.ndarray, requirements: Requirements
) -> list[Assignment]:
    """Return one line's assignments; `probable` (k,) by requirement, `similar` (m,) by text."""
    rule = requirements.rule
    ranked = np.argsort(-probable, kind="stable")[: rule.most]
    found = []
    for item in ranked[probable[ranked] >= rule.threshold]:
        own = np.flatnonzero(requirements.owner == item)
        nearest = own[np.argmax(similar[own])]
        found.append(
            Assignment(
                line=number,
                requirement_id=requirements.items[item].id,
                prototype=requirements.texts[nearest],
                similarity=round(float(similar[nearest]), DECIMALS),
            )
        )
    return found
