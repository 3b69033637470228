"""Which drawn letter each character of a repaired line is, and letters to rows."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from mlgap.documents._draft import Box
from mlgap.documents._identity import MASK
from mlgap.documents._repair import repair_line

_SOFT_HYPHENS = "\ufffe\x02"


def glyph_of_each(text: str, drawn: str) -> tuple[int, ...] | None:
    """Return for each character of a document's line the index of its letter in the line as it was drawn.

    `text` may be masked; `drawn` is as the PDF gives it, before ligatures were opened, spaces made single
    and hyphens at a row's end decided. None where the two do not come out even.
    """
    found: list[int] = []
    made: list[str] = []
    dropped_hyphen = False
    for index, char in enumerate(drawn):
        if char in _SOFT_HYPHENS:
            keep = len(found) < len(text) and text[len(found)] == "-"
            dropped_hyphen = True
            repaired = "-" if keep else ""
        elif char.isspace() or not (repaired := repair_line(char)):
            spaced = char.isspace() or bool(unicodedata.category(char) == "Co")
            repaired = " " if spaced and made and made[-1] != " " and not dropped_hyphen else ""
        else:
            dropped_hyphen = False
        if unicodedata.combining(char) and made:
            joined = unicodedata.normalize("NFC", made[-1] + char)
            if len(joined) == 1:
                made[-1] = joined
                continue
        made += repaired
        found += [index] * len(repaired)
    while made and made[-1] == " ":
        made.pop()
        found.pop()
    if len(made) != len(text) or any(b not in (a, MASK) for a, b in zip(made, text, strict=True)):
        return None
    return tuple(found)


def rows(letters: Sequence[Box | None]) -> list[Box]:
    """Return one box for each row that the letters, in reading order, stand in.

    A line broken after a hyphen stands in two rows; letters set upwards, one above the other, are one.
    """
    known = [box for box in letters if box]
    if _upright(known):
        return [_around(known)]
    found: list[list[Box]] = []
    for box in known:
        if found and not _below(box, _around(found[-1])):
            found[-1].append(box)
        else:
            found.append([box])
    return [_around(row) for row in found]


def _upright(boxes: Sequence[Box]) -> bool:
    """Return whether each letter stands above or below the one before, hardly moved to a side."""
    if len(boxes) < 3:
        return False
    x0, y0, x1, y1 = _around(boxes)
    widest = max(box[2] - box[0] for box in boxes)
    return x1 - x0 <= 1.5 * widest and y1 - y0 > 2 * (x1 - x0)


def _below(box: Box, row: Box) -> bool:
    """Return whether a letter begins a new row: left of the row's end, and wholly above or beneath it."""
    return box[0] < row[2] and (box[1] > row[3] or box[3] < row[1])


def _around(boxes: Sequence[Box]) -> Box:
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)
