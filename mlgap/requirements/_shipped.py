"""The shipped vectors and head: used only where they were made by this model from these texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mlgap.errors import DataError
from mlgap.requirements._head import STRENGTH

VECTORS = "requirements.npy"
HEAD = "requirements_head.npy"
MADE_OF = "requirements.json"


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What vectors and head are made of: the model's digest, and each text with its owner's id.

    Why texts and not the file's bytes: a changed comment, skill id or line ending keeps them valid.
    """

    model: str
    texts: Sequence[tuple[str, str]]
    classes: int
    """Columns of the head: one for each requirement it knows, and one for none of them."""

    def as_json(self) -> dict[str, str | int | float]:
        """Return what is written beside the vectors."""
        said = json.dumps([list(pair) for pair in self.texts], ensure_ascii=False)
        digest = hashlib.sha256(said.encode()).hexdigest()
        return {
            "model_sha256": self.model,
            "texts_sha256": digest,
            "rows": len(self.texts),
            "strength": STRENGTH,
        }


def load_shipped(folder: Path, ingredients: Ingredients) -> tuple[np.ndarray, np.ndarray] | None:
    """Return vectors (n, d) and head (d + 1, classes), or None where none are shipped for `ingredients`.

    Raises `DataError` where files that claim to fit cannot be read or do not fit.
    """
    if not (folder / MADE_OF).is_file():
        return None
    try:
        if json.loads((folder / MADE_OF).read_text(encoding="utf-8")) != ingredients.as_json():
            return None
        vectors = np.load(folder / VECTORS, allow_pickle=False)
        head = np.load(folder / HEAD, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise DataError(
            MADE_OF, [f"{VECTORS}: cannot be read: run `python -m mlgap.requirements`"]
        ) from error
    fits = vectors.ndim == 2 and len(vectors) == len(ingredients.texts)
    if not fits or head.shape != (vectors.shape[1] + 1, ingredients.classes):
        raise DataError(MADE_OF, [f"{VECTORS}: wrong shape: run `python -m mlgap.requirements`"])
    return vectors, head


def save_shipped(folder: Path, ingredients: Ingredients, vectors: np.ndarray, head: np.ndarray) -> None:
    """Write vectors, head and what they were made of into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / VECTORS, vectors.astype(np.float32), allow_pickle=False)
    np.save(folder / HEAD, head.astype(np.float32), allow_pickle=False)
    said = json.dumps(ingredients.as_json(), indent=1, sort_keys=True)
    (folder / MADE_OF).write_text(said + "\n", encoding="utf-8")
