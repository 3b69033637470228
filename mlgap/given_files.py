"""What a person names on the command line, opened and read; what cannot be is told in one sentence."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

from mlgap.errors import DataError, MlgapError

__all__ = ["read_bytes", "read_json_lines", "read_stdin", "read_text"]


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raises `MlgapError`."""
    if str(path) == "-":
        raise MlgapError("Standard input ('-') is read as the one thing given to posting: give a file here.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise MlgapError(f"{path.name!r} cannot be opened: {error.strerror}. Check the path.") from error


def read_text(path: Path) -> str:
    """Return a file of UTF-8 text; raises `MlgapError`."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise MlgapError(f"{path.name!r} cannot be opened: {error.strerror}. Check the path.") from error
    except UnicodeDecodeError as error:
        raise MlgapError(f"{path.name!r} cannot be read as UTF-8 text. Check the file.") from error


def read_stdin() -> str:
    """Return what stands on standard input as UTF-8 text; raises `MlgapError`."""
    try:
        return io.TextIOWrapper(io.BytesIO(sys.stdin.buffer.read()), encoding="utf-8").read()
    except UnicodeDecodeError as error:
        raise MlgapError(
            "Standard input cannot be read as UTF-8 text. Save the advert as UTF-8 and pass it again."
        ) from error


def read_json_lines(path: Path) -> list[Any]:
    """Return the objects of a file of JSON lines, with id and text; raises `DataError` with all faults."""
    rows, problems = [], []
    for place, line in enumerate(read_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            problems.append(f"{path.name}:{place}: not JSON: {error.msg}")
            continue
        if isinstance(row, dict) and row.get("id") and isinstance(row.get("text"), str):
            rows.append(row)
        else:
            problems.append(f"{path.name}:{place}: expected an object with id and text")
    if problems:
        raise DataError(path.name, problems)
    return rows
