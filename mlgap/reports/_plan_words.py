"""What the best few skills bring, and how sure that is, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mlgap.reports._words import SkillNames, Words, words_for
from mlgap.types import GapReport, Step, Unlocks, UnlockSet
from mlgap.vocabulary import Vocabulary

SETTLED_FROM = 0.8
"""A set that comes first in at least this share of the resamples is told as the one to take."""
_NUMBER: Mapping[int, str] = {1: "this skill", 2: "these two skills", 3: "these three skills"}


def unlocks_of(report: GapReport, segment: str | None = None) -> Unlocks | None:
    """Return what few skills bring in a segment, else in the whole cell; None where nothing is told."""
    wanted = segment or report.cell.segment or "all"
    return next((u for u in report.unlocks if u.segment == wanted), None)


def plan_sentences(
    report: GapReport, skills: SkillNames | None = None, vocabulary: Vocabulary | None = None
) -> tuple[str, ...]:
    """Return what stands below the steps of a report: nothing where it was saved before this was told."""
    unlocks = unlocks_of(report)
    return () if unlocks is None else unlock_sentences(unlocks, words_for(skills, vocabulary))


def step_basis(step: Step) -> str:
    """Return what a step rests on, in a sentence or two."""
    asked = f"{step.n_adverts:,} of the {step.n_judged:,} adverts judged require it."
    if not step.by_reach:
        return f"{asked} It stands here because it is required most, not for what it brings within reach."
    more = f"{step.unlocks:,} more come within reach" if step.unlocks else "no more come within reach yet"
    return f"{asked} With it and the steps before it, {more}."


def unlock_sentences(unlocks: Unlocks, words: Words, *, conditions: bool = True) -> tuple[str, ...]:
    """Return what the largest set brings, how sure the choice is, and how far away most adverts stay.

    Without `conditions` it leaves out those of the adverts brought, where a table beside it names them.
    """
    if not unlocks.sets:
        return (unlocks.reason, *_instead(unlocks), *_nearness(unlocks))
    best = unlocks.sets[-1]
    return (
        f"Together {_NUMBER[len(best.skills)]} bring {best.unlocks:,} more of {unlocks.n_judged:,} adverts "
        f"within reach (95 % interval {best.low:,} to {best.high:,}; {best.n_employers:,} employers). "
        "Within reach means: all but at most one of the technical things an advert requires are shown.",
        f"The choice fits these adverts best; of as many adverts of other employers, expect about "
        f"{best.elsewhere:,}.",
        *_brought(best, words),
        _certainty(unlocks, best, words),
        *(_conditions(best, words) if conditions else ()),
        *_nearness(unlocks),
    )


def _certainty(unlocks: Unlocks, best: UnlockSet, words: Words) -> str:
    drawn = f"{unlocks.n_draws} resamples of employers"
    if best.stable >= SETTLED_FROM:
        return f"The choice is steady: the same comes first in {100 * best.stable:.0f} % of {drawn}."
    kept = ", ".join(
        f"{words.skill(skill)} in {100 * share:.0f} %"
        for skill, share in zip(best.skills, best.kept, strict=True)
    )
    told = (
        f"The choice is not steady: the same comes first in {100 * best.stable:.0f} % of {drawn}. "
        f"The set that does holds {kept}. "
    )
    if not unlocks.others:
        return told.strip()
    others = "; ".join(f"{_listed(o.skills, words)} ({o.unlocks:,} adverts)" for o in unlocks.others)
    return f"{told}About as good: {others}. Take the one that you can show soonest."


def _brought(best: UnlockSet, words: Words) -> tuple[str, ...]:
    told = [
        f"{words.skill(skill)} brings {_listed(more, words)} with it, since doing it means doing that too"
        for skill, more in zip(best.skills, best.brings, strict=True)
        if more
    ]
    return (f"{'; '.join(told)}.",) if told else ()


def _conditions(best: UnlockSet, words: Words) -> tuple[str, ...]:
    asked = sorted(((n, gate) for gate, n in best.gates if n), reverse=True)
    if not asked:
        return ()
    told = ", ".join(f"{words.gate(gate)}: {n:,}" for n, gate in asked)
    return (f"Conditions are no skills and stand apart; of these {best.unlocks:,} adverts require {told}.",)


def _instead(unlocks: Unlocks) -> tuple[str, ...]:
    return ("What is required most and not shown comes first instead.",) if unlocks.instead else ()


def _nearness(unlocks: Unlocks) -> tuple[str, ...]:
    skills = len(unlocks.sets[-1].skills) if unlocks.sets else len(unlocks.instead)
    if not unlocks.n_judged or not skills:
        return ()
    return (
        f"Most adverts stay further away: the middle one requires {unlocks.median_required:g} technical "
        f"things, of which {unlocks.median_unmet:g} are not shown; with {_NUMBER[skills]}, "
        f"{unlocks.median_unmet_then:g}. "
        f"{unlocks.nearer:,} of {unlocks.n_judged:,} come nearer by at least one.",
    )


def _listed(skills: Sequence[str], words: Words) -> str:
    *first, last = (words.skill(skill) for skill in skills)
    return f"{', '.join(first)} and {last}" if first else last
