"""Two saved reports beside each other: mirrored, empty for one and the same, the market's change apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlgap import gaps, reports, states
from mlgap.documents import mask_identity, read_document
from mlgap.evidence import correct_profile, extract_profile
from mlgap.resources import Resources
from mlgap.skills import load_taxonomy
from mlgap.types import (
    SCHEMA_VERSION,
    Cell,
    Correction,
    GapReport,
    ModelCard,
    Reach,
    SegmentReport,
    Standing,
    Window,
)
from mlgap.vocabulary import load_vocabulary

from postings import YEAR, posting, snapshot

TODAY = date(2026, 11, 21)
CELL = Cell(segment="product-tech")
LINES = (
    "Deployed a demand forecast on Kubernetes that serves 40,000 requests a day",
    "Packaged the scoring service so that it runs the same everywhere",
    "Packaged the scoring service with Docker so that it runs the same everywhere",
    "On call for the pricing service on AWS; cut pages from 9 to 2 a week",
    "Maintained ETL jobs in Spark that load 2 TB a night",
)
SAVED = Path(__file__).parent / "reports"


@cache
def resources() -> Resources:
    asked = [["python", "docker", "kubernetes"]] * 30 + [["python", "spark", "aws", "sql"]] * 30
    market = snapshot([posting(i, skills) for i, skills in enumerate(asked)])
    return Resources(load_vocabulary(), load_taxonomy(), None, None, market, None)  # type: ignore[arg-type]


@cache
def report(lines: tuple[str, ...], corrections: tuple[Correction, ...] = ()) -> GapReport:
    """Return a report as `report_of` saves it, with the parts alone that a comparison reads."""
    text = "Experience\nMachine Learning Engineer, Hexmoor Logistics, Mar 2021 - Present\n"
    text += "".join(f"- {line}\n" for line in lines) + "\nSkills\nPython, SQL\n"
    document = mask_identity(read_document(text.encode(), "cv.txt"))
    profile = extract_profile(document, resources().taxonomy, None, None, today=TODAY)
    profile = correct_profile(profile, corrections, resources().taxonomy, today=TODAY)
    return GapReport(
        SCHEMA_VERSION, gaps.METHOD_VERSION, "test", "2026-09-01", ModelCard("m", "0" * 64, True), CELL,
        profile, (), (), (), (),
    )  # fmt: skip


def compared(old: GapReport, new: GapReport) -> states.Comparison:
    return states.compare_states(old, new, resources(), today=TODAY)


some_lines = st.lists(st.sampled_from(LINES), unique=True, max_size=4).map(tuple)


@settings(max_examples=6)
@given(some_lines, some_lines)
def test_order_of_arguments_mirrors_signs_and_a_state_beside_itself_is_empty(one, other):
    there, back = compared(report(one), report(other)), compared(report(other), report(one))
    swap = {"evidence-added": "evidence-gone", "evidence-gone": "evidence-added"}
    assert [
        (c.skill_id, c.before, c.after, c.quote_before, c.quote_after, c.kind) for c in there.changes
    ] == [
        (c.skill_id, c.after, c.before, c.quote_after, c.quote_before, swap.get(c.kind, c.kind))
        for c in back.changes
    ]
    for a, b in zip(there.segments, back.segments, strict=True):
        assert (a.before, a.after) == (b.after, b.before)
        assert (a.by_person, a.reach_by_person) == (-b.by_person, -b.reach_by_person)
        assert [(s, x, y) for s, x, y in a.statuses] == [(s, y, x) for s, x, y in b.statuses]
    itself = compared(report(one), report(one))
    assert itself.changes == ()
    assert [(s.by_person, s.reach_by_person, s.statuses) for s in itself.segments] == [(0, 0, ())]


def with_saved(old: GapReport, shown: int, within: int) -> GapReport:
    """Return a report that said otherwise then: `shown` of 4 things, `within` of 50 adverts."""
    whole = Standing("all", 4, shown, 0, 0, 0, 4 - shown)
    segment = SegmentReport("product-tech", CELL, CELL, (), YEAR, 50, 20, (whole,), (), (), None)
    reach = Reach("product-tech", 50, within, 3, ())
    return replace(old, segments=(segment,), reach=(reach,), snapshot_id="then")


def test_the_markets_own_change_stands_apart_from_the_persons():
    old = with_saved(report((LINES[4],)), 3, 11)
    found = compared(old, report((LINES[4], LINES[0])))
    (segment,) = found.segments
    assert not found.same_market
    assert (segment.saved.shown, segment.before.shown, segment.after.shown) == (3, 1, 3)
    assert (segment.by_market, segment.by_person) == (-2, 2)
    assert segment.reach_by_market == segment.before.n_within - 11
    assert segment.reach_by_person == segment.after.n_within - segment.before.n_within == 30
    assert "counted anew since" in reports.market_words(found)
    earlier = replace(old.segments[0], window=Window("2024-09", "2025-08"))
    found = compared(replace(old, segments=(earlier,)), report((LINES[4],)))
    assert "others than then: 2024-09 to 2025-08 in the earlier report" in reports.market_words(found)


def test_one_market_did_not_change_and_what_was_said_of_another_part_of_it_is_not_set_beside():
    assert "did not change" in reports.market_words(compared(report(LINES[:1]), report(LINES[:2])))
    elsewhere = replace(report(LINES[:1]), cell=Cell(segment="big-tech"))
    found = compared(with_saved(report(LINES[:1]), 3, 11), elsewhere)
    assert (found.cell, found.same_cell, found.segments[0].saved.shown) == (CELL, False, 3)
    assert "the later one is about another part" in reports.part_words(found)
    old = with_saved(report(LINES[:1]), 3, 11)
    other = states.compare_states(old, elsewhere, resources(), today=TODAY, cell=elsewhere.cell)
    assert (other.segments[0].saved, other.segments[0].by_market) == (None, None)
    assert "not told" in reports.market_words(other)


def test_a_change_of_method_is_counted_as_such_and_is_no_change_of_the_persons():
    now = report(LINES[:1])
    read_less = tuple(e for e in now.profile.evidence if e.skill_id != "kubernetes")
    old = replace(now, profile=replace(now.profile, evidence=read_less))
    found = compared(old, now)
    assert found.changes == ()
    assert found.old.read_otherwise >= 1
    assert "no change of yours" in reports.market_words(found)


def test_skills_of_corrections_that_are_unknown_today_are_said_and_harm_nothing():
    said = (Correction("no-such-skill", "added", "used"), Correction("docker", "added", "used"))
    bare = report((LINES[4],))
    old = replace(bare, profile=replace(bare.profile, corrections=said))
    found = compared(old, bare)
    assert found.old.not_counted == ("no-such-skill",)
    assert {c.skill_id: c.kind for c in found.changes} == {"docker": "own-word"}
    assert "no such skill" in reports.not_counted_words(found)


@pytest.mark.parametrize("form", ["1", "2"])
def test_a_report_saved_in_an_earlier_form_opens_and_is_compared(form):
    old = reports.from_json((SAVED / f"saved_form_{form}.json").read_text(encoding="utf-8"))
    now = replace(old, profile=replace(old.profile, evidence=old.profile.evidence[:-1]))
    found = states.compare_states(old, now, resources(), today=TODAY, cell=CELL)
    assert found.old.created == "2026-06-01"
    assert reports.comparison_to_markdown(found).startswith("# Before and after")


def test_the_markdown_quotes_both_lines_and_acts_on_no_sign_of_them():
    plain = "Packaged the *scoring* service so that it runs the same everywhere"
    found = compared(report((plain,)), report((LINES[2],)))
    text = reports.comparison_to_markdown(found)
    assert "before: “Packaged the \\*scoring\\* service so that" in text
    assert "now: “Packaged the scoring service with Docker" in text
    assert "Wording changed" in text
