"""Postings read a shard at a time: its facts are one file, written whole, that no later run repeats."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from mlgap.market._builds.merge import asks_of
from mlgap.market._facts import Asks, Coded, FactTable
from mlgap.market._reading.posting import (
    PostingReader,
    RawPosting,
    employer_identity,
    load_reader,
    parse_posting,
)
from mlgap.skills import load_taxonomy
from mlgap.vocabulary import DATA

__all__ = [
    "SHARD_ROWS",
    "Done",
    "Engine",
    "Job",
    "LoadReader",
    "ReadShard",
    "ShardStore",
    "opaque",
    "read_serially",
    "read_shard",
    "read_shards",
    "reading_digest",
    "shipped_reader",
]

SHARD_ROWS = 500
_CODE = ("market", "skills", "requirements", "embedding.py", "vocabulary.py", "types", "ids.py")
"""What decides how an advert is read, under the package's folder."""
_NOT_READ = ("market", "samples", "README.md")
"""What of the data is made from adverts or is about CVs."""
_PACKAGE = Path(__file__).resolve().parents[2]

Job = tuple[str, Sequence[RawPosting]]
"""A shard's key and its postings."""
LoadReader = Callable[[], PostingReader]
Done = Callable[[int], None]


@dataclass(frozen=True, eq=False)
class ReadShard:
    """The facts of some postings, with digests (n,) S64 of their ids and of who their employers are.

    `table` has no employer keys yet: they are given when all shards are put together.
    """

    ids: npt.NDArray[np.bytes_]
    employers: npt.NDArray[np.bytes_]
    table: FactTable


class Engine(Protocol):
    """Reads the shards of `jobs` into `store` and tells `done` how many postings each held."""

    def __call__(self, jobs: Iterable[Job], store: ShardStore, load: LoadReader, done: Done) -> None:
        """Return when every shard is in the store."""
        ...


@cache
def shipped_reader() -> PostingReader:
    """Return the reader over the shipped tables, loaded once in each process."""
    return load_reader(load_taxonomy())


def read_shard(postings: Sequence[RawPosting], reader: PostingReader) -> ReadShard:
    """Return the facts of `postings`, in their order."""
    return ReadShard(
        ids=_digests(p.id for p in postings),
        employers=_digests(employer_identity(p.employer, reader) or f"unnamed {p.id}" for p in postings),
        table=FactTable.of([parse_posting(p, reader, row=row) for row, p in enumerate(postings)]),
    )


def read_shards(
    postings: Iterable[RawPosting],
    store: ShardStore,
    *,
    version: str,
    engine: Engine,
    load: LoadReader = shipped_reader,
    rows: int = SHARD_ROWS,
    progress: Done | None = None,
) -> list[ReadShard]:
    """Return the shards of `postings`, `rows` each in their order, reading those that `store` lacks.

    `postings` is consumed as a stream. `progress` is told the number of postings read so far.
    """
    keys: list[str] = []
    count = 0

    def done(n: int) -> None:
        nonlocal count
        count += n
        if progress is not None:
            progress(count)

    def jobs() -> Iterator[Job]:
        for shard in _cut(postings, rows):
            key = _key(shard, version)
            keys.append(key)
            if store.has(key):
                done(len(shard))
            else:
                yield key, shard

    engine(jobs(), store, load, done)
    return [store.load(key) for key in keys]


def read_serially(jobs: Iterable[Job], store: ShardStore, load: LoadReader, done: Done) -> None:
    """Read one shard after the other in this process."""
    for key, postings in jobs:
        store.save(key, read_shard(postings, load()))
        done(len(postings))


def reading_digest(method: str, data: Path = DATA, code: Path = _PACKAGE) -> str:
    """Return the SHA-256 of what decides how a posting is read: the method, the tables and the code."""
    files = [p for p in data.rglob("*") if p.is_file() and p.relative_to(data).parts[0] not in _NOT_READ]
    for name in _CODE:
        files += (code / name).rglob("*.py") if (code / name).is_dir() else [code / name]
    digest = hashlib.sha256(method.encode())
    for path in sorted(files, key=lambda p: (p.name, str(p))):
        digest.update(f"\n{path.name} ".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def opaque(text: str) -> str:
    """Return the digest that orders rows and employers so that the order tells nothing of them."""
    return hashlib.sha256(text.encode()).hexdigest()


class ShardStore:
    """Shards by key, one file each under `folder`; with no folder they are held in memory.

    A file is written aside, flushed to disk and moved, so that a run killed at any moment leaves whole
    shards or none. One that cannot be read counts as none.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._held: dict[str, ReadShard] = {}

    def has(self, key: str) -> bool:
        """Return whether a whole shard of that key is here."""
        if key not in self._held and self.folder is not None:
            try:
                self._held[key] = _read(self._path(key))
            except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
                return False
        return key in self._held

    def load(self, key: str) -> ReadShard:
        """Return the shard; raises `KeyError` where it is not here."""
        if not self.has(key):
            raise KeyError(key)
        return self._held[key]

    def save(self, key: str, shard: ReadShard) -> None:
        """Keep a shard."""
        if self.folder is None:
            self._held[key] = shard
            return
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.{os.getpid()}.part")
        with aside.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **_arrays(shard))
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)

    def _path(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{key}.npz"


def _cut(postings: Iterable[RawPosting], rows: int) -> Iterator[tuple[RawPosting, ...]]:
    stream = iter(postings)
    while shard := tuple(islice(stream, rows)):
        yield shard


def _key(postings: Sequence[RawPosting], version: str) -> str:
    digest = hashlib.sha256(version.encode())
    for posting in postings:
        values = [str(getattr(posting, f.name)) for f in fields(posting)]
        digest.update(f"{[len(value) for value in values]}".encode())
        digest.update("".join(values).encode())
    return digest.hexdigest()[:40]


def _digests(texts: Iterable[str]) -> npt.NDArray[np.bytes_]:
    return np.array([opaque(text).encode() for text in texts], dtype="S64")


def _arrays(shard: ReadShard) -> dict[str, npt.NDArray[Any]]:
    """Return a shard as named arrays of numbers and texts, none of them objects."""
    table = shard.table
    arrays: dict[str, npt.NDArray[Any]] = {"ids": shard.ids, "employers": shard.employers}
    for name, column in table.columns.items():
        arrays |= _coded_arrays(f"column {name}", column)
    for name, values in table.pay.items():
        arrays[f"pay {name}"] = values.astype(str) if values.dtype == object else values
    for name, asks in asks_of(table).items():
        arrays |= {f"asks {name} row": asks.row, f"asks {name} number": asks.number}
        arrays |= _coded_arrays(f"asks {name} what", asks.what)
        arrays |= _coded_arrays(f"asks {name} how", asks.how)
    return arrays


def _coded_arrays(name: str, column: Coded) -> dict[str, npt.NDArray[Any]]:
    # A text array of numpy drops trailing NULs, which the reader of files has taken out.
    return {f"{name} codes": column.codes, f"{name} values": np.array(column.values, dtype=str)}


def _read(path: Path) -> ReadShard:
    with np.load(path, allow_pickle=False) as held:
        arrays = dict(held)
    named = {name: _named(arrays, name) for name in ("column", "pay", "asks")}
    pay = {
        name: values.astype(object) if values.dtype.kind == "U" else values
        for name, values in named["pay"].items()
    }
    asks = {
        name: Asks(
            arrays[f"asks {name} row"],
            _coded(arrays, f"asks {name} what"),
            _coded(arrays, f"asks {name} how"),
            arrays[f"asks {name} number"],
        )
        for name in sorted({key.split()[0] for key in named["asks"]})
    }
    columns = {n: _coded(arrays, f"column {n}") for n in sorted({key.split()[0] for key in named["column"]})}
    return ReadShard(arrays["ids"], arrays["employers"], FactTable(columns=columns, pay=pay, **asks))


def _named(arrays: Mapping[str, npt.NDArray[Any]], kind: str) -> dict[str, npt.NDArray[Any]]:
    return {k.removeprefix(f"{kind} "): v for k, v in arrays.items() if k.startswith(f"{kind} ")}


def _coded(arrays: Mapping[str, npt.NDArray[Any]], name: str) -> Coded:
    return Coded(arrays[f"{name} codes"], tuple(str(v) for v in arrays[f"{name} values"]))
