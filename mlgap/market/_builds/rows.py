"""Rows of CSV, JSON lines and Parquet files as plain texts by field; a broken row never ends the file."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mlgap.errors import DataError
from mlgap.market._builds.columns import Places, column_problems, find_columns, unused_columns
from mlgap.market._builds.posting_files import FALLBACK, Lines, PostingFile

__all__ = [
    "Broken",
    "Note",
    "Row",
    "first_held",
    "jsonl_rows",
    "parquet_problems",
    "parquet_rows",
    "whole_row",
]

Note = tuple[str, str, str]
"""A field, what is wrong with it, and a short value; the row is kept, without the field where it is empty."""
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file: the texts of the fields it holds, stripped."""

    line: int
    fields: Mapping[str, str]
    notes: tuple[Note, ...] = ()
    keyed: bool = True
    """Whether the file has a column of ids."""
    whole: str = ""
    """All that the row holds, whatever its columns are called; "" where the file has ids."""
    unused: tuple[str, ...] = ()
    """The columns that hold no field."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What cannot be read as a row."""

    line: int
    reason: str
    found: str = ""


def clean(text: str, field: str, notes: list[Note]) -> str:
    """Return `text` stripped, without characters that no text holds."""
    text = text.strip()
    if "\0" in text:
        notes.append((field, "NUL characters taken out", str(text.count("\0"))))
        text = text.replace("\0", "").strip()
    if not text.isascii():
        # JSON can spell half a surrogate pair, which no encoding can write.
        text = text.encode("utf-8", errors="surrogatepass").decode("utf-8", errors="replace")
    return text


def plain_text(value: Any, field: str, notes: list[Note]) -> str:
    """Return one value as text: "" for none, ISO for dates; a list or object is noted and is none."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return clean(value, field, notes)
    if isinstance(value, float) and math.isnan(value):
        return ""
    if isinstance(value, list | dict | tuple):
        notes.append((field, "is no single value", type(value).__name__))
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors=FALLBACK)
    elif isinstance(value, float) and value.is_integer():
        value = int(value)
    elif isinstance(value, datetime | date):
        value = value.isoformat()
    return clean(str(value), field, notes)


def first_held(places: Places, get: Callable[[str], Any]) -> tuple[dict[str, str], tuple[Note, ...]]:
    """Return each field's first text that is not empty, by the columns that may hold it."""
    notes: list[Note] = []
    fields = {}
    for field, names in places.items():
        for name in names:
            if text := plain_text(get(name), field, notes):
                fields[field] = text
                break
    return fields, tuple(notes)


def whole_row(cells: Iterable[tuple[str, Any]]) -> str:
    """Return a row's (column, value) pairs as one text, whatever their order; empty values count as none."""
    held = [(name, value.strip() if isinstance(value, str) else value) for name, value in cells]
    told = [f"{name}:{_spelt(value)}" for name, value in held if value is not None and value != ""]
    return json.dumps(sorted(told))


def _spelt(value: Any) -> str:
    try:
        return json.dumps(value, sort_keys=True, default=str)
    except TypeError:  # an object whose names are no texts
        return str(value)
    except RecursionError:  # nested as deeply as can just be read
        return ""


def jsonl_rows(lines: Lines, mapping: Mapping[str, str]) -> Iterator[Row | Broken]:
    """Yield the rows of JSON lines; each line's own keys are its columns.

    A list written one object a line is read as well.
    """
    known: dict[tuple[str, ...], tuple[Places, tuple[str, ...]]] = {}
    keyed = False
    for number, line in lines:
        if line is None:
            yield Broken(number, "longer than 4,000,000 characters")
            continue
        content = line.strip()
        if content in ("", "[", "]"):
            continue
        value = _json(content.removesuffix(","), number)
        if isinstance(value, Broken):
            yield value
            continue
        names = tuple(value)
        if names not in known:
            found = find_columns(names, mapping)
            known[names] = found, unused_columns(names, found)
        places, unused = known[names]
        keyed = keyed or "id" in places
        fields, notes = first_held(places, value.get)
        yield Row(number, fields, notes, keyed, "" if keyed else whole_row(value.items()), unused)


def _json(text: str, number: int) -> dict[str, Any] | Broken:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        return Broken(number, "not JSON", error.msg)
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        return Broken(number, "not JSON", "number too long")
    except RecursionError:
        return Broken(number, "not JSON", "nested too deeply")
    return value if isinstance(value, dict) else Broken(number, "not a JSON object", type(value).__name__)


def open_parquet(file: PostingFile) -> Any:
    """Return the open Parquet file; raises `DataError` where it is none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(file.open())
    except (pa.ArrowException, OSError) as error:
        raise DataError(file.name, [f"{file.name}: not a whole Parquet file"]) from error


def parquet_rows(file: PostingFile, mapping: Mapping[str, str]) -> Iterator[Row | Broken]:
    """Yield the rows of a Parquet file, reading only the columns that are asked for where it has ids."""
    import pyarrow as pa

    opened = open_parquet(file)
    names = opened.schema_arrow.names
    places = find_columns(names, mapping)
    unused, keyed = unused_columns(names, places), "id" in places
    wanted = sorted({name for held in places.values() for name in held}) if keyed else None
    number = 0
    try:
        for batch in opened.iter_batches(batch_size=_BATCH, columns=wanted):
            columns = {name: _values(batch.column(name)) for name in batch.schema.names}
            for i in range(batch.num_rows):
                number += 1
                fields, notes = first_held(places, lambda name, i=i, c=columns: c[name][i])  # type: ignore[misc]
                whole = "" if keyed else whole_row((name, values[i]) for name, values in columns.items())
                yield Row(number, fields, notes, keyed, whole, unused)
    except (pa.ArrowException, OSError):
        yield Broken(number + 1, "the file is damaged from this row on")


def parquet_problems(file: PostingFile, mapping: Mapping[str, str]) -> list[str]:
    """Return what keeps the file from being read at all."""
    try:
        names = open_parquet(file).schema_arrow.names
    except DataError as error:
        return list(error.problems)
    return column_problems(file.name, 0, names, find_columns(names, mapping), mapping)


def _values(column: Any) -> list[Any]:
    """Return a column as Python values; texts that are no UTF-8 come as bytes."""
    import pyarrow as pa

    try:
        values: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        values = column.cast(pa.large_binary()).to_pylist()
    except (ValueError, OverflowError):  # dates beyond the year 9999
        values = column.cast(pa.string()).to_pylist()
    return values
