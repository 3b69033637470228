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
from mlgap.market_side import EVERYWHERE, MarketSide, market_side
from mlgap.pipeline import reach_of, roles_of
from mlgap.resources import Resources
from mlgap.skills import Taxonomy
from mlgap.types import (
    Cell,
    Correction,
    GapReport,
    ModelCard,
    Profile,
    SegmentReport,
)

__all__ = ["HYPOTHETICAL", "MarketSide", "SegmentShift", "StatusShift", "market_side", "shifts", "what_if"]

HYPOTHETICAL = "What if: skills are assumed here that the CV does not show. No report of the CV as it is."


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
            gaps.segment_report(p.demand, p.band, evidence, resources.taxonomy, resources.vocabulary)
            for p in side.segments
        ),
        roles=roles_of(side, evidence, resources.taxonomy),
        reach=reach_of(side, held),
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
