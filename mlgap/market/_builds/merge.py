"""Tables of facts read apart, put together: coded anew, in the order asked for, as if read in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import numpy.typing as npt

from mlgap.market._facts import Asks, Coded, FactTable, Ints
from mlgap.types import PostingFacts

__all__ = [
    "asks_of",
    "coded_in_order",
    "concat_tables",
    "take_rows",
    "used_values",
    "with_column",
    "without_asks",
]


def concat_tables(tables: Sequence[FactTable]) -> FactTable:
    """Return the rows of `tables` one after the other, equal to the table of all their facts."""
    if len(tables) == 1:
        return tables[0]
    starts = np.cumsum([0, *(len(t) for t in tables[:-1])]).astype(np.int32)
    return _of_parts(
        columns={name: concat_coded([t.columns[name] for t in tables]) for name in tables[0].columns},
        pay={key: np.concatenate([t.pay[key] for t in tables]) for key in tables[0].pay},
        asks={name: _concat_asks([getattr(t, name) for t in tables], starts) for name in asks_of(tables[0])},
    )


def take_rows(table: FactTable, order: npt.NDArray[np.int64]) -> FactTable:
    """Return the rows of `table` in `order`, which names each of them once."""
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return _of_parts(
        columns={name: Coded(c.codes[order], c.values) for name, c in table.columns.items()},
        pay={key: values[order] for key, values in table.pay.items()},
        asks={name: _reordered(asks, rank) for name, asks in asks_of(table).items()},
    )


def with_column(table: FactTable, name: str, column: Coded) -> FactTable:
    """Return `table` with one column of strings replaced."""
    return _of_parts({**table.columns, name: column}, table.pay, asks_of(table))


def without_asks(facts: Sequence[PostingFacts]) -> FactTable:
    """Return `facts` as if no advert asked for anything, which is less work for who counts the rest."""
    table = FactTable.of(facts)
    none = Asks(np.zeros(0, np.int32), Coded.of([]), Coded.of([]), np.zeros(0))
    return _of_parts(table.columns, table.pay, dict.fromkeys(asks_of(table), none))


def concat_coded(parts: Sequence[Coded]) -> Coded:
    """Return columns one after the other, coded as `Coded.of` codes all their strings."""
    values = sorted(set().union(*(used_values(part) for part in parts)))
    code_of = {value: code for code, value in enumerate(values)}
    lookups = [np.array([code_of.get(v, 0) for v in part.values], dtype=np.int32) for part in parts]
    codes = [
        lookup[part.codes] if len(part.codes) else part.codes
        for lookup, part in zip(lookups, parts, strict=True)
    ]
    return Coded(np.concatenate(codes).astype(np.int32), tuple(values))


def used_values(column: Coded) -> Iterable[str]:
    """Return the values that a row of the column holds."""
    return (column.values[code] for code in np.unique(column.codes))


def coded_in_order(values: Sequence[str], codes: npt.NDArray[np.int64]) -> Coded:
    """Return the column that holds `values[code]` for each of `codes`, coded as `Coded.of` would."""
    return concat_coded([Coded(codes.astype(np.int32), tuple(values))])


def _concat_asks(parts: Sequence[Asks], starts: Ints) -> Asks:
    rows = [part.row + start for part, start in zip(parts, starts, strict=True)]
    return Asks(
        np.concatenate(rows).astype(np.int32),
        concat_coded([part.what for part in parts]),
        concat_coded([part.how for part in parts]),
        np.concatenate([part.number for part in parts]),
    )


def _reordered(asks: Asks, rank: Ints) -> Asks:
    row = rank[asks.row] if len(asks.row) else asks.row
    order = np.argsort(row, kind="stable")
    return Asks(
        row[order],
        Coded(asks.what.codes[order], asks.what.values),
        Coded(asks.how.codes[order], asks.how.values),
        asks.number[order],
    )


def asks_of(table: FactTable) -> dict[str, Asks]:
    """Return the table's sparse parts by the names of its attributes."""
    held = {f.name: getattr(table, f.name) for f in fields(table)}
    return {name: value for name, value in held.items() if isinstance(value, Asks)}


def _of_parts(
    columns: dict[str, Coded], pay: dict[str, npt.NDArray[Any]], asks: dict[str, Asks]
) -> FactTable:
    return FactTable(columns=columns, pay=pay, **asks)
