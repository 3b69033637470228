"""Which lines of a text describe which aggregated requirements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mlgap.embedding import Embedder
from mlgap.requirements._calibration import common_share, log_odds, words_of
from mlgap.requirements._head import predict
from mlgap.requirements._load import Requirements
from mlgap.types import Assignment

DECIMALS = 4
"""Probabilities and cosines are rounded to this before they are compared."""
LEAST_PROBABLE = 0.02
"""A requirement that no wording tells of is looked at from this probability under the head."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A requirement that a line may describe: its place among the items, and what speaks for it."""

    line: int
    item: int
    told: bool
    nearest: int
    """The requirement's text nearest to the line."""
    similarity: float
    signs: np.ndarray
    """(len(SIGNS),) float64."""


def assign_requirements(
    lines: Sequence[str], requirements: Requirements, embedder: Embedder
) -> tuple[Assignment, ...]:
    """Return what the lines describe, in the order of lines, the most probable requirement first.

    With a calibration, a requirement is assigned where its calibrated probability reaches the threshold:
    all those that a wording tells of, and of the others the most probable ones. Without one, where its
    probability under the head, rounded to 4 decimals, reaches the rule's. `prototype` is the requirement's
    text nearest to the line and `similarity` their cosine, rounded to 4 decimals: shown as proof. Empty
    lines describe nothing. `embedder` must be the model that made the requirements' vectors; any other is
    a `ValueError`.
    """
    if embedder.digest != requirements.model:
        raise ValueError("the requirements were embedded by another model")
    vectors = embedder.embed(lines)
    probable = np.round(predict(vectors, requirements.head)[:, :-1], DECIMALS)
    similar = np.round(vectors @ requirements.vectors.T, DECIMALS)
    if requirements.calibration is None:
        found = [
            assignment
            for number, line in enumerate(lines)
            if line.strip()
            for assignment in _assign_line(number, probable[number], similar[number], requirements)
        ]
        return tuple(found)
    return _accepted(find_candidates(lines, probable, similar, requirements), requirements)


def find_candidates(
    lines: Sequence[str], probable: np.ndarray, similar: np.ndarray, requirements: Requirements
) -> list[Candidate]:
    """Return every pair worth weighing, in the order of lines and items.

    `probable` (n, k) are the head's probabilities, `similar` (n, m) the cosines to all texts.
    """
    number_of = {item.id: number for number, item in enumerate(requirements.items)}
    said = [words_of(text) for text in requirements.texts]
    own = [np.flatnonzero(requirements.owner == item) for item in range(len(requirements.items))]
    found: list[Candidate] = []
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        wordings = requirements.wordings
        told = {number_of[id_] for id_ in wordings.told_in(line)} if wordings else set()
        likely = np.flatnonzero(probable[number] >= LEAST_PROBABLE)
        words = words_of(line)
        for item in sorted(told.union(likely.tolist())):
            texts, known = own[item], item < probable.shape[1]
            nearest, closest, margin = _nearest(similar[number], texts)
            log = float(log_odds(probable[number, item])) if known else 0.0
            overlap = max(common_share(words, said[text]) for text in texts)
            signs = np.array([item in told, not known, log, closest, margin, overlap], dtype=np.float64)
            found.append(Candidate(number, item, item in told, nearest, closest, signs))
    return found


def _nearest(similar: np.ndarray, texts: np.ndarray) -> tuple[int, float, float]:
    """Return the nearest of `texts`, its cosine, and by how much that is above all other texts'."""
    nearest = int(texts[np.argmax(similar[texts])])
    closest = float(similar[nearest])
    return nearest, closest, closest - float(np.delete(similar, texts).max(initial=0.0))


def _accepted(candidates: Sequence[Candidate], requirements: Requirements) -> tuple[Assignment, ...]:
    calibration = requirements.calibration
    if calibration is None or not candidates:
        return ()
    probability = calibration.probability(np.stack([c.signs for c in candidates])).round(DECIMALS)
    ranked = sorted(
        (pair for pair in zip(candidates, probability, strict=True) if pair[1] >= calibration.threshold),
        key=lambda pair: (pair[0].line, -pair[1], pair[0].item),
    )
    found: list[Assignment] = []
    untold: dict[int, int] = {}
    for candidate, _ in ranked:
        untold[candidate.line] = untold.get(candidate.line, 0) + (not candidate.told)
        if candidate.told or untold[candidate.line] <= requirements.rule.most:
            found.append(
                _assignment(
                    candidate.line, candidate.item, candidate.nearest, candidate.similarity, requirements
                )
            )
    return tuple(found)


def _assign_line(
    number: int, probable: np.ndarray, similar: np.ndarray, requirements: Requirements
) -> list[Assignment]:
    """Return one line's assignments; `probable` (k,) by requirement, `similar` (m,) by text."""
    rule = requirements.rule
    ranked = np.argsort(-probable, kind="stable")[: rule.most]
    found = []
    for item in ranked[probable[ranked] >= rule.threshold]:
        own = np.flatnonzero(requirements.owner == item)
        nearest = int(own[np.argmax(similar[own])])
        found.append(_assignment(number, int(item), nearest, float(similar[nearest]), requirements))
    return found


def _assignment(
    line: int, item: int, nearest: int, similarity: float, requirements: Requirements
) -> Assignment:
    return Assignment(
        line=line,
        requirement_id=requirements.items[item].id,
        prototype=requirements.texts[nearest],
        similarity=round(similarity, DECIMALS),
    )
