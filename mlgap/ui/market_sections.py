"""The parts of the market page, of which only the chosen one is computed: each a row of figures."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from mlgap import pipeline, reports
from mlgap.ui import cache, market_figures, market_filters, widgets
from mlgap.ui.market_filters import MarketChoice

__all__ = ["SECTIONS", "draw"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a section draws from: the market's part that was chosen, and the choice."""

    resources: pipeline.Resources
    choice: MarketChoice
    labels: Mapping[str, str]
    source_labels: Mapping[str, str]

    @property
    def segments(self) -> tuple[str, ...]:
        """The segments chosen, else all but cuts and parts of roll-ups, which would fill a chart twice."""
        vocabulary = self.resources.vocabulary
        if self.choice.segments:
            return self.choice.segments
        whole = widgets.without_parts(pipeline.shown_segments(vocabulary), vocabulary)
        return tuple(s for s in whole if s not in vocabulary.ids["cut"])


DIFFER = "Where segments differ most"
MOST_ASKED = "What is asked most"
Figures = tuple[reports.MarketFigure, ...]
Made = tuple[Hashable, Callable[[], Figures]]
"""What a section's own choices were, and what makes its figures."""


def draw(section: str, choice: MarketChoice, whole: pipeline.Resources, labels: Mapping[str, str]) -> None:
    """Draw a section's figures, each with its files; computed once per choice and kept."""
    id_ = whole.snapshot.id
    part = cache.market_part(id_, choice.source, choice.table_only, whole)
    shown = Shown(part, choice, labels, {s.id: s.label for s in whole.snapshot.sources})
    parts = market_filters.whose(choice, whole)
    context = {"choice": "; ".join(parts), "snapshot": id_}
    more, make = SECTIONS[section](shown)
    for figure in cache.figures(section, id_, (choice, more), make):
        market_figures.draw(figure, context, (*parts, id_))


def _skills(shown: Shown) -> Made:
    where, order = st.columns(2)
    with where:
        area = _choose_area(shown)
    with order:
        differ = st.selectbox("List first", [DIFFER, MOST_ASKED], key="market_order") == DIFFER
    return (area, differ), partial(_skill_figures, shown, area, differ)


def _choose_area(shown: Shown) -> str:
    vocabulary = shown.resources.vocabulary
    return st.selectbox(
        "Area",
        ["all", *vocabulary.ids["area"]],
        format_func=lambda id_: "Everything technical" if id_ == "all" else vocabulary.label("area", id_),
        key="market_area",
    )


def _skill_figures(shown: Shown, area: str, differ: bool) -> Figures:
    resources, choice = shown.resources, shown.choice
    overview = pipeline.market_overview(resources, choice.cell, choice.window)
    kept = {
        skill.id
        for skill in resources.taxonomy.skills.values()
        if (skill.kind == "skill" if area == "all" else skill.production and skill.area == area)
    }
    demands = tuple(
        replace(cell, demands=tuple(d for d in cell.demands if d.what in kept))
        for cell in overview.demands
        if cell.cell.segment in shown.segments
    )
    return (
        reports.skills_figure(
            replace(overview, demands=demands), shown.labels, resources.vocabulary, differ=differ
        ),
    )


def _changes(shown: Shown) -> Made:
    return None, partial(_change_figures, shown)


def _change_figures(shown: Shown) -> Figures:
    resources = shown.resources
    found = pipeline.market_trends(resources, shown.choice.cell, shown.choice.source)
    label = shown.source_labels.get(found.source, found.source)
    return (reports.trends_figure(found, label, shown.labels, resources.vocabulary),)


SECTIONS: Mapping[str, Callable[[Shown], Made]] = {
    "Skills asked": _skills,
    "Changes": _changes,
}
"""The parts of the page by name: each draws its own choices and returns them with what makes its figures."""
