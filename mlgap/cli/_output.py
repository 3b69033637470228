"""What a command writes: results to a file or standard output, progress to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mlgap.csv_cells import csv_file
from mlgap.errors import MlgapError


def tell(step: str) -> None:
    print(f"{step} ...", file=sys.stderr)


def write(content: str | bytes, out: Path | None) -> None:
    data = content.encode("utf-8") if isinstance(content, str) else content
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    with writing(out):
        out.write_bytes(data)


def write_csv(text: str, out: Path | None) -> None:
    """Write CSV: with the mark that spreadsheets need to a file, without it to another program."""
    write(text if out is None else csv_file(text), out)


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Turn a refusal of the file system into one clear sentence."""
    try:
        yield
    except OSError as error:
        raise MlgapError(f"{out.name!r} cannot be written: {error.strerror}. Check --out.") from error
