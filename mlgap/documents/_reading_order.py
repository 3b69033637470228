"""The order of a page whose headings were drawn apart from what stands under them.

Content order is the best order known for most files, so it is kept wherever it can be: only a page that
draws several headings in a row, each far above the next with text of the same column between them, is put
in the order in which a person reads it, and dates drawn apart go back to the lines they stand beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import groupby, pairwise
from typing import NamedTuple

from mlgap.documents._apart_dates import with_dates_in_place

_LEAST_LEAPS = 3
"""Leaps in a row that betray such a page: the two of 36 layouts drawn so have 3 and 4, the others 1."""
_LEAP = 1.5
"""Line heights between two lines beyond which the second does not follow the first."""
_LEAST_GUTTER = 8.0
"""Points of white between two columns."""
_LEAST_SIDE = 3
"""Lines on each side of a gutter: two dates at the right edge are no column."""

Box = tuple[float, float, float, float]
Seen = Sequence[tuple[int, str, Box | None]]
"""Lines as a reader saw them: page, text and (x0, y0, x1, y1) in PDF points from the bottom left."""


class _Placed(NamedTuple):
    line: tuple[int, str, Box | None]
    x0: float
    y0: float
    x1: float
    y1: float


def in_reading_order(seen: Seen) -> list[tuple[int, str, Box | None]]:
    """Return the lines page by page, those of a page with detached headings as a person reads them."""
    ordered: list[tuple[int, str, Box | None]] = []
    for _, members in groupby(seen, key=lambda line: line[0]):
        page = list(members)
        placed = [_Placed(line, *line[2]) for line in page if line[2] and line[1].strip()]
        runs = _runs_of_leaps(placed)
        if max(map(len, runs), default=0) > _LEAST_LEAPS:
            headings = {line for run in runs if len(run) > 2 for line in run}
            page = [item.line for item in _read(placed, headings)] + [line for line in page if not line[2]]
        ordered += with_dates_in_place(page)
    return ordered


def _runs_of_leaps(lines: Sequence[_Placed]) -> list[list[_Placed]]:
    """Return each run of lines that leap from one to the next, with its last line."""
    runs: list[list[_Placed]] = [[]]
    for above, below in pairwise(lines):
        if _leaps(above, below, lines):
            runs[-1] = [*(runs[-1] or [above]), below]
        elif runs[-1]:
            runs.append([])
    return runs


def _leaps(above: _Placed, below: _Placed, lines: Sequence[_Placed]) -> bool:
    """Return whether the second line stands far under the first, with text of their column between them."""
    if above.y0 - below.y1 <= _LEAP * max(above.y1 - above.y0, 1.0):
        return False
    left, right = min(above.x0, below.x0), max(above.x1, below.x1)
    return any(
        below.y1 <= (line.y0 + line.y1) / 2 <= above.y0 and line.x0 < right and line.x1 > left
        for line in lines
    )


def _read(lines: Sequence[_Placed], headings: Set[_Placed]) -> Iterator[_Placed]:
    """Yield the lines heading by heading, column by column where a gutter parts them, and row by row."""
    bands = _bands(lines, headings)
    if len(bands) > 1:
        for band in bands:
            yield from _read(band, frozenset())
        return
    gutter = _gutter(lines)
    if gutter is not None:
        yield from _read([line for line in lines if line.x1 <= gutter], headings)
        yield from _read([line for line in lines if line.x1 > gutter], headings)
        return
    upper = _upper_band(lines)
    if upper:
        yield from _read(upper, headings)
        inside = set(upper)
        yield from _read([line for line in lines if line not in inside], headings)
        return
    yield from sorted(lines, key=lambda line: (-round((line.y0 + line.y1) / 2, -1), line.x0))


def _bands(lines: Sequence[_Placed], headings: Set[_Placed]) -> list[list[_Placed]]:
    """Return the lines cut above each heading, from the top; uncut where a line stands beside a heading.

    Beside the headings of one column runs the text of another; headings over both have their row alone.
    """
    inside = [line for line in lines if line in headings]
    if any(h.y0 < line.y1 and line.y0 < h.y1 for h in inside for line in lines if line is not h):
        return [list(lines)]
    bands: list[list[_Placed]] = [[]]
    for line in sorted(lines, key=lambda item: -item.y1):
        if line in headings and bands[-1]:
            bands.append([])
        bands[-1].append(line)
    return bands


def _gutter(lines: Sequence[_Placed]) -> float | None:
    """Return the left edge of the widest white column with lines enough on both sides, None where none is."""
    widest, found = _LEAST_GUTTER, None
    reach = float("-inf")
    for number, line in enumerate(sorted(lines, key=lambda item: item.x0)):
        enough = _LEAST_SIDE <= number <= len(lines) - _LEAST_SIDE
        if enough and line.x0 - reach >= widest:
            widest, found = line.x0 - reach, reach
        reach = max(reach, line.x1)
    return found


def _upper_band(lines: Sequence[_Placed]) -> list[_Placed]:
    """Return the lines above the highest white row that has a gutter over or under it."""
    rows = sorted(lines, key=lambda line: -line.y1)
    lowest = float("inf")
    for number, line in enumerate(rows):
        parts = (rows[:number], rows[number:])
        if number and line.y1 <= lowest and any(_gutter(part) is not None for part in parts):
            return rows[:number]
        lowest = min(lowest, line.y0)
    return []
