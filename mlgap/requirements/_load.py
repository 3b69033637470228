"""Requirements with the vectors of everything that says them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mlgap.embedding import Embedder
from mlgap.requirements._file import RequirementsFile, Rule, read_requirements
from mlgap.requirements._vectors import shipped_vectors
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import AggregatedRequirement
from mlgap.vocabulary import DATA, load_vocabulary

VECTORS = Path("market") / "requirements.npy"
"""Where the shipped vectors lie, seen from the folder of `requirements.toml`."""


@dataclass(frozen=True, slots=True, eq=False)
class Requirements:
    """Aggregated requirements as one model sees them.

    `texts` are all statements and prototypes; `owner` (m,) int32 indexes `items`; `vectors` (m, d) and
    `background` (b, d) are float32 unit rows. `calibrated` is False where the rule was measured on
    another model than the one that made the vectors: its threshold then means nothing reliable.
    """

    items: tuple[AggregatedRequirement, ...]
    texts: tuple[str, ...]
    owner: np.ndarray
    vectors: np.ndarray
    background: np.ndarray
    rule: Rule
    model: str
    calibrated: bool

    @property
    def threshold(self) -> float:
        """The cosine from which a line describes a requirement."""
        return self.rule.threshold


def load_requirements(
    embedder: Embedder, path: Path = DATA / "requirements.toml", *, taxonomy: Taxonomy | None = None
) -> Requirements:
    """Return the requirements of `path` with their vectors.

    The shipped vectors are used where they were made by this model from these texts, else the texts are
    embedded. `taxonomy` is the shipped one unless given. Raises `DataError` with all faults of the file.
    """
    taxonomy = taxonomy or load_taxonomy()
    content = read_requirements(path, taxonomy.skills.keys(), load_vocabulary().ids["area"])
    texts, owner = _texts_of(content)
    everything = (*texts, *content.background)
    vectors = shipped_vectors(path.parent / VECTORS, embedder.digest, everything)
    if vectors is None:
        vectors = embedder.embed(everything)
    return Requirements(
        items=content.items,
        texts=texts,
        owner=owner,
        vectors=vectors[: len(texts)],
        background=vectors[len(texts) :],
        rule=content.rule,
        model=embedder.digest,
        calibrated=embedder.calibrated and embedder.digest == content.rule.model,
    )


def _texts_of(content: RequirementsFile) -> tuple[tuple[str, ...], np.ndarray]:
    pairs = [
        (text, number)
        for number, item in enumerate(content.items)
        for text in (item.statement, *item.prototypes)
    ]
    return tuple(text for text, _ in pairs), np.array([number for _, number in pairs], dtype=np.int32)
