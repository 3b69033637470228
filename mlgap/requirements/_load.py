"""Requirements with the vectors of everything that says them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mlgap.embedding import Embedder
from mlgap.requirements._calibration import Calibration, load_calibration
from mlgap.requirements._file import RequirementsFile, Rule, read_requirements
from mlgap.requirements._head import fit_head
from mlgap.requirements._shipped import Ingredients, load_shipped, save_shipped
from mlgap.requirements._wordings import Wordings, load_wordings
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import AggregatedRequirement
from mlgap.vocabulary import DATA, load_vocabulary

BACKGROUND = ""
"""Stands for the owner of the background lines; no requirement has an empty id."""


WORDINGS = "requirement_cv_patterns.toml"
CALIBRATION = "requirement_calibration.toml"


@dataclass(frozen=True, slots=True, eq=False)
class Requirements:
    """Aggregated requirements as one model sees them.

    `texts` are all statements and prototypes; `owner` (m,) int32 indexes `items`; `vectors` (m, d) are
    float32 unit rows; `head` (d + 1, k + 1) float32 knows the first k items, its last column is for "none
    of them". Items beyond k are those of `wordings`, by which CVs alone are read. `calibrated` is False
    where the rule was measured on another model than the one that made the vectors: its threshold then
    means nothing reliable, and reports must say so.
    """

    items: tuple[AggregatedRequirement, ...]
    texts: tuple[str, ...]
    owner: np.ndarray
    vectors: np.ndarray
    head: np.ndarray
    rule: Rule
    model: str
    calibrated: bool
    wordings: Wordings | None = None
    calibration: Calibration | None = None

    @property
    def threshold(self) -> float:
        """The head's probability from which a line describes a requirement, where nothing is calibrated."""
        return self.rule.threshold


@dataclass(frozen=True, slots=True)
class _Content:
    """All that is read from files: the requirements, and how CVs tell of them."""

    file: RequirementsFile
    wordings: Wordings | None
    calibration: Calibration | None

    @property
    def items(self) -> tuple[AggregatedRequirement, ...]:
        return (*self.file.items, *(self.wordings.items if self.wordings else ()))


def load_requirements(
    embedder: Embedder, path: Path = DATA / "requirements.toml", *, taxonomy: Taxonomy | None = None
) -> Requirements:
    """Return the requirements of `path` with their vectors and head, wordings and calibration.

    The shipped ones (`market/` beside `path`) are used where they were made by this model from these
    texts, else they are made now. Wordings and calibration are those beside `path`, if any. `taxonomy` is
    the shipped one unless given. Raises `DataError` with all faults of a file.
    """
    content = _read(path, taxonomy)
    pairs = _pairs_of(content)
    ingredients = _ingredients(embedder, content, pairs)
    vectors, head = load_shipped(path.parent / "market", ingredients) or _make(embedder, content, pairs)
    owned = [number for number, (owner, _) in enumerate(pairs) if owner != BACKGROUND]
    return Requirements(
        items=content.items,
        texts=tuple(pairs[number][1] for number in owned),
        owner=_owners(content, pairs)[owned],
        vectors=vectors[owned],
        head=head,
        rule=content.file.rule,
        model=embedder.digest,
        calibrated=embedder.calibrated and embedder.digest == content.file.rule.model,
        wordings=content.wordings,
        calibration=content.calibration,
    )


def renew_shipped(embedder: Embedder, path: Path = DATA / "requirements.toml") -> None:
    """Write vectors and head of `path` into `market/` beside it."""
    content = _read(path, None)
    pairs = _pairs_of(content)
    save_shipped(
        path.parent / "market", _ingredients(embedder, content, pairs), *_make(embedder, content, pairs)
    )


def _read(path: Path, taxonomy: Taxonomy | None) -> _Content:
    skills = (taxonomy or load_taxonomy()).skills
    file = read_requirements(path, skills.keys(), load_vocabulary().ids["area"])
    beside, weights = path.with_name(WORDINGS), path.with_name(CALIBRATION)
    known = {item.id for item in file.items}
    return _Content(
        file,
        load_wordings(beside, known, skills.keys()) if beside.is_file() else None,
        load_calibration(weights) if weights.is_file() else None,
    )


def _pairs_of(content: _Content) -> tuple[tuple[str, str], ...]:
    """Return (requirement id, text) for every text, the background's last."""
    said = [(item.id, text) for item in content.items for text in (item.statement, *item.prototypes)]
    return (*said, *((BACKGROUND, text) for text in content.file.background))


def _ingredients(embedder: Embedder, content: _Content, pairs: tuple[tuple[str, str], ...]) -> Ingredients:
    return Ingredients(embedder.digest, pairs, len(content.file.items) + 1)


def _owners(content: _Content, pairs: tuple[tuple[str, str], ...]) -> np.ndarray:
    number_of = {item.id: number for number, item in enumerate(content.items)}
    return np.array([number_of.get(owner, len(content.items)) for owner, _ in pairs], dtype=np.int32)


def _make(
    embedder: Embedder, content: _Content, pairs: tuple[tuple[str, str], ...]
) -> tuple[np.ndarray, np.ndarray]:
    """Return the vectors of all texts, and the head learnt from those with prototypes and the background."""
    vectors = embedder.embed([text for _, text in pairs])
    known, owners = len(content.file.items), _owners(content, pairs)
    learnt = (owners < known) | (owners == len(content.items))
    return vectors, fit_head(vectors[learnt], np.minimum(owners[learnt], known), known + 1)
