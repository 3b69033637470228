"""Rows of a CSV file, broken ones named by line: an open quote or 100 MB of junk costs its own row alone."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mlgap.market._builds.columns import Places, column_problems, find_columns, unused_columns
from mlgap.market._builds.posting_files import LINE_LIMIT, Lines
from mlgap.market._builds.rows import Broken, Note, Row, first_held, whole_row

__all__ = ["csv_problems", "csv_rows"]

DELIMITERS = (",", ";", "\t", "|")
_SEP_LINE = re.compile(r"sep=(.)\s*$", re.I)
_INNER_QUOTE = r'(?<=[^{d}\r\n"])"(?=[^{d}\r\n"])'
"""A quote with text on both sides: it belongs to the text, though it was not doubled."""
_OPEN = "a quote opens and does not close: read on from the next line"
_LONG = "longer than 4,000,000 characters"
_EXTRA = "more cells than the header"
_FEWER = "fewer cells than the header, and none for the text"
csv.field_size_limit(2 * LINE_LIMIT)


@dataclass(frozen=True, slots=True)
class _Header:
    """The header of a file: its columns, what separates them, and the line it ends on."""

    names: list[str]
    delimiter: str
    line: int


class _TooLong(Exception):
    """A record beyond the limit, which an unclosed quote makes."""


@dataclass(slots=True)
class _Feed:
    """Lines for `csv.reader`, remembering those of the record at hand so that they can be read again."""

    lines: Iterator[tuple[int, str | None]]
    again: deque[tuple[int, str | None]] = field(default_factory=deque)
    taken: list[tuple[int, str]] = field(default_factory=list)
    size: int = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        number, line = self.again.popleft() if self.again else next(self.lines)
        if line is None or (self.taken and self.size + len(line) > LINE_LIMIT):
            self.again.appendleft((number, line))
            raise _TooLong
        self.taken.append((number, line))
        self.size += len(line)
        return line

    def start(self) -> None:
        """Forget the record at hand: it is read."""
        self.taken, self.size = [], 0

    def back(self, lines: Sequence[tuple[int, str]]) -> None:
        """Take lines of the record at hand back, to be read again as the start of another."""
        self.again.extendleft(reversed(lines))
        self.start()


def csv_problems(lines: Lines, name: str, mapping: Mapping[str, str]) -> list[str]:
    """Return what keeps the file from being read at all."""
    header = _header(_Feed(iter(lines)), mapping)
    if header is None:
        return [f"{name}: the file is empty: expected a header and rows"]
    places = find_columns(header.names, mapping)
    return column_problems(name, header.line, header.names, places, mapping)


def csv_rows(lines: Lines, mapping: Mapping[str, str]) -> Iterator[Row | Broken]:
    """Yield the rows of a CSV file, delimited as its header is, and what cannot be read as one."""
    feed = _Feed(iter(lines))
    header = _header(feed, mapping)
    if header is None:
        return
    places = find_columns(header.names, mapping)
    columns = {name: i for i, name in reversed(list(enumerate(header.names)))}
    unused = unused_columns(header.names, places)
    text_at = min(columns[name] for name in places["text"])
    wake = _Wake()
    for number, cells, mended in _records(feed, header.delimiter):
        wrong = _misfit(cells, header.names, text_at) if cells is not None else _OPEN
        if wake.open and (wrong or (cells and len(cells) != len(header.names))):
            wake.take(number)
            continue
        if cells is None:
            wake.open = True
            yield Broken(number, _LONG if mended else _OPEN)
            continue
        yield from wake.close()
        if wrong:
            yield Broken(number, wrong, f"{len(cells)} for {len(header.names)}")
        elif any(cells) and cells != header.names:
            row = _row(number, cells, mended, places, columns)
            whole = "" if row.keyed else whole_row(zip(header.names, cells, strict=False))
            yield replace(row, whole=whole, unused=unused)
    yield from wake.close()


@dataclass(slots=True)
class _Wake:
    """What follows a broken row and fits no header is the rest of it: told once, not line by line."""

    open: bool = False
    first: int = 0
    count: int = 0

    def take(self, line: int) -> None:
        """Count one line to the broken row."""
        self.first = self.first or line
        self.count += 1

    def close(self) -> Iterator[Broken]:
        """Yield what was taken, and start anew."""
        if self.count:
            yield Broken(self.first, "left over from the broken row above", f"{self.count} lines")
        self.open, self.first, self.count = False, 0, 0


def _row(number: int, cells: list[str], mended: bool, places: Places, columns: Mapping[str, int]) -> Row:
    fields, notes = first_held(places, lambda name: cells[i] if (i := columns[name]) < len(cells) else None)
    more: list[Note] = []
    if len(cells) < len(columns):
        more.append(("row", "fewer cells than the header", f"{len(cells)} for {len(columns)}"))
    if mended:
        more.append(("row", "quotes inside a cell are not doubled: read as part of it", ""))
    return Row(number, fields, (*notes, *more), keyed="id" in places)


def _misfit(cells: list[str], names: list[str], text_at: int) -> str | None:
    if len(cells) > len(names) and any(cells[len(names) :]):
        return _EXTRA
    return _FEWER if len(cells) <= text_at and any(cells) else None


def _header(feed: _Feed, mapping: Mapping[str, str]) -> _Header | None:
    """Read the header by the delimiter under which most of its columns are known ones."""
    for number, line in feed.lines:
        if line is None or not line.strip():
            continue
        told = _SEP_LINE.match(line)
        if told:
            feed.again.clear()
            continue
        feed.again.append((number, line))
        best = max(DELIMITERS, key=lambda d: _fit(line, d, mapping))
        for start, cells, _ in _records(feed, best):
            if cells:
                return _Header([cell.strip().strip("\0") for cell in cells], best, start)
        return None
    return None


def _fit(line: str, delimiter: str, mapping: Mapping[str, str]) -> tuple[int, int]:
    names = [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]
    return len(find_columns(names, mapping)), len(names)


def _records(feed: _Feed, delimiter: str) -> Iterator[tuple[int, list[str] | None, bool]]:
    """Yield (first line, cells, mended) of each record; cells are None for one that is too long or open.

    For those without cells `mended` says that the record was too long.
    """
    inner = re.compile(_INNER_QUOTE.format(d=re.escape(delimiter)))
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    mended = False
    while True:
        feed.start()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooLong):
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
            if not feed.taken:  # a single line beyond the limit
                number, _ = feed.again.popleft()
                yield number, None, True
                continue
            taken = feed.taken
            anew = [(number, inner.sub('""', line)) for number, line in taken]
            if anew != taken:
                mended = True
                feed.back(anew)
                continue
            mended = False
            number, first = taken[0]
            feed.back(taken[1:])
            yield number, _alone(first, delimiter), False
            continue
        if cells:
            yield feed.taken[0][0], cells, mended
        mended = False


def _alone(line: str, delimiter: str) -> list[str] | None:
    """Return the cells of a line with faulty quotes where each opens and closes within it."""
    if line.count('"') % 2:
        return None
    return next(csv.reader([line], delimiter=delimiter), None)
