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


def steps_headline(report: GapReport) -> str:
    """Return in a sentence what the first steps of a report bring together, or why they come first."""
    if not report.plan:
        return (
            "No step can be told here: too few adverts name three technical things that they require, or "
            "your CV shows what they require. Choose all levels or all roles to see more."
        )
    unlocks = unlocks_of(report)
    if unlocks is None:
        return ""
    if not unlocks.sets:
        return (
            f"What these {unlocks.n_judged:,} adverts require most and your CV does not show. No three "
            "things alone open enough of them to count on, so each is a step on the way."
        )
    best = unlocks.sets[-1]
    return (
        f"Together they bring {best.unlocks:,} more of {unlocks.n_judged:,} adverts within reach (95 % "
        f"interval {best.low:,} to {best.high:,}): of what each requires, at most one thing would be missing."
    )


def step_basis(step: Step) -> str:
    """Return why a step is here, in two short sentences."""
    asked = f"{step.n_adverts:,} of the {step.n_judged:,} adverts judged require it."
    if not step.by_reach:
        return f"{asked} It is here because so many require it, not because it alone opens adverts."
    more = f"{step.unlocks:,} more come within reach" if step.unlocks else "no more come within reach yet"
    return f"{asked} With it and the steps before it, {more}."


def unlock_sentences(unlocks: Unlocks, words: Words, *, conditions: bool = True) -> tuple[str, ...]:
    """Return what the largest set brings, then how sure the choice is and how far away most adverts stay.

    Without `conditions` it leaves out those of the adverts brought, where a table beside it names them.
    """
    if not unlocks.sets:
        return (unlocks.reason, *_instead(unlocks), *_nearness(unlocks))
    best = unlocks.sets[-1]
    return (
        f"Together {_NUMBER[len(best.skills)]} bring {best.unlocks:,} more of {unlocks.n_judged:,} adverts "
        f"within reach (95 % interval {best.low:,} to {best.high:,}; {best.n_employers:,} employers). "
        "Within reach means: of the technical things that an advert requires, at most one is not shown.",
        f"They were picked because they fit these adverts best, so expect less elsewhere: about "
        f"{best.elsewhere:,} of as many adverts at other employers.",
        *_brought(best, words),
        _certainty(unlocks, best, words),
        *(_conditions(best, words) if conditions else ()),
        *_nearness(unlocks),
    )


def _certainty(unlocks: Unlocks, best: UnlockSet, words: Words) -> str:
    drawn = f"{100 * best.stable:.0f} % of {unlocks.n_draws} draws"
    tried = "How sure is the choice? We drew the employers anew again and again: the same set came first in"
    if best.stable >= SETTLED_FROM:
        return f"{tried} {drawn}. That is steady."
    kept = ", ".join(
        f"{words.skill(skill)} in {100 * share:.0f} %"
        for skill, share in zip(best.skills, best.kept, strict=True)
    )
    told = f"{tried} only {drawn}. The best set held {kept}."
    if not unlocks.others:
        return told
    others = "; ".join(f"{_listed(o.skills, words)} ({o.unlocks:,} adverts)" for o in unlocks.others)
    return f"{told} About as good: {others}. Take the one that you can show soonest."


def _brought(best: UnlockSet, words: Words) -> tuple[str, ...]:
    told = [
        f"doing {words.skill(skill)} means doing {_listed(more, words)} too"
        for skill, more in zip(best.skills, best.brings, strict=True)
        if more
    ]
    return (f"Counted with it: {'; '.join(told)}.",) if told else ()


def _conditions(best: UnlockSet, words: Words) -> tuple[str, ...]:
    asked = sorted(((n, gate) for gate, n in best.gates if n), reverse=True)
    if not asked:
        return ()
    told = ", ".join(f"{words.gate(gate)}: {n:,}" for n, gate in asked)
    return (f"Conditions are no skills. Of these {best.unlocks:,} adverts, so many set one: {told}.",)


def _instead(unlocks: Unlocks) -> tuple[str, ...]:
    return ("So what is required most and not shown comes first.",) if unlocks.instead else ()


def _nearness(unlocks: Unlocks) -> tuple[str, ...]:
    skills = len(unlocks.sets[-1].skills) if unlocks.sets else len(unlocks.instead)
    if not unlocks.n_judged or not skills:
        return ()
    return (
        f"Most adverts stay further away. The advert in the middle requires {unlocks.median_required:g} "
        f"technical things; {unlocks.median_unmet:g} of them are not shown now, and "
        f"{unlocks.median_unmet_then:g} with {_NUMBER[skills]}. {unlocks.nearer:,} of {unlocks.n_judged:,} "
        "adverts come nearer by at least one thing.",
    )


def _listed(skills: Sequence[str], words: Words) -> str:
    *first, last = (words.skill(skill) for skill in skills)
    return f"{', '.join(first)} and {last}" if first else last
