"""What would be counted if a person held more: a report under assumed skills, and what moves in it.

Nothing here is saved: what is assumed enters no profile and no list of corrections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mlgap import gaps
from mlgap.errors import UnknownId
from mlgap.ids import GRADES, SCHEMA_VERSION, GapStatus, Grade
from mlgap.market import RequiredItems, demand, required_items
from mlgap.pay import salary_band
from mlgap.pipeline import EVERYWHERE, FEW_ADVERTS, shown_segments
from mlgap.resources import Resources
from mlgap.skills import Taxonomy
from mlgap.turns import in_turn
from mlgap.types import (
    Cell,
    CellDemand,
    Correction,
    GapReport,
    ModelCard,
    Profile,
    RoleStanding,
    SalaryBand,
    SegmentReport,
)

__all__ = ["HYPOTHETICAL", "MarketSide", "SegmentShift", "StatusShift", "market_side", "shifts", "what_if"]

HYPOTHETICAL = "What if: skills are assumed here that the CV does not show. No report of the CV as it is."


@dataclass(frozen=True, eq=False)
class MarketSide:
    """All that a report of `cell` counts of the market, whoever the CV is of: made once, asked often."""

    cell: Cell
    segments: tuple[tuple[CellDemand, SalaryBand | None, RequiredItems], ...]
    roles: tuple[CellDemand, ...]


@dataclass(frozen=True, slots=True)
class StatusShift:
    """One thing a segment asks whose status or grade changes."""

    skill_id: str
    status_before: GapStatus
    status_after: GapStatus
    grade_before: Grade | None
    grade_after: Grade | None


@dataclass(frozen=True, slots=True)
class SegmentShift:
    """What changes in one segment: "shows k of m things most asked", adverts within reach, and statuses.

    `reach_before` and `reach_after` count adverts within reach of the `n_judged` that could be judged.
    """

    segment: str
    n_adverts: int
    n_employers: int
    of: int
    shown_before: int
    shown_after: int
    n_judged: int
    reach_before: int
    reach_after: int
    moved: tuple[StatusShift, ...]

    @property
    def moves(self) -> bool:
        """Whether anything changes here."""
        return bool(self.moved) or self.reach_before != self.reach_after


@in_turn
def market_side(resources: Resources, cell: Cell = EVERYWHERE) -> MarketSide:
    """Return what the market's part of every report of `cell` is; raises `UnknownId`.

    It holds nothing of any CV and may be kept for all sessions.
    """
    vocabulary, snapshot = resources.vocabulary, resources.snapshot
    vocabulary.check_cell(cell)
    technical = gaps.technical(resources.taxonomy)
    names = (cell.segment,) if cell.segment else shown_segments(vocabulary)
    segments = []
    for name in names:
        found = demand(snapshot, replace(cell, segment=name), groups=resources.groups)
        is_cut = name in vocabulary.ids["cut"]
        banded = not is_cut and resources.bands is not None
        band = salary_band(resources.bands, found.cell, vocabulary) if banded else None
        segments.append((found, band, required_items(snapshot, found.used, technical)))
    skip = {*vocabulary.families_excluded, "other"}
    families = (f for f in vocabulary.ids["role_family"] if f not in skip)
    roles = tuple(demand(snapshot, replace(cell, role_family=family)) for family in families)
    return MarketSide(cell, tuple(segments), roles)


def what_if(
    profile: Profile,
    assumed: Mapping[str, Grade],
    resources: Resources,
    *,
    cell: Cell = EVERYWHERE,
    today: date,
    side: MarketSide | None = None,
) -> GapReport:
    """Return the report of `profile` if its person held the skills of `assumed` at those grades too.

    Each is counted like the person's own word "added": with what it implies, never below what the CV shows.
    The report's own profile is `profile` unchanged, so that nothing assumed is ever saved as theirs; its
    warnings say that it is hypothetical. Segments, roles and reach are counted; steps, sets of skills, pay
    beside the bands and checks of the CV are left empty: none of them changes by wishing. Pass the `side` of
    the cell to count it once. Raises `UnknownId` for skills, grades and cells that do not exist.
    """
    _check(assumed, resources.taxonomy)
    side = side if side is not None and side.cell == cell else market_side(resources, cell)
    supposed = _supposing(profile, assumed)
    held, evidence = gaps.held_skills(supposed, resources.taxonomy), gaps.Held(supposed, resources.taxonomy)
    return GapReport(
        schema_version=SCHEMA_VERSION,
        method_version=gaps.METHOD_VERSION,
        snapshot_id=resources.snapshot.id,
        created=today.isoformat(),
        model=ModelCard(resources.embedder.name, resources.embedder.digest, resources.embedder.calibrated),
        cell=cell,
        profile=profile,
        segments=tuple(
            gaps.segment_report(found, band, evidence, resources.taxonomy, resources.vocabulary)
            for found, band, _ in side.segments
        ),
        roles=_roles(side, evidence, resources.taxonomy),
        reach=tuple(
            gaps.find_reach(found.cell.segment or "all", items, held)
            for found, _, items in side.segments
            if found.demands
        ),
        plan=(),
        warnings=(HYPOTHETICAL,) if assumed else (),
    )


def shifts(before: GapReport, after: GapReport) -> tuple[SegmentShift, ...]:
    """Return what changes from one report to another of the same cell, a row for each segment they share.

    Changed statuses stand in the order of the later report's gaps, which is that of demand.
    """
    segments = {s.segment: s for s in before.segments}
    reach = {r.segment: r for r in before.reach}
    reach_after = {r.segment: r for r in after.reach}
    return tuple(
        SegmentShift(
            segment=now.segment,
            n_adverts=now.n_adverts,
            n_employers=now.n_employers,
            of=now.standings[0].of,
            shown_before=segments[now.segment].standings[0].shown,
            shown_after=now.standings[0].shown,
            n_judged=reach_after[now.segment].n_judged if now.segment in reach_after else 0,
            reach_before=reach[now.segment].n_within if now.segment in reach else 0,
            reach_after=reach_after[now.segment].n_within if now.segment in reach_after else 0,
            moved=tuple(_moved(segments[now.segment], now)),
        )
        for now in after.segments
        if now.segment in segments
    )


def _check(assumed: Mapping[str, Grade], taxonomy: Taxonomy) -> None:
    technical = gaps.technical(taxonomy)
    for skill, grade in assumed.items():
        if skill not in technical:
            raise UnknownId(f"Unknown skill {skill!r}: expected a technical one of data/skills.csv.")
        if grade not in GRADES:
            raise UnknownId(f"Unknown grade {grade!r}: expected one of {', '.join(GRADES)}.")


def _supposing(profile: Profile, assumed: Mapping[str, Grade]) -> Profile:
    """Return `profile` with what is assumed as words added, for the arithmetic alone."""
    added = tuple(Correction(skill, "added", grade) for skill, grade in sorted(assumed.items()))
    return replace(profile, corrections=(*profile.corrections, *added))


def _moved(before: SegmentReport, after: SegmentReport) -> Iterator[StatusShift]:
    was = {gap.skill_id: gap for gap in before.gaps}
    for now in after.gaps:
        old = was.get(now.skill_id)
        if old is not None and (old.status, old.grade) != (now.status, now.grade):
            yield StatusShift(now.skill_id, old.status, now.status, old.grade, now.grade)


def _roles(side: MarketSide, evidence: gaps.Held, taxonomy: Taxonomy) -> tuple[RoleStanding, ...]:
    """Return the standing of each role in the order of a report: few adverts last, then most shown."""
    told = [role for found in side.roles if (role := gaps.role_standing(found, evidence, taxonomy))]
    told.sort(key=lambda r: (r.n_adverts < FEW_ADVERTS, -r.standing.shown / r.standing.of, r.role_family))
    return tuple(told)
