"""Files of postings to `RawPosting`s: CSV, JSON lines and Parquet, whose columns go by any of these names."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mlgap.errors import DataError, UnsupportedFormat
from mlgap.market._reading import RawPosting
from mlgap.types import PostedPay

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "posting_id", "job_id"),
    "text": ("text", "description", "job_description"),
    "title": ("title", "job_title"),
    "employer": ("employer", "company", "company_name"),
    "location": ("location", "place"),
    "country": ("country",),
    "posted": ("posted", "posted_date", "date_posted", "date"),
    "remote": ("remote", "work_mode"),
    "level": ("level", "seniority_raw", "seniority"),
    "employment": ("employment", "employment_type", "job_type"),
    "industry": ("industry", "industry_raw"),
    "source": ("source", "source_repo"),
    "pay_low": ("pay_low", "salary_min", "min_amount"),
    "pay_high": ("pay_high", "salary_max", "max_amount"),
    "pay_currency": ("pay_currency", "salary_currency", "currency"),
    "pay_period": ("pay_period", "salary_period", "interval"),
    "pay_source": ("salary_source",),
    "lang": ("lang", "language"),
    "crowd_work": ("gig_annotation",),
}
_PERIODS = {
    "yearly": "year",
    "annual": "year",
    "hourly": "hour",
    "monthly": "month",
    "daily": "day",
    "weekly": "week",
}
MIN_TEXT = 100


def read_postings(path: Path, problems: list[str]) -> Iterator[RawPosting]:
    """Yield the English postings of a CSV, JSONL or Parquet file, crowd-work left out.

    A row without id or with fewer than 100 characters of text is left out and named in `problems`
    ("jobs.csv:17: text: ..."). Raises `UnsupportedFormat` for other endings and `DataError` where the
    file cannot be read or has no column for id or text.
    """
    for place, raw in _rows(path):
        row = {name: _pick(raw, names) for name, names in COLUMNS.items()}
        if row["lang"] not in ("", "en", "english") or row["crowd_work"].lower() == "true":
            continue
        fault = _fault(row)
        if fault:
            problems.append(f"{path.name}:{place}: {fault}")
            continue
        yield _posting(row, path.stem)


def _fault(row: Mapping[str, str]) -> str | None:
    if not row["id"]:
        return "id: expected one, got none"
    if len(row["text"]) < MIN_TEXT:
        return f"text: expected at least {MIN_TEXT} characters, got {len(row['text'])}"
    return None


def _posting(row: Mapping[str, str], stem: str) -> RawPosting:
    return RawPosting(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        employer=row["employer"],
        location=row["location"],
        country=row["country"],
        posted=row["posted"],
        remote=row["remote"],
        level=row["level"],
        employment=row["employment"],
        industry=row["industry"],
        pay=_pay(row),
        source=row["source"] or stem,
    )


def _pay(row: Mapping[str, str]) -> PostedPay | None:
    if row["pay_source"] not in ("", "field"):
        return None
    try:
        low, high = float(row["pay_low"]), float(row["pay_high"])
    except ValueError:
        return None
    period = _PERIODS.get(row["pay_period"], row["pay_period"])
    if not row["pay_currency"] or period not in ("year", "month", "week", "day", "hour"):
        return None
    return PostedPay(low, high, row["pay_currency"].upper(), period, "unstated")  # type: ignore[arg-type]


def _pick(raw: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = raw.get(name)
        if value is None or (isinstance(value, float) and math.isnan(value)):
            continue
        if text := str(value).strip():
            return text
    return ""


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    readers = {".csv": _csv_rows, ".jsonl": _jsonl_rows, ".parquet": _parquet_rows}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UnsupportedFormat(
            f"{path.name!r} ends in {path.suffix or 'nothing'!r}: "
            f"expected a file of postings as {', '.join(readers)}."
        )
    if not path.is_file():
        raise DataError(path.name, [f"{path.name}: no such file"])
    yield from reader(path)


def _require(path: Path, present: set[str]) -> None:
    missing = [
        f"{path.name}:1: {name}: no column; expected one of {', '.join(COLUMNS[name])}"
        for name in ("id", "text")
        if not present & set(COLUMNS[name])
    ]
    if missing:
        raise DataError(path.name, missing)


def _csv_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    csv.field_size_limit(2**31 - 1)
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("windows-1252", errors="replace")
    rows = csv.DictReader(text.splitlines(keepends=True))
    _require(path, set(rows.fieldnames or ()))
    for row in rows:
        yield rows.line_num, row


def _jsonl_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        for place, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise DataError(path.name, [f"{path.name}:{place}: not JSON: {error.msg}"]) from error
            if not isinstance(row, dict):
                raise DataError(
                    path.name, [f"{path.name}:{place}: expected an object, got {type(row).__name__}"]
                )
            yield place, row


def _parquet_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        raise DataError(path.name, [f"{path.name}: not a Parquet file"]) from error
    _require(path, set(file.schema_arrow.names))
    place = 0
    for batch in file.iter_batches(batch_size=2000):
        for row in batch.to_pylist():
            place += 1
            yield place, row
