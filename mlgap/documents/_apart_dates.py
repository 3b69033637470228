"""Dates that a page draws apart from the lines they stand beside or between.

A program that lays out cells or floats may draw all dates of a page before or after its text. They go back
only where the page leaves no doubt: every line of the stretch stands at the height of one short line without
dates, or fits into the white between two lines that follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

Box = tuple[float, float, float, float]
BoxedLine = tuple[int, str, Box | None]

_MONTHS = r"(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zé]{0,6}\.?"
_DATE_WORD = re.compile(
    rf"\b(?:19|20)\d\d\b(?:[-./]\d\d?\b){{0,2}}|\b(?:\d\d?[-./]){{1,2}}(?:(?:19|20)?\d\d)\b|['’]\d\d\b"
    rf"|\b(?:{_MONTHS}|spring|summer|fall|autumn|winter)(?=\W|$)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|['’]\d\d\b|\b\d\d?/\d\d\b")
_OPEN = re.compile(
    r"\b(?:present|now|current|today|date|ongoing|heute|jetzt|oggi|heden|aujourd['’]hui|actualidad|presente"
    r"|since|seit|depuis|desde)\b|[-–—]\W*$",
    re.IGNORECASE,
)
_NO_HEAD = re.compile(r"^\s*[^\w\s(\"'“„]|[.;]\s*$|@")
_RUN = 3.0
"""Line heights from one line's middle to the next beyond which they are no stretch."""
_SAME_ROW = 0.4
"""Of a line's height: how far the middles of two lines of one row may lie apart."""
_SAME_LEFT = 4.0
_MARGIN_TEXT = 45
_PARTNER_TEXT = 70
_ROW_TEXT = 110


def with_dates_in_place(page: Sequence[BoxedLine]) -> list[BoxedLine]:
    """Return the lines of one page, its dates joined to or put before the lines where they are seen."""
    lines = list(page)
    apart = [run for run in _runs(lines) if _holds_range([lines[i] for i in run])]
    beside = {i: found for run in apart for i, found in _partners(lines, run).items()}
    for index, partner in beside.items():
        lines[partner] = _joined(lines[partner], lines[index])
    left = [line for index, line in enumerate(lines) if index not in beside]
    for run in apart:
        if len(run) == 1 and run[0] not in beside:
            left = _between(left, lines[run[0]])
    return left


def _runs(lines: Sequence[BoxedLine]) -> Iterator[list[int]]:
    """Yield the stretches of lines, by number: each stands in the row of the one before, or under it."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if run and not _follows(lines[run[-1]], line):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _follows(above: BoxedLine, line: BoxedLine) -> bool:
    if above[2] is None or line[2] is None:
        return True
    if _in_one_row(above[2], line[2]):
        return True
    fall = _middle(above[2]) - _middle(line[2])
    overlap = above[2][0] < line[2][2] and line[2][0] < above[2][2]
    return overlap and 0 < fall <= _RUN * _height(above[2], line[2])


def _holds_range(run: Sequence[BoxedLine]) -> bool:
    """Return whether a stretch is short lines, one of them a range of dates, and no other numbers."""
    texts = [text for _, text, _ in run]
    if any(len(text) > (_ROW_TEXT if len(run) == 1 else _MARGIN_TEXT) for text in texts):
        return False
    dated = [text for text in texts if _is_range(text)]
    numbered = any(re.search(r"[\d@:]", _DATE_WORD.sub("", text)) for text in texts)
    return bool(dated) and not numbered and 3 * len(dated) >= len(texts)


def _is_range(text: str) -> bool:
    years = len(_YEAR.findall(text))
    return years > 1 or (years == 1 and _OPEN.search(text) is not None)


def _partners(lines: Sequence[BoxedLine], run: Sequence[int]) -> dict[int, int]:
    """Return for each line of a stretch the one beside it, nothing where any has none or several."""
    partners: dict[int, int] = {}
    for index in run:
        box = lines[index][2]
        row = [
            other
            for other, (_, _, place) in enumerate(lines)
            if other not in run and box and place and _in_one_row(box, place)
        ]
        if len(row) != 1 or not _is_head(lines[row[0]][1]) or len(lines[index][1]) > _MARGIN_TEXT:
            return {}
        partners[index] = row[0]
    return partners


def _is_head(text: str) -> bool:
    """Return whether a line may have its dates beside it: short, undated, no bullet, sentence or address."""
    return len(text) <= _PARTNER_TEXT and not _YEAR.search(text) and not _NO_HEAD.search(text)


def _joined(partner: BoxedLine, dates: BoxedLine) -> BoxedLine:
    """Return both as one line, with a tab for the white between them."""
    page, text, box = partner
    assert box is not None
    assert dates[2] is not None
    first, second = (text, dates[1]) if box[0] <= dates[2][0] else (dates[1], text)
    x0, y0, x1, y1 = zip(box, dates[2], strict=True)
    return (page, f"{first.rstrip()} \t {second.lstrip()}", (min(x0), min(y0), max(x1), max(y1)))


def _between(lines: Sequence[BoxedLine], row: BoxedLine) -> list[BoxedLine]:
    """Return the lines with a row put between the two that follow each other around its place, if they do."""
    others = [line for line in lines if line is not row]
    box = row[2]
    assert box is not None
    for number, (above, below) in enumerate(pairwise(others), start=1):
        if above[2] and below[2] and _fits(box, above[2], below[2]) and _is_free(others, above[2], below[2]):
            return [*others[:number], row, *others[number:]]
    return list(lines)


def _fits(row: Box, above: Box, below: Box) -> bool:
    near = 2 * _RUN * _height(row, below)
    return (
        abs(row[0] - below[0]) <= _SAME_LEFT
        and row[0] < above[2]
        and above[0] < row[2]
        and 0 <= above[1] - row[3] + 2 <= near
        and 0 <= row[1] - below[3] + 2 <= near
    )


def _is_free(lines: Sequence[BoxedLine], above: Box, below: Box) -> bool:
    """Return whether no line stands between two others, over the width of the lower one."""
    return not any(
        box and below[3] - 1 <= _middle(box) <= above[1] + 1 and box[0] < below[2] and box[2] > below[0]
        for _, _, box in lines
        if box not in (above, below)
    )


def _in_one_row(one: Box, other: Box) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0]
    return apart and abs(_middle(one) - _middle(other)) <= _SAME_ROW * _height(one, other)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _height(one: Box, other: Box) -> float:
    return max(one[3] - one[1], other[3] - other[1], 1.0)
