"""Which employers of the curated table post most: names in aggregates alone, never beside a row."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from mlgap.market._builds.shards import ReadShard, opaque
from mlgap.market._reading.employers import identity_from_table, load_employers
from mlgap.market._storage import EMPLOYERS_FILE, MARKET, read_manifest
from mlgap.types import Window
from mlgap.vocabulary import DATA

NAMED_ADVERTS = 10
"""An employer with fewer adverts in the window is not named."""


@dataclass(frozen=True, slots=True)
class NamedEmployer:
    """One employer of the curated table: its segment and its adverts in the snapshot's window."""

    name: str
    segment: str
    n_adverts: int


def named_employers(
    shards: Sequence[ReadShard], window: Window, table: Path = DATA / "employers.csv"
) -> tuple[NamedEmployer, ...]:
    """Return the table's employers with at least 10 adverts of one segment in `window`, commonest first.

    Subsidiaries count with their parent. A segment that does not rest on the table names nobody.
    """
    names = _names(table)
    counts: Counter[tuple[str, str]] = Counter()
    for shard in shards:
        columns = shard.table.columns
        months, bases, segments = (columns[c] for c in ("month", "segment_basis", "segment"))
        counted = months.isin(m for m in months.values if window.first <= m <= window.last) & bases.isin(
            ["table"]
        )
        for row in counted.nonzero()[0]:
            name = names.get(shard.employers[row].decode())
            if name is not None:
                counts[name, segments.at(int(row))] += 1
    found = [NamedEmployer(name, segment, n) for (name, segment), n in counts.items() if n >= NAMED_ADVERTS]
    return tuple(sorted(found, key=lambda e: (-e.n_adverts, e.name, e.segment)))


def save_top_employers(employers: Sequence[NamedEmployer], folder: Path) -> None:
    """Write `employers` to `folder` (made where missing), where the next manifest names them."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = {
        "name": pa.array([e.name for e in employers], pa.string()),
        "segment": pa.array([e.segment for e in employers], pa.string()),
        "n_adverts": pa.array([e.n_adverts for e in employers], pa.int32()),
    }
    pq.write_table(pa.table(columns), folder / EMPLOYERS_FILE, compression="zstd")


def load_top_employers(folder: Path = MARKET) -> tuple[NamedEmployer, ...]:
    """Return the named employers of the snapshot in `folder`; none where its manifest holds no such file."""
    if EMPLOYERS_FILE not in read_manifest(folder)["files"]:
        return ()
    rows = pq.read_table(folder / EMPLOYERS_FILE).to_pylist()
    return tuple(NamedEmployer(row["name"], row["segment"], row["n_adverts"]) for row in rows)


def _names(path: Path) -> dict[str, str]:
    """Return the name to show for the digest of each employer's identity, parents before subsidiaries."""
    table = load_employers(path)
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["confidence"] != "low"]
    names: dict[str, str] = {}
    for row in sorted(rows, key=lambda r: bool(r["parent"])):
        identity = identity_from_table(row["key"], table)
        names.setdefault(opaque(identity), row["parent"] or row["names_seen"].split("|")[0] or row["key"])
    return names
