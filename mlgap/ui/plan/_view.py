"""What the parts of the page Plan draw from: a CV's report, and what is made of it when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import streamlit as st

from mlgap import gaps, pipeline, plan_views, what_if
from mlgap.ids import Gate, Grade
from mlgap.market_side import MarketSide
from mlgap.types import Gap, GapReport, Profile, Reach
from mlgap.ui import cache, words
from mlgap.ui.session import Held
from mlgap.vocabulary import Vocabulary

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class View:
    """A CV of this session and the segment in view; each value is made once and kept as long as it holds."""

    held: Held
    segment: str

    @classmethod
    def choose(cls, held: Held) -> View:
        """Draw the choice of a segment, or all of them together, and return the view of it."""
        by_id = {s.segment: s for s in held.drawn.segments}
        vocabulary = held.market.resources.vocabulary

        def name(id_: str) -> str:
            if id_ == plan_views.ALL:
                return "All segments together"
            counts = words.counts(by_id[id_].n_adverts, by_id[id_].n_employers)
            return f"{words.segment_label(vocabulary, id_)} ({counts})"

        options = list(by_id) if len(by_id) == 1 else [plan_views.ALL, *by_id]
        key = "plan_segment"
        if st.session_state.get(key) not in options:
            st.session_state.pop(key, None)
        chosen = st.selectbox("Employer segment", options, format_func=name, key=key)
        return cls(held, chosen or options[0])

    @property
    def report(self) -> GapReport:
        """The report of all segments, without each one's sets of skills."""
        return self.held.glance

    @property
    def side(self) -> MarketSide:
        """The market's part of the report."""
        return cache.side(self.report.cell, self.held.market.resources)

    @property
    def profile(self) -> Profile:
        """The reading under the person's corrections."""
        return self.held.profile

    @property
    def vocabulary(self) -> Vocabulary:
        """The labels of all ids."""
        return self.held.market.resources.vocabulary

    @property
    def labels(self) -> Mapping[str, str]:
        """Skill id to its label."""
        return self.held.market.labels

    @property
    def texts(self) -> plan_views.PlanTexts:
        """The texts of the plan."""
        return cache.plan_texts(self.held.market.resources)

    @property
    def whole(self) -> plan_views.Whole:
        """All segments together."""
        return plan_views.Whole(self.side.whole.demand, self.side.whole.items)

    @property
    def plan(self) -> plan_views.SegmentPlan:
        """The plan of the segment in view."""
        resources = self.held.market.resources

        def make() -> plan_views.SegmentPlan:
            found = pipeline.unlocks_in(self.report, self.segment, resources, self.side)
            told = replace(self.report, unlocks=() if found is None else (found,))
            return plan_views.segment_plan(told, self.segment, resources, self.texts, self.whole)

        return self._of_cv("plan", self.segment, make)

    @property
    def grid(self) -> tuple[plan_views.GridCell, ...]:
        """Role families by segments."""
        resources, cell = self.held.market.resources, self.report.cell
        market = self._of_market("grid", lambda: plan_views.grid_market(resources, cell))
        return self._of_cv("grid", None, lambda: plan_views.role_grid(market, self.profile, resources))

    @property
    def screens(self) -> Mapping[str, gaps.ScreenReading]:
        """What each segment really screens for."""
        resources, cell = self.held.market.resources, self.report.cell
        return self._of_market("screens", lambda: plan_views.screens(resources, cell, self.texts))

    @property
    def paths(self) -> tuple[gaps.EntryPath, ...]:
        """Ways in, and which are open by what the CV says."""
        resources, texts = self.held.market.resources, self.texts
        counts = self._of_market("paths", lambda: plan_views.path_counts(resources, texts), cell=False)
        return self._of_cv("paths", None, lambda: plan_views.paths(self.profile, resources, texts, counts))

    @property
    def topics(self) -> tuple[gaps.InterviewTopic, ...]:
        """What to prepare for interviews in the segment in view."""
        resources, segment = self.held.market.resources, self.plan.segment
        return self._of_cv(
            "topics",
            self.segment,
            lambda: plan_views.topics(self.profile, segment, self.texts, resources),
        )

    @property
    def wording(self) -> tuple[gaps.ClaimWording, ...]:
        """The wording of each line of work for the segment in view."""
        resources, segment = self.held.market.resources, self.plan.segment
        return self._of_cv(
            "wording",
            self.segment,
            lambda: plan_views.wording(self.profile, segment, self.texts, resources),
        )

    def supposing(self, assumed: Mapping[str, Grade]) -> GapReport:
        """Return what would be counted if the person held some skills too."""
        resources, cell = self.held.market.resources, self.report.cell
        return self._of_cv(
            "what if",
            tuple(sorted(assumed.items())),
            lambda: what_if.what_if(
                self.profile, assumed, resources, cell=cell, today=date.today(), side=self.side
            ),
        )

    def advice(self, gap: Gap) -> gaps.StepAdvice:
        """Return the step for one gap."""
        resources = self.held.market.resources
        return plan_views.advice(gap, self.profile, resources, self.texts, self.whole)

    def reach_without(self, left_out: Collection[Gate]) -> Reach:
        """Return what is within reach in the segment in view, of adverts that set none of some conditions."""
        resources, plan = self.held.market.resources, self.plan
        return plan_views.reach_without(plan, left_out, self.profile, resources, self.whole)

    def _of_market(self, what: str, make: Callable[[], _Made], *, cell: bool = True) -> _Made:
        choice = self.report.cell if cell else None
        return cache.of_market(f"plan {what}", self.report.snapshot_id, choice, make)

    def _of_cv(self, what: str, choice: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return what is kept for this reading of the CV, its corrections and the choices made."""
        return cache.of_cv(f"plan {what}", self.held.cv, (self.report.cell, choice), make)
