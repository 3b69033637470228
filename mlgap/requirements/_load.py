"""Requirements with the vectors of everything that says them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mlgap.embedding import Embedder
from mlgap.requirements._file import RequirementsFile, Rule, read_requirements
from mlgap.requirements._head import fit_head
from mlgap.requirements._shipped import Ingredients, load_shipped, save_shipped
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import AggregatedRequirement
from mlgap.vocabulary import DATA, load_vocabulary

BACKGROUND = ""
"""Stands for the owner of the background lines; no requirement has an empty id."""


@dataclass(frozen=True, slots=True, eq=False)
class Requirements:
    """Aggregated requirements as one model sees them.

    `texts` are all statements and prototypes; `owner` (m,) int32 indexes `items`; `vectors` (m, d) are
    float32 unit rows; `head` (d + 1, len(items) + 1) float32, its last column for "none of them".
    `calibrated` is False where the rule was measured on another model than the one that made the
    vectors: its threshold then means nothing reliable, and reports must say so.
    """

    items: tuple[AggregatedRequirement, ...]
    texts: tuple[str, ...]
    owner: np.ndarray
    vectors: np.ndarray
    head: np.ndarray
    rule: Rule
    model: str
    calibrated: bool

    @property
    def threshold(self) -> float:
        """The probability from which a line describes a requirement."""
        return self.rule.threshold


def load_requirements(
    embedder: Embedder, path: Path = DATA / "requirements.toml", *, taxonomy: Taxonomy | None = None
) -> Requirements:
    """Return the requirements of `path` with their vectors and head.

    The shipped ones (`market/` beside `path`) are used where they were made by this model from these
    texts, else they are made now. `taxonomy` is the shipped one unless given. Raises `DataError` with all
    faults of the file.
    """
    content = _read(path, taxonomy)
    pairs = _pairs_of(content)
    ingredients = Ingredients(embedder.digest, pairs)
    vectors, head = load_shipped(path.parent / "market", ingredients) or _make(embedder, content, pairs)
    owned = [number for number, (owner, _) in enumerate(pairs) if owner != BACKGROUND]
    return Requirements(
        items=content.items,
        texts=tuple(pairs[number][1] for number in owned),
        owner=_owners(content, pairs)[owned],
        vectors=vectors[owned],
        head=head,
        rule=content.rule,
        model=embedder.digest,
        calibrated=embedder.calibrated and embedder.digest == content.rule.model,
    )


def renew_shipped(embedder: Embedder, path: Path = DATA / "requirements.toml") -> None:
    """Write vectors and head of `path` into `market/` beside it."""
    content = _read(path, None)
    pairs = _pairs_of(content)
    save_shipped(
        path.parent / "market", Ingredients(embedder.digest, pairs), *_make(embedder, content, pairs)
    )


def _read(path: Path, taxonomy: Taxonomy | None) -> RequirementsFile:
    skills = (taxonomy or load_taxonomy()).skills
    return read_requirements(path, skills.keys(), load_vocabulary().ids["area"])


def _pairs_of(content: RequirementsFile) -> tuple[tuple[str, str], ...]:
    """Return (requirement id, text) for every text, the background's last."""
    said = [(item.id, text) for item in content.items for text in (item.statement, *item.prototypes)]
    return (*said, *((BACKGROUND, text) for text in content.background))


def _owners(content: RequirementsFile, pairs: tuple[tuple[str, str], ...]) -> np.ndarray:
    number_of = {item.id: number for number, item in enumerate(content.items)}
    return np.array([number_of.get(owner, len(content.items)) for owner, _ in pairs], dtype=np.int32)


def _make(
    embedder: Embedder, content: RequirementsFile, pairs: tuple[tuple[str, str], ...]
) -> tuple[np.ndarray, np.ndarray]:
    vectors = embedder.embed([text for _, text in pairs])
    return vectors, fit_head(vectors, _owners(content, pairs), len(content.items) + 1)
