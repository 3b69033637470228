"""Plans of whole reports: no statement without its basis, and what the page Plan is composed of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import example_facts
import pytest
from plan_basis import without_basis

from mlgap import gaps, pipeline, plan_views
from mlgap.market import FactTable, demand
from mlgap.pay import BandTable
from mlgap.resources import Resources
from mlgap.skills import load_taxonomy
from mlgap.types import Cell
from mlgap.vocabulary import load_vocabulary

import examples

PROFILE = examples.example_profile()
BARE = replace(PROFILE, evidence=(), practice=(), disclaimed=())
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def resources() -> Resources:
    model = SimpleNamespace(name="example-model", digest="0" * 64, calibrated=True)
    bands = BandTable(example_facts.WINDOW, {}, 0.8, 0)
    snapshot = example_facts.example_snapshot()
    snapshot = replace(snapshot, facts=FactTable.of(snapshot.facts))
    return Resources(
        load_vocabulary(), load_taxonomy(), model, SimpleNamespace(items=()), snapshot, bands
    )  # fmt: skip


@pytest.fixture(scope="module")
def report(resources):
    return pipeline.report_of(PROFILE, resources, today=TODAY)


@pytest.fixture(scope="module")
def market(resources):
    return plan_views.grid_market(resources, Cell())


@pytest.fixture(scope="module")
def grid(market, resources):
    return plan_views.role_grid(market, PROFILE, resources)


def test_a_cell_of_the_grid_is_counted_as_a_role_of_a_report(grid, resources):
    taxonomy = resources.taxonomy
    held = gaps.Held(PROFILE, taxonomy)
    told = [cell for cell in grid if cell.told]
    assert len(told) > 10
    for cell in told:
        of = Cell(role_family=cell.role_family, segment=cell.segment)
        expected = gaps.role_standing(demand(resources.snapshot, of), held, taxonomy)
        assert cell.told == expected
        assert cell.n_adverts == expected.n_adverts


def test_every_role_and_segment_is_counted_and_thin_ones_are_not_told(grid, resources):
    shown = pipeline.shown_segments(resources.vocabulary)
    assert len({(c.role_family, c.segment) for c in grid}) == len(grid)
    assert {c.segment for c in grid} == set(shown)
    nobody = next(c for c in grid if c.role_family == "quant" and c.segment == "big-tech")
    assert (nobody.n_adverts, nobody.told, nobody.reach) == (0, None, None)
    assert all(c.told is None for c in grid if c.n_adverts < plan_views.THIN_ADVERTS)


def test_no_cell_borrows_the_adverts_of_neighbouring_roles(market, resources):
    assert market.cells
    facts = [
        replace(f, employer_key="one") if (f.role_family, f.segment) == ("ml-engineer", "big-tech") else f
        for f in example_facts.example_facts()
    ]
    snapshot = replace(resources.snapshot, facts=FactTable.of(facts))
    of_one = plan_views.grid_market(replace(resources, snapshot=snapshot), Cell())
    assert of_one.counts["ml-engineer", "big-tech"][0] >= plan_views.THIN_ADVERTS
    assert market.cells.keys() - of_one.cells.keys() == {("ml-engineer", "big-tech")}


def test_only_cells_of_fifty_adverts_are_named_nearest(grid):
    assert all(c.n_adverts >= 50 for c in plan_views.nearest(grid, 9))
    few = tuple(replace(c, n_adverts=min(c.n_adverts, 49)) for c in grid)
    assert plan_views.nearest(few) == ()
    assert plan_views.furthest(few) == ()


def test_the_plan_of_a_segment_follows_its_own_best_set(report, resources):
    texts = plan_views.PlanTexts(gaps.load_steps(resources.taxonomy), (), (), (), gaps.WaysIn((), ()), {})
    whole = plan_views.whole_cell(resources, report.cell)
    for unlocks in report.unlocks:
        plan = plan_views.segment_plan(report, unlocks.segment, resources, texts, whole)
        skills = unlocks.sets[-1].skills if unlocks.sets else unlocks.instead
        assert tuple(told.gap.skill_id for told in plan.steps) == skills
        assert all(told.step.n_judged == unlocks.n_judged for told in plan.steps)
        assert not {t.gap.skill_id for t in plan.steps} - {g.skill_id for g in plan.open_gaps}
    assert len(report.unlocks) > 3


def test_leaving_out_a_condition_leaves_out_its_adverts(report, resources):
    texts = plan_views.PlanTexts(gaps.load_steps(resources.taxonomy), (), (), (), gaps.WaysIn((), ()), {})
    whole = plan_views.whole_cell(resources, report.cell)
    for segment in (plan_views.ALL, "big-tech"):
        plan = plan_views.segment_plan(report, segment, resources, texts, whole)
        gate, n = max(plan.reach.gates, key=lambda pair: pair[1])
        without = plan_views.reach_without(plan, [gate], PROFILE, resources, whole)
        assert n > 0
        assert without.n_within == plan.reach.n_within - n
        assert without.n_judged < plan.reach.n_judged


def test_a_report_makes_no_statement_without_its_basis(report, resources):
    assert report.plan
    assert any(step.lines for step in report.plan)
    assert without_basis(report, resources.taxonomy) == []


def test_nor_does_one_of_a_cv_that_shows_nothing_or_of_a_thin_cell(resources):
    cells = (Cell("ai-startup"), Cell("gov-defence", role_family="data-scientist", region="gb-london"))
    for profile, cell in zip((BARE, PROFILE), cells, strict=True):
        told = pipeline.report_of(profile, resources, cell=cell, today=TODAY)
        assert told.unlocks
        assert without_basis(told, resources.taxonomy) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"lines": (), "absence": ""}, "neither lines nor their absence"),
        ({"lines": (999,)}, "no line 999"),
        ({"n_adverts": 0}, "0 of "),
        ({"skill_id": "clearance"}, "no skill but a condition"),
        ({"skill_id": "ownership"}, "no skill but a condition"),
        ({"hours": None}, "no effort"),
        ({"advice": ""}, "nothing to do"),
    ],
)
def test_the_walk_finds_a_step_that_rests_on_nothing(report, resources, changed, said):
    plan = (replace(report.plan[0], **changed), *report.plan[1:])
    (fault,) = without_basis(replace(report, plan=plan), resources.taxonomy)
    assert said in fault


def test_a_step_says_its_own_advice_and_not_a_line_that_fits_all(report):
    for step in report.plan:
        assert step.advice.split(":")[0] in ("Prove it", "Name it", "Bridge it", "Learn and build it")
        assert "A small running piece of work with its code" not in step.advice
    assert len({step.advice for step in report.plan}) == len(report.plan)
