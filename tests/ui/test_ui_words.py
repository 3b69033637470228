"""Figures in words: one wording each, and thin figures are never told as findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mlgap import reports
from mlgap.types import Cell, GapReport
from mlgap.ui import words
from mlgap.vocabulary import load_vocabulary

import examples
from examples import demand, example_report


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0 %"), (0.004, "under 1 %"), (0.472, "47 %"), (1.0, "100 %")]
)
def test_a_share_is_whole_per_cent(share: float, said: str) -> None:
    assert words.percent(share) == said


@pytest.mark.parametrize(
    ("n", "start"),
    [(0, "Withheld: no adverts"), (1, "Withheld: 1 advert,"), (4, "Withheld"), (5, "Only 5"), (14, "Only 14"),
     (15, "Only 15"), (49, "Only 49"), (50, "")],
)  # fmt: skip
def test_thin_support_is_said(n: int, start: str) -> None:
    said = words.support(n)
    assert said.startswith(start)
    assert bool(said) == (n < 50)


def test_a_hint_and_a_wide_interval_are_told_apart() -> None:
    assert "hint" in words.support(14)
    assert "hint" not in words.support(15)


def test_demand_names_both_shares_with_intervals_and_says_when_it_borrows() -> None:
    found = demand("python", 0.47, 0.33, 100)
    assert words.demand_words(found) == "Asked by 47 % (43 to 51), required by 33 % (29 to 37) of adverts"
    assert "thin" in words.demand_words(replace(found, pooled=True))


def test_a_withheld_segment_has_no_count() -> None:
    report = example_report()
    assert [words.standing_short(s) for s in report.segments][0::4] == ["3 of 10", "withheld"]


def test_a_segment_a_roll_up_and_a_cut_all_have_words() -> None:
    vocabulary = load_vocabulary()
    for id_, label in (
        ("big-tech", "Big tech"),
        ("regulated", "Regulated (finance, health, insurance)"),
        ("platform-team", "Platform teams"),
    ):
        assert words.segment_label(vocabulary, id_) == label


def test_a_cell_without_choices_says_all() -> None:
    vocabulary = load_vocabulary()
    assert words.cell_words(Cell(), vocabulary) == "All roles · all levels · all regions"
    assert words.cell_words(examples.CELL, vocabulary).startswith("Machine learning engineer · ")


def test_nothing_widened_says_nothing() -> None:
    assert words.fallback(()) == ""
    assert words.fallback(("level widened", "region dropped")).endswith("level widened; region dropped.")


def test_words_that_decided_are_quoted_where_they_stand_in_the_line() -> None:
    evidence = replace(example_report().profile.evidence[0], decided_by=("serve", "in an entry"))
    said = words.evidence_words(evidence, load_vocabulary())
    assert said == "Shipped in a job, decided by “serve”, in an entry"


def test_place_alone_is_said_to_have_decided_once() -> None:
    evidence = replace(example_report().profile.evidence[0], grade="used", decided_by=("in an entry",))
    vocabulary = load_vocabulary()
    assert words.evidence_words(evidence, vocabulary) == "Used, because it stands under a job"
    project = replace(evidence, context="project")
    assert words.evidence_words(project, vocabulary) == "Used, because it stands under a project"
    unknown = replace(evidence, context="unknown")
    assert words.evidence_words(unknown, vocabulary) == "Used, because it stands under an entry"


def test_samples_have_readable_names() -> None:
    assert words.sample_label("senior-mlops-lead") == "Senior MLOps lead"
    assert words.sample_label("phd-researcher") == "PhD researcher"


def test_every_grade_status_and_context_has_a_meaning() -> None:
    vocabulary = load_vocabulary()
    assert set(words.GRADE) == set(vocabulary.ids["grade"])
    assert set(words.STATUS) == set(vocabulary.ids["gap_status"])
    assert {e.context for e in _report().profile.evidence} <= set(reports.CONTEXT)


def _report() -> GapReport:
    return example_report()
