"""A part of a snapshot: the adverts of one source, or those whose segment stands in the employer table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mlgap.market._facts import Asks, Bools, Coded, FactTable
from mlgap.types import MarketSnapshot

TABLE = "table"


def months_of(snapshot: MarketSnapshot) -> tuple[str, ...]:
    """Return every calendar month from the first to the last advert or month counted, without a hole."""
    dated = {m for m in FactTable.of(snapshot.facts).columns["month"].values if m}
    known = sorted(dated | {snapshot.window.first, snapshot.window.last})
    first, last = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (known[0], known[-1]))
    return tuple(f"{n // 12}-{n % 12 + 1:02}" for n in range(first, last + 1))


def part_of_snapshot(
    snapshot: MarketSnapshot, *, source: str | None = None, table_only: bool = False
) -> MarketSnapshot:
    """Return `snapshot` with the adverts of `source` alone, and of employers of the table alone.

    Its id and window are the whole snapshot's. Within one source every advert weighs the same.
    """
    if source is None and not table_only:
        return snapshot
    table = FactTable.of(snapshot.facts)
    kept = np.ones(len(table), dtype=bool)
    if source is not None:
        kept &= table.columns["source"].isin([source])
    if table_only:
        kept &= table.columns["segment_basis"].isin([TABLE])
    sources = snapshot.sources if source is None else ()
    return replace(snapshot, facts=_rows(table, kept), sources=sources)


def _rows(table: FactTable, kept: Bools) -> FactTable:
    place = np.cumsum(kept, dtype=np.int32) - 1

    def asks(found: Asks) -> Asks:
        here = kept[found.row]
        return Asks(
            place[found.row[here]].astype(np.int32),
            Coded(found.what.codes[here], found.what.values),
            Coded(found.how.codes[here], found.how.values),
            found.number[here],
        )

    return FactTable(
        {name: Coded(column.codes[kept], column.values) for name, column in table.columns.items()},
        {name: values[kept] for name, values in table.pay.items()},
        asks(table.requirements),
        asks(table.gates),
        asks(table.described),
    )
