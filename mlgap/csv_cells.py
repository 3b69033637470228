"""CSV that a spreadsheet opens as a table and runs nothing of: every CSV that mlgap writes passes here."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

LINE_END = "\r\n"
# A spreadsheet runs a cell that starts with one of these, full-width forms too, as a formula; blanks, unseen
# signs and quotes before it do not stop all of them. Where the list separator is not a comma, a semicolon
# or a tab inside a text starts a cell as well, and so does a line. No sign is both a start and skipped after
# one: many line breaks would else be read again from each of them.
_STARTS_FORMULA = re.compile(
    r"(^|[;\t\r\n|])((?:[^\S\t\r\n]|[\ufeff\u200b-\u200f\u2060\"'’‘“”`])*)(?=[=+\-@＝＋－＠−])"
)
_STARTS_BLANK = re.compile(r"^[\t\r\n]")


def safe_cell(cell: object) -> object:
    """Return a cell that no spreadsheet runs: an apostrophe stands before what would be a formula."""
    if not isinstance(cell, str):
        return cell
    text = _STARTS_FORMULA.sub(r"\1\2'", cell.replace("\0", ""))
    return f"'{text}" if _STARTS_BLANK.match(text) else text


class CsvRows:
    """Writes rows to a file, every cell of them safe."""

    def __init__(self, file: IO[str], *, line_end: str = LINE_END) -> None:
        self._writer = csv.writer(file, lineterminator=line_end)

    def write(self, cells: Iterable[object]) -> None:
        """Write one row."""
        self._writer.writerow([safe_cell(cell) for cell in cells])


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a head and rows as CSV; lines end with CR LF, as RFC 4180 has it."""
    out = io.StringIO()
    writer = CsvRows(out)
    writer.write(columns)
    for row in rows:
        writer.write(row)
    return out.getvalue()


def csv_of(rows: Sequence[Mapping[str, object]], columns: Sequence[str] | None = None) -> str:
    """Return rows of named cells as CSV, in the order of `columns` or else of the first row's names."""
    names = list(rows[0] if columns is None else columns)
    return csv_text(names, ([row.get(name, "") for name in names] for row in rows))


def csv_file(text: str) -> bytes:
    """Return CSV as the bytes of a file: UTF-8 with a byte order mark.

    Why: without the mark Excel on Windows takes UTF-8 for the system's own code page and garbles every
    accent. Python's "utf-8-sig", pandas, R's readr and LibreOffice take it as no part of the first name.
    """
    return text.encode("utf-8-sig")
