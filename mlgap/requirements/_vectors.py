"""The shipped vectors of the requirements' texts: used only where model and texts are the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from mlgap.errors import DataError


def digest_texts(texts: Sequence[str]) -> str:
    """Return the SHA-256 in hex of the texts in their order.

    Why: of the texts and not of the file, so that a changed comment, skill id or line ending keeps the
    vectors valid.
    """
    return hashlib.sha256(json.dumps(list(texts), ensure_ascii=False).encode()).hexdigest()


def shipped_vectors(path: Path, model: str, texts: Sequence[str]) -> np.ndarray | None:
    """Return (n, d) float32 unit rows for `texts`, or None where none are shipped for model and texts.

    Raises `DataError` where the files that claim to fit cannot be read.
    """
    beside = path.with_suffix(".json")
    if not (path.is_file() and beside.is_file()):
        return None
    try:
        made_of = json.loads(beside.read_text(encoding="utf-8"))
        if made_of != _made_of(model, texts):
            return None
        vectors = np.load(path, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise DataError(path.name, [f"{path.name}: cannot be read: renew it or delete it"]) from error
    if vectors.dtype != np.float32 or vectors.ndim != 2 or len(vectors) != len(texts):
        raise DataError(
            path.name, [f"{path.name}: expected {len(texts)} float32 rows: renew it or delete it"]
        )
    return np.asarray(vectors)


def save_vectors(path: Path, model: str, texts: Sequence[str], vectors: np.ndarray) -> None:
    """Write `vectors` and, beside them, what they were made of."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.save(path, vectors.astype(np.float32), allow_pickle=False)
    beside = json.dumps(_made_of(model, texts), indent=1, sort_keys=True) + "\n"
    path.with_suffix(".json").write_text(beside, encoding="utf-8")


def _made_of(model: str, texts: Sequence[str]) -> dict[str, str | int]:
    return {"model_sha256": model, "texts_sha256": digest_texts(texts), "rows": len(texts)}
