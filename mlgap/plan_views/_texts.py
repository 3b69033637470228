"""What every plan rests on beside the CV: the texts it is told with, and a cell of the market as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mlgap import gaps
from mlgap.market import CertificateStatus, RequiredItems, demand, load_certificates, required_items
from mlgap.pipeline import Resources
from mlgap.turns import in_turn
from mlgap.types import Cell, CellDemand


@dataclass(frozen=True, eq=False, slots=True)
class PlanTexts:
    """The texts that a plan is told with, loaded once: they hold nothing of any CV."""

    steps: gaps.StepTexts
    questions: tuple[gaps.Question, ...]
    spellings: tuple[gaps.Spelling, ...]
    screens: tuple[gaps.Screen, ...]
    ways: gaps.WaysIn
    certificates: Mapping[str, CertificateStatus]


@dataclass(frozen=True, eq=False, slots=True)
class Whole:
    """All segments of a cell together: what they ask, and what each advert requires."""

    demand: CellDemand
    items: RequiredItems


def load_texts(resources: Resources) -> PlanTexts:
    """Return all texts of the plan; raises `DataError` for faulty files."""
    taxonomy, vocabulary = resources.taxonomy, resources.vocabulary
    skills, requirements = taxonomy.skills.keys(), {item.id for item in resources.requirements.items}
    return PlanTexts(
        gaps.load_steps(taxonomy),
        gaps.load_questions(skills, requirements),
        gaps.load_terms(skills),
        gaps.load_screens(skills, requirements, vocabulary),
        gaps.load_ways_in(taxonomy, vocabulary),
        load_certificates(),
    )


@in_turn
def whole_cell(resources: Resources, cell: Cell) -> Whole:
    """Return what all segments of `cell` together ask; it holds nothing of any CV."""
    found = demand(resources.snapshot, cell, groups=resources.groups)
    return Whole(found, required_items(resources.snapshot, found.used, gaps.technical(resources.taxonomy)))
