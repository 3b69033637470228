"""What stands beside the steps: interviews, wording, what a segment screens for, and ways in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mlgap import gaps
from mlgap.market import demand, requirement_shares
from mlgap.pipeline import Resources
from mlgap.plan_views._texts import PlanTexts
from mlgap.turns import analysis, in_turn
from mlgap.types import Cell, Profile, SegmentReport

QUESTIONS_ON_SKILLS = 12


def topics(
    profile: Profile, segment: SegmentReport, texts: PlanTexts, resources: Resources
) -> tuple[gaps.InterviewTopic, ...]:
    """Return what to prepare for interviews in a segment."""
    return gaps.prepare(profile, segment, texts.questions, resources.taxonomy, QUESTIONS_ON_SKILLS)


def wording(
    profile: Profile, segment: SegmentReport, texts: PlanTexts, resources: Resources
) -> tuple[gaps.ClaimWording, ...]:
    """Return for each line of work which of the segment's terms it meets, and which true ones it lacks."""
    return gaps.claim_wording(profile, segment, texts.spellings, resources.taxonomy)


@in_turn
def screens(resources: Resources, cell: Cell, texts: PlanTexts) -> Mapping[str, gaps.ScreenReading]:
    """Return by segment what its adverts ask more than others do, as `cell` of this market bears it out."""
    found = {}
    for screen in texts.screens:
        analysis().breathe()
        of = replace(cell, segment=screen.segment)
        tools = demand(resources.snapshot, of, groups=resources.groups)
        found[screen.segment] = gaps.read_screen(screen, tools, requirement_shares(resources.snapshot, of))
    return found


def path_counts(resources: Resources, texts: PlanTexts) -> Mapping[str, tuple[gaps.PathCount, ...]]:
    """Return the adverts that stand for each way in; they hold nothing of any CV."""
    return gaps.path_counts(resources.snapshot, texts.ways.paths)


def paths(
    profile: Profile,
    resources: Resources,
    texts: PlanTexts,
    counts: Mapping[str, tuple[gaps.PathCount, ...]],
) -> tuple[gaps.EntryPath, ...]:
    """Return each way in, whether it is open by what the CV holds, and what that rests on."""
    return gaps.entry_paths(profile, texts.ways.paths, texts.ways.backgrounds, counts, resources.taxonomy)
