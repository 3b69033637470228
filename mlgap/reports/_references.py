"""Whether a report read from a file holds together: indexes that resolve, shares and counts that can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlgap.types import Demand, GapReport, Profile, SegmentReport, Standing, Unlocks, Window

_LONGEST_QUOTE = 4000
"""Characters: twice the longest line that is read; finding a line again costs the square of its length."""
_LARGEST_SET = 3
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_NAME = re.compile(r"[\w.+-]{1,80}")
"""Days, months and names stand in sentences and tables, where markup could call a stranger's site."""
_SKILL_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def find_broken_references(report: GapReport) -> list[str]:
    """Return one sentence, with its place, for each index or figure of the report that cannot be."""
    problems = [*_in_origin(report), *_in_profile(report.profile)]
    for i, segment in enumerate(report.segments):
        problems += _in_window(segment.window, f"$.segments[{i}].window")
        problems += _in_segment(segment, f"$.segments[{i}]", len(report.profile.evidence))
    for i, role in enumerate(report.roles):
        problems += _in_standing(role.standing, f"$.roles[{i}].standing")
    for i, reach in enumerate(report.reach):
        if not 0 <= reach.n_within <= reach.n_judged:
            problems.append(f"$.reach[{i}].n_within: expected 0 to {reach.n_judged}")
    for i, unlocks in enumerate(report.unlocks):
        problems += _in_unlocks(unlocks, f"$.unlocks[{i}]")
    for i, step in enumerate(report.plan):
        for index in step.lines:
            if not 0 <= index < len(report.profile.evidence):
                problems.append(f"$.plan[{i}].lines: no evidence {index} in $.profile.evidence")
    problems += _in_checks(report)
    return problems


def _in_origin(report: GapReport) -> Iterator[str]:
    if not _DAY.fullmatch(report.created):
        yield "$.created: expected a day such as 2026-11-21"
    for name, value in (("snapshot_id", report.snapshot_id), ("method_version", report.method_version)):
        if not _NAME.fullmatch(value):
            yield f"$.{name}: expected a name of letters, digits, dots and hyphens"


def _in_window(window: Window, path: str) -> Iterator[str]:
    for name, month in (("first", window.first), ("last", window.last)):
        if not _MONTH.fullmatch(month):
            yield f"{path}.{name}: expected a month such as 2026-11"


def _in_unlocks(unlocks: Unlocks, path: str) -> Iterator[str]:
    if sum(unlocks.unmet) != unlocks.n_judged:
        yield f"{path}.unmet: expected a sum of {unlocks.n_judged}, the adverts judged"
    if len(unlocks.instead) > _LARGEST_SET:
        yield f"{path}.instead: expected at most {_LARGEST_SET} skills"
    for name, sets in (("sets", unlocks.sets), ("others", unlocks.others)):
        for i, found in enumerate(sets):
            place = f"{path}.{name}[{i}]"
            if not 1 <= len(found.skills) <= _LARGEST_SET:
                yield f"{place}.skills: expected one to {_LARGEST_SET}"
            if not len(found.brings) == len(found.marginal) == len(found.kept) == len(found.skills):
                yield f"{place}: expected one of brings, marginal and kept for each of its skills"
            if sum(found.marginal) != found.unlocks or not found.low <= found.unlocks <= found.high:
                yield f"{place}.unlocks: expected the sum of marginal, between low and high"


def _in_checks(report: GapReport) -> Iterator[str]:
    n_claims = len(report.profile.claims)
    for i, bullet in enumerate(report.bullets):
        if not 0 <= bullet.claim < n_claims:
            yield f"$.bullets[{i}].claim: no claim {bullet.claim} in $.profile.claims"
    for i, check in enumerate(report.checks):
        for index in check.claims:
            if not 0 <= index < n_claims:
                yield f"$.checks[{i}].claims: no claim {index} in $.profile.claims"


def _in_profile(profile: Profile) -> Iterator[str]:
    for i, claim in enumerate(profile.claims):
        if len(claim.text) > _LONGEST_QUOTE:
            yield f"$.profile.claims[{i}].text: expected a line of at most {_LONGEST_QUOTE:,} characters"
        if claim.entry is not None and not 0 <= claim.entry < len(profile.entries):
            yield f"$.profile.claims[{i}].entry: no entry {claim.entry} in $.profile.entries"
    for i, evidence in enumerate(profile.evidence):
        if not 0 <= evidence.claim < len(profile.claims):
            yield f"$.profile.evidence[{i}].claim: no claim {evidence.claim} in $.profile.claims"
    for i, correction in enumerate(profile.corrections):
        place = f"$.profile.corrections[{i}]"
        if not _SKILL_ID.fullmatch(correction.skill_id):
            yield f"{place}.skill_id: expected a skill's id in small letters, digits and hyphens"
        if (correction.grade is None) != (correction.verdict == "rejected"):
            yield f"{place}.grade: expected none where the verdict is rejected, and one where it is not"
        if len(correction.quote) > _LONGEST_QUOTE:
            yield f"{place}.quote: expected a line of at most {_LONGEST_QUOTE:,} characters"


def _in_segment(segment: SegmentReport, path: str, n_evidence: int) -> Iterator[str]:
    for i, standing in enumerate(segment.standings):
        yield from _in_standing(standing, f"{path}.standings[{i}]")
    for i, gap in enumerate(segment.gaps):
        place = f"{path}.gaps[{i}]"
        for index in gap.evidence:
            if not 0 <= index < n_evidence:
                yield f"{place}.evidence: no evidence {index} in $.profile.evidence"
        yield from _in_demand(gap.demand, f"{place}.demand")


def _in_standing(standing: Standing, path: str) -> Iterator[str]:
    parts = (standing.shown, standing.listed, standing.described, standing.adjacent, standing.missing)
    if min(parts) < 0 or sum(parts) != standing.of:
        yield f"{path}.of: expected the sum of its parts, {sum(parts)}, found {standing.of}"


def _in_demand(demand: Demand, path: str) -> Iterator[str]:
    for name, low, share, high in (
        ("asked", demand.asked_low, demand.asked, demand.asked_high),
        ("required", demand.required_low, demand.required, demand.required_high),
    ):
        if not 0 <= low <= share <= high <= 1:
            yield f"{path}.{name}: expected 0 <= low <= share <= high <= 1"
