"""The parts of the market page, of which only the chosen one is computed: each a row of figures."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from mlgap import market_views, pipeline, reports
from mlgap.market import Composition
from mlgap.types import Cell
from mlgap.ui import cache, market_figures, market_filters, widgets
from mlgap.ui.market_filters import MarketChoice

__all__ = ["SECTIONS", "draw"]

Figures = tuple[reports.MarketFigure, ...]
Made = tuple[Hashable, Callable[[], Figures]]
"""What a section's own choices were, and what makes its figures."""

DIFFER = "Where segments differ most"
MOST_ASKED = "What is asked most"
ROLES_SIDE_BY_SIDE = 4
USUAL_ROLES = ("ml-engineer", "data-scientist", "ai-engineer")
USUAL_SKILLS = ("mlflow", "kubernetes", "docker")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a section draws from: the market's part that was chosen, and the choice."""

    resources: pipeline.Resources
    choice: MarketChoice
    labels: Mapping[str, str]
    source_labels: Mapping[str, str]
    snapshot_id: str

    @property
    def cell(self) -> Cell:
        """The cell chosen; one segment chosen alone narrows every figure to it."""
        only = self.choice.segments
        return replace(self.choice.cell, segment=only[0]) if len(only) == 1 else self.choice.cell

    @property
    def segments(self) -> tuple[str, ...]:
        """The segments chosen, else all but cuts and parts of roll-ups, which would fill a chart twice."""
        vocabulary = self.resources.vocabulary
        if self.choice.segments:
            return self.choice.segments
        whole = widgets.without_parts(pipeline.shown_segments(vocabulary), vocabulary)
        return tuple(s for s in whole if s not in vocabulary.ids["cut"])

    def mix(self, cell: Cell | None = None) -> Composition:
        """What the chosen adverts are made of, or those of a wider `cell` of the same months and source."""
        of = cell or self.cell
        key = of, self.choice.window, self.choice.source, self.choice.table_only
        make = partial(market_views.mix, self.resources, of, self.choice.window)
        return cache.market_value("mix", self.snapshot_id, key, make)


def draw(section: str, choice: MarketChoice, whole: pipeline.Resources, labels: Mapping[str, str]) -> None:
    """Draw a section's figures, each with its files; computed once per choice and kept."""
    id_ = whole.snapshot.id
    part = cache.market_part(id_, choice.source, choice.table_only, whole)
    shown = Shown(part, choice, labels, {s.id: s.label for s in whole.snapshot.sources}, id_)
    parts = market_filters.whose(choice, whole)
    context = {"choice": "; ".join(parts), "snapshot": id_}
    more, make = SECTIONS[section](shown)
    for figure in cache.figures(section, id_, (choice, more), make):
        market_figures.draw(figure, context, (*parts, id_))


def _skills(shown: Shown) -> Made:
    vocabulary = shown.resources.vocabulary
    where, order = st.columns(2)
    with where:
        area = st.selectbox(
            "Area",
            ["all", *vocabulary.ids["area"]],
            format_func=lambda id_: "Everything technical" if id_ == "all" else vocabulary.label("area", id_),
            key="market_area",
        )
    with order:
        differ = st.selectbox("List first", [DIFFER, MOST_ASKED], key="market_order") == DIFFER
    return (area, differ), lambda: _skill_figures(shown, area, differ=differ)


def _skill_figures(shown: Shown, area: str, *, differ: bool) -> Figures:
    resources = shown.resources
    overview = market_views.segments(resources, shown.cell, shown.choice.window, shown.segments)
    kept = {
        skill.id
        for skill in resources.taxonomy.skills.values()
        if (skill.kind == "skill" if area == "all" else skill.production and skill.area == area)
    }
    demands = tuple(
        replace(cell, demands=tuple(d for d in cell.demands if d.what in kept)) for cell in overview.demands
    )
    drawn = replace(overview, demands=demands)
    checks = market_views.checks(resources, demands)
    return (reports.skills_figure(drawn, shown.labels, resources.vocabulary, differ=differ, checks=checks),)


def _duties(shown: Shown) -> Made:
    resources = shown.resources
    statements = {item.id: item.statement for item in resources.requirements.items}

    def make() -> Figures:
        told = market_views.beyond_tools(resources, shown.cell, shown.choice.window, shown.segments)
        every = shown.mix()
        behind = every.n_adverts, every.n_employers, every.window
        return (reports.beyond_figure(told, statements, resources.vocabulary, behind),)

    return None, make


def _roles(shown: Shown) -> Made:
    vocabulary = shown.resources.vocabulary
    families = vocabulary.roles_told
    own = shown.cell.role_family
    usual = [own, *(r for r in vocabulary.neighbours[own] if r != own)] if own else list(USUAL_ROLES)
    chosen = st.multiselect(
        "Roles to set side by side",
        families,
        default=usual[:ROLES_SIDE_BY_SIDE],
        format_func=lambda id_: vocabulary.label("role_family", id_),
        max_selections=ROLES_SIDE_BY_SIDE,
        key=f"market_roles_{own}",
    )
    return tuple(chosen), lambda: _role_figures(shown, tuple(chosen))


def _role_figures(shown: Shown, chosen: tuple[str, ...]) -> Figures:
    vocabulary = shown.resources.vocabulary
    found = market_views.roles(shown.resources, shown.cell, shown.choice.window, chosen)
    technical = {s.id for s in shown.resources.taxonomy.skills.values() if s.kind == "skill"}
    kept = [replace(c, demands=tuple(d for d in c.demands if d.what in technical)) for c in found]
    whole = replace(shown.cell, role_family=None)
    every = shown.mix(whole)
    behind = every.n_adverts, every.n_employers, every.window
    return (
        reports.roles_figure(kept, shown.labels, vocabulary, behind),
        reports.degrees_figure(every, vocabulary),
    )


def _together(shown: Shown) -> Made:
    resources, choice = shown.resources, shown.choice
    found = cache.market_value(
        "pairs",
        shown.snapshot_id,
        choice,
        lambda: market_views.pairs(resources, shown.cell, choice.window),
    )
    named = {s for p in found.pairs for s in (p.first, p.second)}
    skills = sorted(named, key=lambda s: shown.labels[s].lower())
    usual = next((s for s in USUAL_SKILLS if s in named), None)
    skill = st.selectbox(
        "Skill",
        skills,
        index=skills.index(usual) if usual else 0,
        format_func=lambda id_: shown.labels[id_],
        key="market_skill",
        placeholder="No pair stands out",
    )
    vocabulary = resources.vocabulary
    return skill, lambda: (reports.together_figure(found, skill or "", shown.labels, vocabulary),)


def _changes(shown: Shown) -> Made:
    return None, lambda: _change_figures(shown)


def _change_figures(shown: Shown) -> Figures:
    found = market_views.changes(shown.resources, shown.cell, shown.choice.source)
    label = shown.source_labels.get(found.source, found.source)
    return (reports.trends_figure(found, label, shown.labels, shown.resources.vocabulary),)


def _levels(shown: Shown) -> Made:
    vocabulary = shown.resources.vocabulary

    def make() -> Figures:
        mix = shown.mix()
        levels, employment = reports.composition_figures(mix, vocabulary, ("levels", "employment"))
        return levels, *reports.work_mode_figures(mix, vocabulary, shown.segments), employment

    return None, make


def _places(shown: Shown) -> Made:
    vocabulary = shown.resources.vocabulary
    return None, lambda: reports.composition_figures(shown.mix(), vocabulary, ("countries", "metros"))


def _employers(shown: Shown) -> Made:
    vocabulary = shown.resources.vocabulary
    window = shown.resources.snapshot.window

    def make() -> Figures:
        named = market_views.employers(shown.resources)
        industries, uses = reports.composition_figures(shown.mix(), vocabulary, ("industries", "use-cases"))
        return uses, industries, *reports.employers_figures(named, window, vocabulary, shown.segments)

    return None, make


def _rules(shown: Shown) -> Made:
    vocabulary = shown.resources.vocabulary
    return None, lambda: (
        reports.governance_figure(shown.mix(), shown.labels, vocabulary, shown.segments),
        reports.certificates_figure(shown.mix(), market_views.certificates(), shown.labels),
    )


def _pay_stated(shown: Shown) -> Made:
    def make() -> Figures:
        mix = shown.mix()
        return reports.disclosure_figures(
            mix, market_views.stated(shown.resources, mix), shown.resources.vocabulary
        )

    return None, make


def _sample(shown: Shown) -> Made:
    return None, lambda: (
        reports.segments_figure(
            pipeline.market_overview(shown.resources, shown.cell, shown.choice.window),
            shown.resources.vocabulary,
        ),
        reports.months_figure(market_views.adverts(shown.resources, shown.cell), shown.source_labels),
    )


SECTIONS: Mapping[str, Callable[[Shown], Made]] = {
    "Skills": _skills,
    "Duties": _duties,
    "Roles": _roles,
    "Together": _together,
    "Changes": _changes,
    "Levels and modes": _levels,
    "Places": _places,
    "Uses, employers": _employers,
    "Rules, certificates": _rules,
    "Pay stated": _pay_stated,
    "Sample": _sample,
}
"""The parts of the page by name: each draws its own choices and returns them with what makes its figures."""
