"""Each distinct line is embedded once: vectors by line digest, streamed to files, shared between builds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mlgap.embedding import Embedder

__all__ = ["LineVectors", "embed_lines", "line_digest"]

BATCH = 4096
"""Lines held in memory and embedded at a time; each batch becomes one pair of files."""
_HEX = 32

Vector = npt.NDArray[np.float32]


def line_digest(line: str) -> str:
    """Return the key of a line: the first 32 hex digits of the SHA-256 of its exact characters."""
    return hashlib.sha256(line.encode("utf-8", errors="replace")).hexdigest()[:_HEX]


def embed_lines(lines: Iterable[str], embedder: Embedder, cache_dir: Path | None = None) -> LineVectors:
    """Return a mapping from the digest of each line to its unit vector (d,) float32.

    `lines` is consumed as a stream and each distinct one is embedded once; with `cache_dir` never again
    for the same model. The files hold digests and vectors, never a line.
    """
    vectors = LineVectors(embedder, cache_dir)
    vectors.add(lines)
    return vectors


class LineVectors(Mapping[str, Vector]):
    """Unit vectors of lines by `line_digest`, in memory or in files under `cache_dir`.

    A batch is two files named by the digests in it: vectors first, then the digests, each written aside
    and moved, so that a build killed in between leaves nothing half written and two builds may share the
    folder. Vectors in files are mapped, not read: memory grows by about 100 bytes a line.

    Why: a vector may differ in its last bits with the batch it was embedded in, so compare similarities
    rounded (4 decimals), as everywhere in mlgap.
    """

    def __init__(self, embedder: Embedder, cache_dir: Path | None = None) -> None:
        self._embedder = embedder
        self._folder = cache_dir / f"lines-{embedder.digest[:16]}" if cache_dir else None
        self._place: dict[bytes, tuple[int, int]] = {}
        self._blocks: list[Vector] = []
        self._known: set[str] = set()
        self._look_again()

    def __getitem__(self, digest: str) -> Vector:
        block, row = self._place[bytes.fromhex(digest)]
        return np.asarray(self._blocks[block][row])

    def __iter__(self) -> Iterator[str]:
        return (key.hex() for key in self._place)

    def __len__(self) -> int:
        return len(self._place)

    def matrix(self, lines: Sequence[str]) -> Vector:
        """Return the vectors of `lines` (n, d) float32, in their order, embedding those not known yet."""
        self.add(lines)
        if not lines:
            return self._embedder.embed([])
        return np.stack([self[line_digest(line)] for line in lines])

    def add(self, lines: Iterable[str]) -> int:
        """Embed the lines not known yet, `BATCH` distinct ones at a time; return how many were embedded."""
        waiting: dict[bytes, str] = {}
        embedded = 0
        for line in lines:
            key = bytes.fromhex(line_digest(line))
            if key in self._place or key in waiting:
                continue
            waiting[key] = line
            if len(waiting) == BATCH:
                embedded += self._embed(waiting)
                waiting = {}
        return embedded + (self._embed(waiting) if waiting else 0)

    def _embed(self, waiting: Mapping[bytes, str]) -> int:
        self._look_again()  # another process may have embedded them meanwhile
        new = {key: line for key, line in waiting.items() if key not in self._place}
        if not new:
            return 0
        keys = sorted(new)
        vectors = self._embedder.embed([new[key] for key in keys]).astype(np.float32)
        if self._folder is None:
            self._take(keys, vectors)
        else:
            name = hashlib.sha256(b"".join(keys)).hexdigest()[:_HEX]
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self._folder / f"{name}.vectors.npy", vectors)
            _write(self._folder / f"{name}.keys.npy", np.frombuffer(b"".join(keys), dtype=np.uint8))
            self._look_again()
        return len(keys)

    def _look_again(self) -> None:
        """Take in batches that are in the folder and not here yet; a damaged one is as if not there."""
        if self._folder is None or not self._folder.is_dir():
            return
        for path in sorted(self._folder.glob("*.keys.npy")):
            if path.name in self._known:
                continue
            try:
                flat = np.load(path, allow_pickle=False).tobytes()
                vectors = np.load(_vectors_of(path), mmap_mode="r", allow_pickle=False)
            except (OSError, ValueError, EOFError):
                continue
            keys = [flat[i : i + _HEX // 2] for i in range(0, len(flat), _HEX // 2)]
            if len(keys) == len(vectors):
                self._known.add(path.name)
                self._take(keys, vectors)

    def _take(self, keys: Sequence[bytes], vectors: Vector) -> None:
        self._blocks.append(vectors)
        for row, key in enumerate(keys):
            self._place.setdefault(key, (len(self._blocks) - 1, row))


def _vectors_of(keys: Path) -> Path:
    return keys.with_name(keys.name.replace(".keys.", ".vectors."))


def _write(path: Path, array: npt.NDArray[np.generic]) -> None:
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    with aside.open("wb") as file:
        np.save(file, array, allow_pickle=False)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
