"""The steps of one segment, or of all together, in words and in figures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from mlgap import gaps
from mlgap.ids import Gate
from mlgap.market import required_items
from mlgap.pipeline import Resources
from mlgap.plan_views._texts import PlanTexts, Whole
from mlgap.types import Gap, GapReport, Profile, Reach, SegmentReport, Step, Unlocks

ALL = "all"
"""The segment that stands for all of them together."""


@dataclass(frozen=True, slots=True)
class Told:
    """One step in words and in figures; `step` is None for a gap that is in no best set."""

    gap: Gap
    advice: gaps.StepAdvice
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class SegmentPlan:
    """What to do first for a segment; `unlocks` is None where too few adverts are there to tell anything.

    `open_gaps` are all things asked and not shown, most required first.
    """

    segment: SegmentReport
    unlocks: Unlocks | None
    reach: Reach | None
    steps: tuple[Told, ...]
    open_gaps: tuple[Gap, ...]


def segment_plan(
    report: GapReport, segment: str, resources: Resources, texts: PlanTexts, whole: Whole
) -> SegmentPlan:
    """Return the plan for one segment of `report`, or for `ALL` of its cell together.

    `whole` is `whole_cell` of the report's cell.
    """
    profile, taxonomy = report.profile, resources.taxonomy
    held = gaps.Held(profile, taxonomy)
    is_all = segment == ALL
    if is_all:
        part = gaps.segment_report(whole.demand, None, held, taxonomy, resources.vocabulary)
    else:
        part = next(s for s in report.segments if s.segment == segment)
    unlocks = next((u for u in report.unlocks if u.segment == segment), None)
    steps = report.plan if is_all else ()
    if not is_all and unlocks is not None:
        steps = _steps(part, unlocks, profile, resources)
    known = {gap.skill_id: gap for gap in part.gaps}
    told = (
        (step, known.get(step.skill_id) or gaps.gap_in(step.skill_id, whole.demand, held, taxonomy))
        for step in steps
    )
    reach = next((r for r in report.reach if r.segment == segment), None)
    if is_all:
        reach = gaps.find_reach(ALL, whole.items, gaps.held_skills(profile, taxonomy))
    return SegmentPlan(
        part,
        unlocks,
        reach,
        tuple(
            Told(gap, advice(gap, profile, resources, texts, whole), step)
            for step, gap in told
            if gap.status != "shown"
        ),
        tuple(gap for gap in part.gaps if gap.status != "shown"),
    )


def reach_without(
    plan: SegmentPlan, gates_left_out: Collection[Gate], profile: Profile, resources: Resources, whole: Whole
) -> Reach:
    """Return what is within reach among the adverts that require none of some conditions."""
    items = whole.items
    if plan.segment.segment != ALL:
        items = required_items(resources.snapshot, plan.segment.used, gaps.technical(resources.taxonomy))
    held = gaps.held_skills(profile, resources.taxonomy)
    return gaps.find_reach(plan.segment.segment, items, held, without=gates_left_out)


def _steps(part: SegmentReport, unlocks: Unlocks, profile: Profile, resources: Resources) -> tuple[Step, ...]:
    taxonomy = resources.taxonomy
    items = required_items(resources.snapshot, part.used, gaps.technical(taxonomy))
    candidates = {gap.skill_id: gap for gap in part.gaps}
    return gaps.plan_steps(unlocks, items, gaps.held_skills(profile, taxonomy), candidates, taxonomy)


def advice(
    gap: Gap, profile: Profile, resources: Resources, texts: PlanTexts, whole: Whole
) -> gaps.StepAdvice:
    """Return the step for a gap that is open; certificates are counted among the adverts of `whole`."""
    return gaps.advice_of(
        gap,
        profile,
        texts.steps,
        resources.taxonomy,
        statuses=texts.certificates,
        named=whole.demand,
    )
