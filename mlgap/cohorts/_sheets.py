"""The individual sheets: one report for each CV, for the person it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mlgap.cohorts._picture import EARLY, shared_claims
from mlgap.cohorts._shared import shared_groups
from mlgap.pipeline import Analysed, market_side, report_of
from mlgap.resources import Resources
from mlgap.types import Cell, GapReport


@dataclass(frozen=True, slots=True)
class CohortSheet:
    """One CV's report under its alias; `shared` indexes the profile's claims that stand in other CVs too.

    The report is the one that the CV alone gives, without what sums a person up: standings, roles, reach and
    sets of skills are empty.
    """

    alias: str
    report: GapReport
    shared: tuple[int, ...]


def cohort_sheets(
    found: Sequence[Analysed], resources: Resources, *, cell: Cell = EARLY, today: date
) -> Iterator[CohortSheet]:
    """Yield the sheet of each CV read, one at a time in the order of aliases; only one is held at once."""
    read = [(one.alias, one.profile) for one in found if one.profile is not None]
    groups = shared_groups([profile for _, profile in read], resources.embedder)
    side = market_side(resources, cell)
    for (alias, profile), shared in zip(read, shared_claims(len(read), groups), strict=True):
        report = report_of(profile, resources, cell=cell, today=today, side=side, every_unlock=False)
        yield CohortSheet(alias, _without_totals(report), tuple(sorted(shared)))


def _without_totals(report: GapReport) -> GapReport:
    """Return a report without what sums one person up: many sheets would make a league table of it."""
    segments = tuple(replace(segment, standings=()) for segment in report.segments)
    return replace(report, segments=segments, roles=(), reach=(), unlocks=())
