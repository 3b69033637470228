"""What if: the counts under assumed skills are those of a report under the same words, and nobody's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import example_facts
import pytest

from mlgap import pipeline
from mlgap.errors import UnknownId
from mlgap.pay import BandTable
from mlgap.resources import Resources
from mlgap.skills import load_taxonomy
from mlgap.types import Cell, Correction
from mlgap.vocabulary import load_vocabulary
from mlgap.what_if import HYPOTHETICAL, market_side, shifts, what_if

import examples

TODAY = date(2026, 11, 21)
CELL = Cell(role_family="ml-engineer")
ASSUMED = {"terraform": "used", "ci-cd": "operated"}


@pytest.fixture(scope="module")
def resources() -> Resources:
    model = SimpleNamespace(name="example-model", digest="0" * 64, calibrated=True)
    bands = BandTable(example_facts.WINDOW, {}, 0.8, 0)
    return Resources(
        load_vocabulary(), load_taxonomy(), model, SimpleNamespace(items=()),
        example_facts.example_snapshot(), bands,
    )  # fmt: skip


@pytest.fixture(scope="module")
def side(resources):
    return market_side(resources, CELL)


@pytest.fixture
def ask(resources, side):
    def found(assumed, profile=None, **beside):
        told = {"cell": CELL, "today": TODAY, "side": side, **beside}
        return what_if(profile or examples.example_profile(), assumed, resources, **told)

    return found


def counted(report):
    return report.segments, report.roles, report.reach


def test_the_counts_are_those_of_a_report_under_the_same_words(ask, resources):
    profile = examples.example_profile()
    added = [Correction(skill, "added", grade) for skill, grade in ASSUMED.items()]
    said = pipeline.corrected(profile, added, resources, today=TODAY)
    told = pipeline.report_of(said, resources, cell=CELL, today=TODAY)
    assert counted(ask(ASSUMED)) == counted(told)
    assert counted(ask({})) == counted(pipeline.report_of(profile, resources, cell=CELL, today=TODAY))


def test_what_is_assumed_enters_no_profile_and_the_report_says_that_it_is_hypothetical(ask):
    profile = examples.example_profile()
    found = ask(ASSUMED)
    assert found.profile == profile
    assert found.warnings == (HYPOTHETICAL,)
    assert ask({}).warnings == ()
    assert (found.plan, found.unlocks, found.checks, found.pay) == ((), (), (), None)


def test_shifts_tell_counts_reach_and_statuses_before_and_after(ask):
    before, after = ask({}), ask(ASSUMED)
    moved = shifts(before, after)
    assert [s.segment for s in moved] == [s.segment for s in after.segments]
    for shift, old, new in zip(moved, before.segments, after.segments, strict=True):
        if not old.n_adverts:
            assert not shift.moves
            continue
        assert (shift.shown_before, shift.of) == (old.standings[0].shown, old.standings[0].of)
        assert shift.shown_after == new.standings[0].shown > shift.shown_before
        assert shift.reach_after >= shift.reach_before
        told = {(m.skill_id, m.status_after, m.grade_after) for m in shift.moved}
        assert told >= {("terraform", "shown", "used"), ("ci-cd", "shown", "operated")}
    assert any(s.reach_after > s.reach_before for s in moved)
    back = shifts(after, before)
    assert [s.shown_after - s.shown_before for s in back] == [s.shown_before - s.shown_after for s in moved]
    assert not any(s.moves or s.moved for s in shifts(after, after))


def test_a_grade_below_what_the_cv_shows_changes_nothing(ask):
    held = next(e for e in examples.example_profile().evidence if e.grade == "operated" and e.named)
    assert not any(s.moves for s in shifts(ask({}), ask({held.skill_id: "listed"})))


def test_a_higher_grade_of_what_is_shown_already_is_told(ask):
    moved = {m for s in shifts(ask({"terraform": "used"}), ask({"terraform": "operated"})) for m in s.moved}
    assert {(m.skill_id, m.status_before, m.status_after, m.grade_after) for m in moved} == {
        ("terraform", "shown", "shown", "operated")
    }


def test_an_assumed_skill_brings_what_it_implies(ask):
    before = replace(examples.example_profile(), evidence=())
    after = ask({"sagemaker": "used"}, before)
    moved = {m.skill_id for s in shifts(ask({}, before), after) for m in s.moved}
    assert "aws" in moved


@pytest.mark.parametrize(
    "assumed", [{"nothing-like-it": "used"}, {"terraform": "mastered"}, {"communication": "used"}]
)
def test_skills_and_grades_that_do_not_exist_are_refused(ask, assumed):
    with pytest.raises(UnknownId):
        ask(assumed)


def test_the_market_s_side_of_another_cell_is_not_used(ask, side):
    other = Cell(segment="big-tech", role_family="ml-engineer")
    found = ask({}, cell=other)
    assert (
        [s.segment for s in found.segments] == ["big-tech"] != [p.demand.cell.segment for p in side.segments]
    )
    assert found.cell == other
