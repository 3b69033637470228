"""A walk through a report's plan: each statement points to adverts, and to CV lines or their absence."""

from __future__ import annotations

from collections.abc import Iterator

from mlgap import gaps
from mlgap.gaps import StepAdvice
from mlgap.skills import Taxonomy
from mlgap.types import Gap, GapReport, Profile, Step, Unlocks


def without_basis(report: GapReport, taxonomy: Taxonomy) -> list[str]:
    """Return a sentence for each statement of the plan that rests on nothing."""
    found = [fault for step in report.plan for fault in _step(step, report.profile, taxonomy)]
    for unlocks in report.unlocks:
        found += _unlocks(unlocks, taxonomy)
    texts = gaps.load_steps(taxonomy)
    for segment in report.segments:
        for gap in segment.gaps:
            found += _gap(gap, segment.n_adverts, report.profile)
            if gap.status != "shown":
                advice = gaps.advice_of(gap, report.profile, texts, taxonomy)
                found += _advice(advice, report.profile, taxonomy)
    return found


def _step(step: Step, profile: Profile, taxonomy: Taxonomy) -> Iterator[str]:
    if not 0 < step.n_adverts <= step.n_judged:
        yield f"{step.skill_id}: {step.n_adverts} of {step.n_judged} adverts"
    if not step.advice:
        yield f"{step.skill_id}: nothing to do"
    if not step.hours or not 0 < step.hours[0] <= step.hours[1]:
        yield f"{step.skill_id}: no effort"
    yield from _lines(step.skill_id, step.lines, step.absence, profile)
    yield from _no_gate(step.skill_id, taxonomy)


def _unlocks(unlocks: Unlocks, taxonomy: Taxonomy) -> Iterator[str]:
    for one in (*unlocks.sets, *unlocks.others):
        for skill in one.skills:
            yield from _no_gate(skill, taxonomy)
        if not (0 < one.unlocks <= unlocks.n_judged and one.n_employers):
            yield f"{one.skills}: {one.unlocks} of {unlocks.n_judged} adverts, {one.n_employers} employers"
    for skill in unlocks.instead:
        yield from _no_gate(skill, taxonomy)
    if not unlocks.sets and not unlocks.reason:
        yield f"{unlocks.segment}: no set, and no reason why"


def _gap(gap: Gap, n_adverts: int, profile: Profile) -> Iterator[str]:
    if not 0 < gap.demand.n_asking <= n_adverts:
        yield f"{gap.skill_id}: asked by {gap.demand.n_asking} of {n_adverts} adverts"
    if gap.status != "missing" and not gap.evidence and not gap.own_word:
        yield f"{gap.skill_id}: {gap.status} by no line"
    if gap.status == "missing" and gap.evidence:
        yield f"{gap.skill_id}: missing, with lines"


def _advice(advice: StepAdvice, profile: Profile, taxonomy: Taxonomy) -> Iterator[str]:
    if not advice.sentences or not advice.effort_basis:
        yield f"{advice.skill_id}: nothing to do, or an effort without its basis"
    yield from _lines(advice.skill_id, advice.own_lines, advice.absence, profile)
    yield from _no_gate(advice.skill_id, taxonomy)


def _lines(skill: str, lines: tuple[int, ...], absence: str, profile: Profile) -> Iterator[str]:
    if not lines and not absence:
        yield f"{skill}: neither lines nor their absence"
    for line in lines:
        if not 0 <= line < len(profile.evidence) or not profile.evidence[line].quote:
            yield f"{skill}: no line {line}"


def _no_gate(skill_id: str, taxonomy: Taxonomy) -> Iterator[str]:
    skill = taxonomy.skills.get(skill_id)
    if skill is None or skill.kind != "skill":
        yield f"{skill_id}: no skill but a condition, a trait, a domain or a certificate"
