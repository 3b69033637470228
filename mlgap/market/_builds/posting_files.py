"""A file of postings, on disk or in memory, as lines of text whatever it is encoded in."""

from __future__ import annotations

import codecs
import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mlgap.errors import DataError, UnsupportedFormat

__all__ = ["LINE_LIMIT", "Lines", "PostingFile"]

LINE_LIMIT = 4_000_000
"""Characters: a longer line is reported and passed over without being held in memory."""
_SAMPLE = 1 << 16
FALLBACK = "mlgap-windows-1252"
"""The error handler that reads bytes that are no UTF-8."""
_ENDINGS = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
_OTHER_FORMATS = {
    b"PK\x03\x04": "a ZIP or Excel file",
    b"\xd0\xcf\x11\xe0": "an old Excel file",
    b"\x1f\x8b": "compressed with gzip",
    b"%PDF": "a PDF",
}


@dataclass(frozen=True, slots=True)
class PostingFile:
    """A named file of postings and the way to open it."""

    name: str
    open: Callable[[], BinaryIO]

    @classmethod
    def at(cls, path: Path) -> PostingFile:
        """Return the file at `path`."""
        return cls(path.name, lambda: path.open("rb"))

    @classmethod
    def of(cls, name: str, data: bytes) -> PostingFile:
        """Return bytes in memory as a file."""
        return cls(name, lambda: io.BytesIO(data))

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return Path(self.name).stem

    def format(self) -> str:
        """Return "csv", "jsonl" or "parquet": by its first bytes where they tell, else by its ending.

        Raises `UnsupportedFormat` for anything else and `DataError` where the file cannot be opened.
        """
        try:
            with self.open() as file:
                head = file.read(4)
        except OSError as error:
            reason = "no such file" if isinstance(error, FileNotFoundError) else str(error.strerror)
            raise DataError(self.name, [f"{self.name}: {reason}"]) from error
        if head == b"PAR1":
            return "parquet"
        other = next((what for magic, what in _OTHER_FORMATS.items() if head.startswith(magic)), None)
        ending = Path(self.name).suffix.lower()
        if other is None and ending in _ENDINGS:
            return _ENDINGS[ending]
        found = f"is {other}" if other else f"ends in {ending or 'nothing'!r}"
        raise UnsupportedFormat(
            f"{self.name!r} {found}: expected postings as .csv, .jsonl, .parquet (or .tsv, .ndjson)."
        )


class Lines:
    """The lines of a text file, numbered from 1, with their ends; a line beyond `LINE_LIMIT` is None.

    Encodings: UTF-8 and UTF-16, with or without a byte order mark; bytes that are no UTF-8 are read as
    Windows-1252 and counted in `foreign`, so that a mixed file loses nothing.
    """

    def __init__(self, file: PostingFile) -> None:
        self._binary = file.open()
        sample = self._binary.read(_SAMPLE)
        self._binary.seek(0)
        self.encoding = _encoding(sample)
        self.foreign = 0
        self._text = io.TextIOWrapper(self._binary, encoding=self.encoding, errors=FALLBACK, newline="")

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, *_: object) -> None:
        self._text.close()

    def __iter__(self) -> Iterator[tuple[int, str | None]]:
        number = 0
        while line := self._read():
            number += 1
            whole: str | None = line
            while len(line) >= LINE_LIMIT and line[-1] not in "\r\n":
                whole, line = None, self._read()
            yield number, whole

    def _read(self) -> str:
        _read_here.foreign = 0
        line = self._text.readline(LINE_LIMIT)
        self.foreign += _read_here.foreign
        return line


def _encoding(sample: bytes) -> str:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = sample[:4096:2].count(0), sample[1:4096:2].count(0)
    half = max(1, len(sample[:4096]) // 2)
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.1:
        return "utf-16-be"
    return "utf-8-sig"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    foreign = error.object[error.start : error.end]
    _read_here.foreign = getattr(_read_here, "foreign", 0) + len(foreign)
    return foreign.decode("windows-1252", errors="replace"), error.end


_read_here = threading.local()
"""Counts foreign bytes: an error handler is told nothing of the file it works for."""
codecs.register_error(FALLBACK, _as_windows_1252)
