"""The steps of a plan with their own advice: what to do, what to leave behind, and the lines they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mlgap.gaps._advice import StepAdvice, advice_of
from mlgap.gaps._find import gap_of, unknown_demand
from mlgap.gaps._held import Held
from mlgap.gaps._step_texts import StepTexts
from mlgap.skills import Taxonomy
from mlgap.types import CellDemand, Gap, GapStatus, Profile, Step

_SENTENCES_TOLD: Mapping[GapStatus, int] = {"listed": 1, "described": 2}
"""A report keeps the first of them; the rest says what would count for more."""


def gap_in(skill_id: str, cell_demand: CellDemand, held: Held, taxonomy: Taxonomy) -> Gap:
    """Return how a profile stands to a skill, with what the cell asks of it."""
    asked = next((d for d in cell_demand.demands if d.what == skill_id), unknown_demand(skill_id))
    return gap_of(asked, held, taxonomy)


def advised(
    steps: Iterable[Step],
    cell_demand: CellDemand,
    profile: Profile,
    texts: StepTexts,
    taxonomy: Taxonomy,
) -> tuple[Step, ...]:
    """Return `steps` with the advice of `advice_of` in the place of their one-liners.

    `cell_demand` is the demand of the cell that the steps are about.
    """
    held = Held(profile, taxonomy)
    return tuple(
        step
        if (gap := gap_in(step.skill_id, cell_demand, held, taxonomy)).status == "shown"
        else _told(step, advice_of(gap, profile, texts, taxonomy))
        for step in steps
    )


def _told(step: Step, advice: StepAdvice) -> Step:
    return replace(
        step,
        advice=" ".join(advice.sentences[: _SENTENCES_TOLD.get(advice.kind)]),
        artefacts=advice.artefacts,
        hours=(advice.effort_low, advice.effort_high),
        lines=advice.own_lines,
        absence=advice.absence,
    )
