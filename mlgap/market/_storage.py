"""A snapshot as files: Parquet for the facts, JSON for digests, sources, weights and known bias."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from mlgap.errors import DataError
from mlgap.market._facts import CODED, PAY, Asks, Coded, FactTable
from mlgap.types import MarketSnapshot, Source, Window
from mlgap.vocabulary import DATA

MARKET = DATA / "market"
MARKET_VARIABLE = "MLGAP_MARKET"
FORMAT = 1
_AMOUNTS = ("pay_low", "pay_high", "pay_hours")
_KEYS = ("id", "facts", "window", "sources", "files")
_FILES = ("postings.parquet", "requirements.parquet", "gates.parquet", "described.parquet")
EMPLOYERS_FILE = "employers.parquet"
"""Names in aggregates; a snapshot may go without."""
SNAPSHOT_FILES = (*_FILES, EMPLOYERS_FILE, "manifest.json")


def market_folder(told: Path | None = None) -> Path:
    """Return the folder of the snapshot in use: the one told, else MLGAP_MARKET, else the shipped one."""
    chosen = os.environ.get(MARKET_VARIABLE, "").strip()
    return told or (Path(chosen) if chosen else MARKET)


def facts_digest(table: FactTable) -> str:
    """Return the SHA-256 of all facts, the same for the same facts however they were built or stored."""
    digest = hashlib.sha256()
    for name in CODED:
        column = table.columns[name]
        digest.update("\x1f".join(column.values).encode() + column.codes.tobytes())
    # A snapshot from before adverts were read for the hours of a year keeps its digest.
    unread = {"pay_hours"} if np.isnan(table.pay["pay_hours"]).all() else set()
    for name in (name for name in PAY if name not in unread):
        digest.update("\x1f".join(map(str, table.pay[name].tolist())).encode())
    # A snapshot from before adverts were read for aggregated requirements keeps its digest.
    described = (table.described,) if len(table.described.row) else ()
    for asks in (table.requirements, table.gates, *described):
        digest.update(asks.row.tobytes() + np.nan_to_num(asks.number, nan=-1.0).tobytes())
        for coded in (asks.what, asks.how):
            digest.update("\x1f".join(coded.values).encode() + coded.codes.tobytes())
    return digest.hexdigest()


def save_snapshot(snapshot: MarketSnapshot, folder: Path, notes: dict[str, Any] | None = None) -> None:
    """Write `snapshot` to `folder` (made where missing); `notes` go into the manifest as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    table = FactTable.of(snapshot.facts)
    scalars = {name: _dictionary(table.columns[name]) for name in CODED}
    scalars |= {name: pa.array(table.pay[name]) for name in _AMOUNTS}
    words = (name for name in PAY if name not in _AMOUNTS)
    scalars |= {name: _dictionary(Coded.of(map(str, table.pay[name]))) for name in words}
    tables = {
        "postings.parquet": pa.table(scalars),
        "requirements.parquet": _asks_table(table.requirements),
        "gates.parquet": _asks_table(table.gates),
        "described.parquet": _asks_table(table.described),
    }
    for name, content in tables.items():
        pq.write_table(content, folder / name, compression="zstd", compression_level=19)
    manifest = {
        "format": FORMAT,
        "id": snapshot.id,
        "facts": facts_digest(table),
        "window": {"first": snapshot.window.first, "last": snapshot.window.last},
        "rows": len(table),
        "employers": len(table.columns["employer_key"].values),
        "sources": [
            {"id": s.id, "label": s.label, "rows": s.rows, "weight": s.weight, "note": s.note}
            for s in snapshot.sources
        ],
        "files": {
            name: _file_digest(folder / name)
            for name in (*_FILES, EMPLOYERS_FILE)
            if name in _FILES or (folder / name).is_file()
        },
        **(notes or {}),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def load_snapshot(folder: Path = MARKET, reader: Path = DATA / "reader.csv") -> MarketSnapshot:
    """Return the snapshot in `folder`, with the reader's measured error per skill group from `reader`.

    Raises `DataError` with every fault at once: files missing, changed since the manifest was written,
    or of another format.
    """
    manifest = _manifest(folder)
    problems = [
        f"{name}: {'missing' if not (folder / name).is_file() else 'differs from the manifest'}"
        for name, digest in manifest["files"].items()
        if not (folder / name).is_file() or _file_digest(folder / name) != digest
    ]
    if problems:
        raise DataError(str(folder.name), [*problems, "Rebuild with `python -m mlgap market build`."])
    return MarketSnapshot(
        id=manifest["id"],
        window=Window(manifest["window"]["first"], manifest["window"]["last"]),
        facts=_read_table(folder),
        sources=tuple(Source(**s) for s in manifest["sources"]),
        reader=_read_reader(reader),
    )


def read_manifest(folder: Path = MARKET) -> dict[str, Any]:
    """Return the manifest of the snapshot in `folder` as parsed JSON."""
    return _manifest(folder)


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(path.name, [f"{path.name}: no market snapshot in {folder.name!r}"]) from error
    except json.JSONDecodeError as error:
        raise DataError(path.name, [f"{path.name}:{error.lineno}: not JSON: {error.msg}"]) from error
    if manifest.get("format") != FORMAT:
        raise DataError(
            path.name, [f"{path.name}: format: expected {FORMAT}, got {manifest.get('format')!r}"]
        )
    missing = [f"{path.name}: {key}: missing" for key in _KEYS if key not in manifest]
    if missing:
        raise DataError(path.name, missing)
    return manifest


def _read_table(folder: Path) -> FactTable:
    postings = pq.read_table(folder / "postings.parquet")
    pay: dict[str, Any] = {"pay_hours": np.full(len(postings), np.nan)}
    for name in (name for name in PAY if name in postings.column_names):
        if name in _AMOUNTS:
            pay[name] = postings[name].to_numpy()
        else:
            coded = _coded(postings[name])
            pay[name] = np.array(coded.values, dtype=object)[coded.codes]
    described = folder / "described.parquet"
    return FactTable(
        columns={name: _coded(postings[name]) for name in CODED},
        pay=pay,
        requirements=_read_asks(folder / "requirements.parquet"),
        gates=_read_asks(folder / "gates.parquet"),
        **({"described": _read_asks(described)} if described.is_file() else {}),
    )


def _read_asks(path: Path) -> Asks:
    table = pq.read_table(path)
    number = table["number"].to_numpy().astype(np.float64)
    return Asks(table["row"].to_numpy(), _coded(table["what"]), _coded(table["how"]), number)


def _asks_table(asks: Asks) -> pa.Table:
    return pa.table(
        {
            "row": pa.array(asks.row),
            "what": _dictionary(asks.what),
            "how": _dictionary(asks.how),
            "number": pa.array(asks.number.astype(np.float32)),
        }
    )


def _dictionary(column: Coded) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(column.codes), pa.array(column.values, type=pa.string()))


def _coded(column: pa.ChunkedArray) -> Coded:
    """Decode a dictionary column; the values are sorted again, since Parquet keeps its own order."""
    array = column.combine_chunks()
    values = [str(v) for v in array.dictionary.to_pylist()]
    order = np.argsort(np.array(values, dtype=object)) if values else np.zeros(0, dtype=int)
    rank = np.empty(len(values), dtype=np.int32)
    rank[order] = np.arange(len(values))
    codes = rank[array.indices.to_numpy()] if len(array) else np.zeros(0, dtype=np.int32)
    return Coded(codes.astype(np.int32), tuple(values[i] for i in order))


def _read_reader(path: Path) -> dict[str, tuple[float, float, int]]:
    if not path.is_file():
        return {}
    import csv

    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["group"]: (float(row["precision"]), float(row["recall"]), int(row["support"]))
            for row in csv.DictReader(lines)
            if row["precision"] and row["recall"]
        }


def _file_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
