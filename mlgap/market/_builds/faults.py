"""What is wrong with files of postings: each fault with its place and reason, and never the advert's text."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TextIO, get_args

from mlgap.csv_cells import CsvRows, safe_cell

__all__ = [
    "Fault",
    "FaultCounts",
    "FaultFile",
    "Outcome",
    "fault_rows",
    "read_faults",
    "shown_id",
    "shown_value",
]

HEADER = ("file", "line", "id", "field", "reason", "found", "row")
_SHOWN_ID = 64
_SHOWN_VALUE = 24
_ID_WORDS = 3


Outcome = Literal["left out", "kept without it", "kept"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_Reason = tuple[Outcome, str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one row; `line` is where the row starts (its number, in Parquet), 0 for the whole file.

    `outcome` says what became of the row. `found` is a short value that explains the reason.
    """

    file: str
    line: int
    id: str
    field: str
    reason: str
    found: str = ""
    outcome: Outcome = "left out"


@dataclass(slots=True)
class FaultCounts:
    """Takes faults and keeps how many of each reason there were, and where the first was."""

    left_out: int = 0
    by_reason: Counter[_Reason] = field(default_factory=Counter)
    first: dict[_Reason, str] = field(default_factory=dict)

    def __call__(self, fault: Fault) -> None:
        """Count one fault."""
        reason = (fault.outcome, fault.field, fault.reason)
        self.left_out += fault.outcome == "left out"
        self.by_reason[reason] += 1
        self.first.setdefault(reason, f"{fault.file}:{fault.line}" if fault.line else fault.file)

    def lines(self) -> tuple[str, ...]:
        """Return one line for each reason: rows left out first, the commonest reason first."""
        ordered = sorted(
            self.by_reason.items(), key=lambda item: (OUTCOMES.index(item[0][0]), -item[1], item[0])
        )
        return tuple(
            f"{n} {outcome}: {name}: {reason} (first at {self.first[outcome, name, reason]})"
            for (outcome, name, reason), n in ordered
        )


class FaultFile:
    """Takes faults and writes each as a row of a CSV file; formulas are defused."""

    def __init__(self, file: TextIO) -> None:
        self._rows = CsvRows(file, line_end="\n")
        self._rows.write(HEADER)

    def __call__(self, fault: Fault) -> None:
        """Write one fault."""
        self._rows.write(_cells(fault))


def fault_rows(faults: Iterable[Fault]) -> list[dict[str, str | int]]:
    """Return faults as rows of a table, with the columns of the file of faults."""
    return [dict(zip(HEADER, _cells(fault), strict=True)) for fault in faults]


def shown_id(text: str) -> str:
    """Return an id as it may be printed: "" for what is too long or too wordy to be one.

    Why: with columns mixed up, the cell that should hold an id may hold the advert.
    """
    return text if len(text) <= _SHOWN_ID and len(text.split()) <= _ID_WORDS else ""


def shown_value(text: str) -> str:
    """Return a faulty value as it may be printed, or its length where it is long."""
    return text if len(text) <= _SHOWN_VALUE else f"{len(text)} characters"


def read_faults(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file of faults."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _cells(fault: Fault) -> tuple[str | int, ...]:
    cells = (
        fault.file, fault.line or "", fault.id, fault.field, fault.reason, fault.found,
        fault.outcome,
    )  # fmt: skip
    return tuple(_safe(cell) if isinstance(cell, str) else cell for cell in cells)


def _safe(text: str) -> str:
    plain = "".join(c if c.isprintable() else "�" for c in text)
    return str(safe_cell(plain))
