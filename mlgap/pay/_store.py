"""Bands as one Parquet file: the same table gives the same bytes."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from mlgap.errors import DataError
from mlgap.pay._table import BandTable, CellBand
from mlgap.types import Cell, RangeWidth, Window

_KEYS = tuple(f.name for f in fields(Cell))
_FIGURES = tuple(f.name for f in fields(CellBand))
_META = ("first", "last", "coverage", "coverage_n", "learned", "groups")
_COUNTS = ("n", "n_employers", "n_adverts")


def save_bands(bands: BandTable, path: Path) -> None:
    """Write one row a cell, sorted by cell, to a Parquet file whose metadata hold window and coverage."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = sorted(map(_row, bands.cells.items()), key=_order)
    meta = {
        "first": bands.window.first,
        "last": bands.window.last,
        "coverage": repr(bands.coverage),
        "coverage_n": str(bands.coverage_n),
        "learned": json.dumps([bands.learned.first, bands.learned.last] if bands.learned else None),
        "groups": json.dumps(dict(sorted(bands.groups.items()))),
        "hourly": json.dumps(sorted(map(_row, bands.hourly.items()), key=_order)),
        "widths": json.dumps([asdict(bands.widths[country]) for country in sorted(bands.widths)]),
    }
    table = pa.Table.from_pylist(rows, schema=_schema().with_metadata(meta))
    pq.write_table(table, path, compression="zstd", use_dictionary=list(_KEYS[:4]))


def load_bands(path: Path) -> BandTable:
    """Return the bands of a file that `save_bands` wrote.

    A file written before contract rates and widths were kept holds none of either. Raises `DataError`
    where the file is missing, is not Parquet or lacks a column.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        problem = "cannot be read as Parquet: build the market again with `python -m mlgap market build`"
        raise DataError(path.name, [f"{path.name}: {problem}"]) from error
    meta = {key.decode(): value.decode() for key, value in (table.schema.metadata or {}).items()}
    missing = [f"column {name}" for name in (*_KEYS, *_FIGURES) if name not in table.column_names]
    missing += [f"metadata {name}" for name in _META if name not in meta]
    if missing:
        raise DataError(path.name, [f"{path.name}: {what} is missing" for what in missing])
    return BandTable(
        window=Window(meta["first"], meta["last"]),
        cells=dict(_read_row(row) for row in table.to_pylist()),
        coverage=float(meta["coverage"]),
        coverage_n=int(meta["coverage_n"]),
        learned=Window(*learned) if (learned := json.loads(meta["learned"])) else None,
        groups={group: (share, n) for group, (share, n) in json.loads(meta["groups"]).items()},
        hourly=dict(_read_row(row) for row in json.loads(meta.get("hourly", "[]"))),
        widths={row["country"]: RangeWidth(**row) for row in json.loads(meta.get("widths", "[]"))},
    )


def _row(one: tuple[Cell, CellBand]) -> dict[str, Any]:
    cell, band = one
    return {**asdict(cell), **asdict(band)}


def _order(row: dict[str, Any]) -> list[str]:
    return [str(row[key] or "") for key in _KEYS]


def _read_row(row: dict[str, Any]) -> tuple[Cell, CellBand]:
    return Cell(**{k: row[k] for k in _KEYS}), CellBand(**{k: row[k] for k in _FIGURES})


def _schema() -> Any:  # pyarrow ships no types
    import pyarrow as pa

    kinds = {"neighbours": pa.bool_(), "modelled": pa.bool_(), **dict.fromkeys(_COUNTS, pa.int32())}
    keys = [pa.field(name, kinds.get(name, pa.string())) for name in _KEYS]
    return pa.schema(keys + [pa.field(name, kinds.get(name, pa.float64())) for name in _FIGURES])
