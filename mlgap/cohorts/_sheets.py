"""The individual sheets: one report for each CV, for the person it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mlgap.cohorts._picture import EARLY
from mlgap.pipeline import Analysed
from mlgap.resources import Resources
from mlgap.types import Cell, GapReport


@dataclass(frozen=True, slots=True)
class CohortSheet:
    """One CV's report under its alias; `shared` indexes the profile's claims that stand in other CVs too."""

    alias: str
    report: GapReport
    shared: tuple[int, ...]


def cohort_sheets(
    found: Sequence[Analysed], resources: Resources, *, cell: Cell = EARLY, today: date
) -> Iterator[CohortSheet]:
    """Yield the sheet of each CV read, one at a time in the order of aliases; only one is held at once."""
    raise NotImplementedError
